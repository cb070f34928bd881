import { useState } from "react";
import { type Acknowledgement, type AnswerState, canAnswer, isDecision, wantsText } from "~/domain/acknowledgement";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import type { AckWords } from "./ack-words";
import type { OnRow } from "./acknowledged";
import { isWithdrawn, versionsOf } from "./versions-of";

const answers = ["understood", "accepted", "acceptedIf", "declined"] as const;

/** An answer that was refused, to be written again. */
export type AnswerInWords = { key: string; state: AnswerState; text: string };
type AckAnswerProps = OnRow & {
  ask: Acknowledgement;
  again: AnswerInWords | null;
  /** The box for the words, once it is there. */
  Words: typeof AckWords | undefined;
};

/** The asked person's buttons, each fact once, with which text it is about. A condition and a reason are asked for. */
export function AckAnswer({ row, room, me, ask, again, Words }: AckAnswerProps) {
  const t = useT();
  const format = useFormat();
  const [writing, setWriting] = useState<AnswerState | null>(again?.state ?? null);
  const side = room.state.companies.get(me.organizationId)?.side ?? "guest";
  const said = row.pending.flatMap((send) =>
    send.name === "ack.give" && send.state !== "refused" && send.input.askId === ask.id ? [send.input.state] : [],
  );
  const isSaid = (state: AnswerState) => said.some((one) => one === state || (one !== "seen" && isDecision(one)));
  const possible = isWithdrawn(row)
    ? []
    : answers.filter((state) => canAnswer(ask, { memberId: me.memberId, side }, state) && !isSaid(state));
  const newest = versionsOf(row).at(-1);
  const refused = row.pending.flatMap((send) =>
    send.name === "ack.give" && send.state === "refused" ? [send.input.clientKey] : [],
  );
  if (possible.length === 0 || !newest) return null;

  function give(state: AnswerState, text?: string) {
    if (!newest) return;
    const answer = { entryId: row.id, askId: ask.id, state, version: newest.seq };
    const sent = room.send("ack.give", text === undefined ? answer : { ...answer, text });
    // Its words are in the new answer, or not wanted any more.
    void sent.then(() => refused.map((key) => room.discard(key)));
    setWriting(null);
  }

  return (
    <div className="grid gap-2 border-t border-line px-3 py-2.5 scripting-none:hidden">
      <p className="text-xs text-soft">
        {t("meaning:give.about", { when: format.moment(newest.at) })}
        {side === "guest" && ` ${t("meaning:give.guest")}`}
      </p>
      {Words && writing && wantsText(writing) ? (
        <Words
          state={writing}
          text={again?.text}
          enterSends={me.enterSends}
          lang={me.locale}
          onSend={(text) => give(writing, text)}
          onCancel={() => setWriting(null)}
        />
      ) : (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{t("meaning:give.label")}</legend>
          {possible.map((state) => (
            <Button
              key={state}
              className="min-h-8 px-3 text-sm pointer-coarse:min-h-11"
              onPress={() => (wantsText(state) ? setWriting(state) : give(state))}
            >
              {t(`meaning:give.${state}`)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
