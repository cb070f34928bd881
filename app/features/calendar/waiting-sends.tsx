import { lazy, Suspense, useState } from "react";
import type { Company } from "~/domain/actor";
import type { Refused } from "~/domain/result";
import type { ScheduledSend } from "~/domain/scheduled-send";
import type { Me } from "~/features/room/room-screen";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { MenuButton } from "~/ui/menu";
import { acrossFrom } from "./other-side";
import type { Waiting } from "./use-waiting";
import { useWhen } from "./use-when";
import { WaitingWords } from "./waiting-words";

const LaterDialog = lazy(() => import("./later-dialog"));

type WaitingSendsProps = Waiting & {
  /** The room on the screen; what waits in another one is a note beside it. */
  roomId: string;
  companies: ReadonlyMap<string, Company>;
  me: Pick<Me, "organizationId">;
};

/** The reader's own sends that wait, above the box. Nobody else has them. */
export function WaitingSends({ sends, act, roomId, companies, me }: WaitingSendsProps) {
  const t = useT();
  const [moving, setMoving] = useState<ScheduledSend | null>(null);
  const [refused, setRefused] = useState<{ id: string; refusal: Refused } | null>(null);
  if (sends.length === 0) return null;
  const across = acrossFrom(companies, me.organizationId);

  async function run(send: ScheduledSend, wish: Parameters<typeof act>[1]) {
    setMoving(null);
    const refusal = await act(send, wish);
    setRefused(refusal && { id: send.id, refusal });
  }

  return (
    <section aria-label={t("calendar:waiting.label")} className="grid gap-1">
      <h2 className="flex items-center gap-1.5 text-xs text-soft">
        <Icon name="clock" className="size-3.5" />
        {t("calendar:waiting.label")}
      </h2>
      <ul className="grid max-h-[30dvh] divide-y divide-line overflow-y-auto rounded-md border border-dashed border-edge">
        {sends.map((send) => (
          <WaitingSend
            key={send.id}
            send={send}
            isNote={send.roomId !== roomId}
            zone={across[0]?.timeZone}
            refused={refused?.id === send.id ? refused.refusal : null}
            onNow={() => void run(send, { intent: "now" })}
            onMove={() => setMoving(send)}
            onCancel={() => void run(send, { intent: "cancel" })}
          />
        ))}
      </ul>
      {moving && (
        <Suspense fallback={null}>
          <LaterDialog
            title={t("calendar:waiting.move")}
            across={moving.roomId === roomId ? across : []}
            sendAt={moving.sendAt}
            onChoose={(sendAt) => void run(moving, { intent: "move", sendAt })}
            onClose={() => setMoving(null)}
          />
        </Suspense>
      )}
    </section>
  );
}

type WaitingSendProps = {
  send: ScheduledSend;
  isNote: boolean;
  zone: string | undefined;
  refused: Refused | null;
  onNow: () => void;
  onMove: () => void;
  onCancel: () => void;
};

function WaitingSend({ send, isNote, zone, refused, onNow, onMove, onCancel }: WaitingSendProps) {
  const t = useT();
  const when = useWhen();
  const refusalText = useRefusalText();
  const { text, files = [] } = send.input;
  const code = refused?.code ?? send.refused;
  const kind = isNote ? t("calendar:waiting.inNotes") : send.command === "reply.post" && t("calendar:waiting.inThread");
  return (
    <li className="flex items-start gap-2 py-1.5 ps-3 pe-1">
      <div className="min-w-0 flex-1 py-1">
        <WaitingWords send={send} className="line-clamp-2 text-sm whitespace-pre-line" />
        <p className={`text-xs ${code ? "text-danger" : "text-soft"}`} role={refused ? "alert" : undefined}>
          {kind && <span className={isNote ? "text-note" : undefined}>{kind} · </span>}
          {code
            ? t("calendar:waiting.refused", { reason: refusalText({ code }) })
            : t("calendar:waiting.goesOut", { when: when(send.sendAt, isNote ? undefined : zone) })}
        </p>
      </div>
      <MenuButton
        label={t("calendar:waiting.actions", {
          text: text.slice(0, 60) || t("calendar:waiting.files", { count: files.length }),
        })}
        items={[
          {
            id: "now",
            icon: "send",
            label: t(code ? "calendar:waiting.again" : "calendar:waiting.now"),
            onSelect: onNow,
          },
          { id: "move", icon: "clock", label: t("calendar:waiting.move"), onSelect: onMove },
          { id: "cancel", icon: "withdraw", label: t("calendar:waiting.cancel"), onSelect: onCancel },
        ]}
      />
    </li>
  );
}
