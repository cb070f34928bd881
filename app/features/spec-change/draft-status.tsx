import { useState } from "react";
import { type ChangeDraft, mostDrafts } from "~/domain/change-draft";
import type { Me } from "~/features/room/room-screen";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { classes } from "~/ui/classes";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";
import { PersonName, relationOf } from "~/ui/person-name";
import { Time } from "~/ui/time";
import type { Told } from "./use-typed-change";

type DraftStatusProps = {
  told: Told;
  me: Me;
  onDiscard: () => void;
  onRestart: () => void;
};

/** Where what is typed is kept, and which colleague typed last. */
export function DraftStatus({ told: { state, draft, theirs }, me, onDiscard, onRestart }: DraftStatusProps) {
  const t = useChangeT();
  const [asking, setAsking] = useState(false);
  const troubled = state === "waiting" || state === "full" || state === "alone";
  if (state === "gone") return <GoneDraft onRestart={onRestart} />;
  return (
    <div className="flex items-center gap-3 rounded-lg bg-sunken py-2 ps-3 pe-1 text-sm scripting-none:hidden">
      <Icon
        name={troubled ? "offline" : "lock"}
        className={classes("size-4 shrink-0", troubled ? "text-warning" : "text-soft")}
      />
      <div className="grid min-h-control min-w-0 flex-1 content-center gap-0.5">
        <p>{t("change:draft.private")}</p>
        <p className="flex flex-wrap gap-x-2 text-soft">
          <span role="status">{t(`change:draft.${state}`, { count: mostDrafts })}</span>
          {theirs && (
            <span>
              <Changer draft={theirs} me={me} />
            </span>
          )}
        </p>
      </div>
      {draft && (
        <Button tone="quiet" onPress={() => setAsking(true)}>
          {t("change:draft.discard")}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={onDiscard}
        title={t("change:draft.discardTitle")}
        confirm={t("change:draft.discard")}
      >
        {t("change:draft.discardText")}
      </ConfirmDialog>
    </div>
  );
}

type ChangerProps = {
  draft: Pick<ChangeDraft, "changedBy" | "changedAt">;
  me: Pick<Me, "memberId" | "organizationId">;
};

/** Who typed last, and when. */
export function Changer({ draft: { changedBy, changedAt }, me }: ChangerProps) {
  return (
    <>
      <PersonName name={changedBy.name} relation={relationOf(me, changedBy)} lang={changedBy.locale} />{" "}
      <Time at={changedAt} as="brief" className="tabular-nums" />
    </>
  );
}

/** What was typed stays on the screen, to be read or gone on with. */
function GoneDraft({ onRestart }: { onRestart: () => void }) {
  const t = useChangeT();
  return (
    <Notice tone="info">
      <div className="grid justify-items-start gap-2">
        <p>{t("change:draft.gone")}</p>
        <div className="flex flex-wrap gap-2">
          <LinkButton to="/changes">{t("specChange:waiting.title")}</LinkButton>
          <span className="scripting-none:hidden">
            <Button onPress={onRestart}>{t("change:draft.restart")}</Button>
          </span>
        </div>
      </div>
    </Notice>
  );
}
