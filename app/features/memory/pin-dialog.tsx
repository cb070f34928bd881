import { useId, useRef, useState } from "react";
import type { Company } from "~/domain/actor";
import { countCharacters } from "~/domain/characters";
import type { Language } from "~/domain/language";
import { longestPin, mayHaveDay, type Topic, topics, wantsConfirmation } from "~/domain/memory";
import { DueDayField } from "~/features/calendar/due-day-field";
import type { Room } from "~/features/room/use-room";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Choice, Choices } from "~/ui/choice";
import { Dialog } from "~/ui/dialog";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";

type PinDialogProps = {
  entryId: string;
  /** What was marked, or all of the message; cut to what fits. */
  text: string;
  lang: Language;
  roomId: string;
  companies: Company[];
  enterSends: boolean;
  send: Room["send"];
  onClose: () => void;
};

/** Asks what it is that the room should remember, and in which words. */
export function PinDialog({ entryId, text, lang, roomId, companies, enterSends, send, onClose }: PinDialogProps) {
  const t = useT();
  const box = useRef<TextBoxHandle>(null);
  const [first] = useState(() => [...text.trim()].slice(0, longestPin).join(""));
  const [length, setLength] = useState(() => countCharacters(first));
  const [topic, setTopic] = useState<Topic>("fact");
  const [day, setDay] = useState("");
  const noteId = useId();
  // In a side room nobody else is there to agree.
  const alone = companies.filter(({ side }) => side !== "guest").length < 2;
  const left = longestPin - length;
  const invalid = left < 0 || length === 0;

  function pin() {
    const words = box.current?.text().trim() ?? "";
    if (words === "" || countCharacters(words) > longestPin) return;
    void send("memory.pin", { entryId, topic, text: words, ...(day && mayHaveDay(topic) && { day }) });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("memory:pin.title")}
      actions={
        <>
          <Button onPress={onClose}>{t("action.cancel")}</Button>
          <Button tone="primary" onPress={pin} isDisabled={invalid}>
            {t("memory:pin.confirm")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="grid gap-1.5">
          <p aria-hidden="true" className="text-sm font-medium">
            {t("memory:pin.text")}
          </p>
          <TextBox
            ref={box}
            name="text"
            label={t("memory:pin.text")}
            defaultValue={first}
            lang={lang}
            enterSends={enterSends}
            onSend={pin}
            onText={(typed) => setLength(countCharacters(typed))}
            invalid={invalid}
            describedBy={noteId}
          />
          <p id={noteId} aria-live="polite" className={`text-sm ${invalid ? "text-danger" : "text-soft"}`}>
            {length === 0 && t("errors:empty")}
            {left < 0 && t("memory:pin.over", { count: -left })}
            {!invalid && left < 50 && t("memory:pin.left", { count: left })}
            {!invalid && left >= 50 && t("memory:pin.textHint")}
          </p>
        </div>
        <Choices label={t("memory:pin.topic")}>
          {topics.map((one) => (
            <Choice
              key={one}
              type="radio"
              name="topic"
              value={one}
              checked={topic === one}
              onChange={() => setTopic(one)}
              label={t(`memory:${one}.label`)}
              description={alone && wantsConfirmation(one) ? t("memory:fact.hintSide") : t(`memory:${one}.hint`)}
            />
          ))}
        </Choices>
        {mayHaveDay(topic) && (
          <DueDayField
            calendars={companies}
            roomId={roomId}
            name="day"
            label={t("memory:pin.day")}
            mark={t("field.optional")}
            value={day}
            onChange={setDay}
          />
        )}
      </div>
    </Dialog>
  );
}
