import { useEffect, useId, useRef, useState } from "react";
import { type Acknowledgement, type AnswerState, canAnswer, isDecision, wantsText } from "~/domain/acknowledgement";
import { countCharacters } from "~/domain/text";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";
import type { OnRow } from "./acknowledged";
import { isWithdrawn, versionsOf } from "./versions-of";

const answers = ["understood", "accepted", "acceptedIf", "declined"] as const;

/** An answer that was refused, to be written again. */
export type AnswerInWords = { key: string; state: AnswerState; text: string };
type AckAnswerProps = OnRow & { ask: Acknowledgement; again: AnswerInWords | null };

const longest = 1000;

/** The asked person's buttons, each fact once, with which text it is about. A condition and a reason are asked for. */
export function AckAnswer({ row, room, me, ask, again }: AckAnswerProps) {
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
      {writing && wantsText(writing) ? (
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

type WordsProps = {
  state: AnswerState;
  text: string | undefined;
  enterSends: boolean;
  lang: string;
  onSend: (text: string) => void;
  onCancel: () => void;
};

/** The condition or the reason, without which it is not sent. */
function Words({ state, text: before = "", enterSends, lang, onSend, onCancel }: WordsProps) {
  const t = useT();
  const box = useRef<TextBoxHandle>(null);
  const [length, setLength] = useState(countCharacters(before));
  const [empty, setEmpty] = useState(false);
  const noteId = useId();
  const over = length - longest;
  const what = state === "declined" ? "reason" : "condition";

  useEffect(() => box.current?.focus(), []);

  function send() {
    const text = box.current?.text().trim() ?? "";
    setEmpty(text === "");
    if (text === "" || countCharacters(text) > longest) return box.current?.focus();
    onSend(text);
  }

  return (
    <div className="grid gap-2">
      <p aria-hidden="true" className="font-medium">
        {t(`meaning:state.${state}`)}
      </p>
      <TextBox
        ref={box}
        name="text"
        label={t(`meaning:give.${what}`)}
        placeholder={t(`meaning:give.${what}Hint`)}
        defaultValue={before}
        lang={lang}
        enterSends={enterSends}
        onSend={send}
        onText={(text) => {
          setLength(countCharacters(text));
          setEmpty(false);
        }}
        onEscape={onCancel}
        invalid={empty || over > 0}
        describedBy={noteId}
      />
      <p id={noteId} role="alert" className="text-danger empty:hidden">
        {empty && t("errors:empty")}
        {over > 0 && t("room:composer.over", { count: over })}
      </p>
      <div className="flex gap-2">
        <Button tone="primary" onPress={send} isDisabled={over > 0}>
          {t("meaning:give.send")}
        </Button>
        <Button tone="quiet" onPress={onCancel}>
          {t("meaning:give.cancel")}
        </Button>
      </div>
    </div>
  );
}
