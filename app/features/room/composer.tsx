import { Form } from "@remix-run/react";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import type { Company, Person } from "~/domain/actor";
import { countCharacters, longestMessage } from "~/domain/characters";
import type { CurrentDrawing } from "~/domain/file";
import type { Language } from "~/domain/language";
import { tableFrom } from "~/domain/table-paste";
import { AttachButton } from "~/features/attachment/attach-button";
import { Attached } from "~/features/attachment/attached";
import { PlainFiles } from "~/features/attachment/plain-files";
import { useAttaching } from "~/features/attachment/use-attaching";
import { ClosedNotice } from "~/features/calendar/closed-notice";
import { SendLaterButton } from "~/features/calendar/send-later-button";
import { chosenTime, useLater } from "~/features/calendar/use-later";
import { MeaningButton } from "~/features/meaning/meaning-button";
import { MeaningChooser } from "~/features/meaning/meaning-chooser";
import { useMeaning } from "~/features/meaning/use-meaning";
import type { Quoted } from "~/features/quote/quoted";
import { ProposeLink } from "~/features/spec-change/propose-link";
import { threadTo } from "~/features/thread/thread-address";
import { useRefusalText, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { TextBox, type TextBoxHandle } from "~/ui/text-box";
import { EmojiButton } from "./emoji-button";
import { useInNotes } from "./in-notes";
import { LanguageChoice } from "./language-choice";
import { useMentionPicker } from "./mention-picker";
import type { Me, Unposted } from "./room-screen";
import { SendHint } from "./send-hint";
import { useComposerWords } from "./use-composer-words";
import { useDraft } from "./use-draft";
import type { useRoom } from "./use-room";

/** What the box sends: a message to the room, or a reply to the row of that id. */
type ComposerCommand = { name: "message.post" } | { name: "reply.post"; entryId: string };

type ComposerProps = {
  roomId: string;
  command?: ComposerCommand;
  /** What is quoted, and how it is shown above the box. */
  quote?: Quoted | null;
  quoteDraft?: ReactNode;
  onQuoteSent?: () => void;
  me: Me;
  /** Who may be named with @. */
  people: readonly Person[];
  companies: ReadonlyMap<string, Company>;
  /** Parts that an attached file may show. */
  drawings: readonly CurrentDrawing[];
  formKey: string;
  unposted?: Unposted;
  onTyping?: (rootId?: string) => void;
  send: ReturnType<typeof useRoom>["send"];
};

/** Hands its text to `send` and clears itself. Without JavaScript the same fields are posted. */
export function Composer({
  roomId,
  command = post,
  quote,
  me,
  people,
  companies,
  drawings,
  formKey,
  unposted,
  send,
  ...more
}: ComposerProps) {
  const t = useT();
  const refusalText = useRefusalText();
  const box = useRef<TextBoxHandle>(null);
  const company = useInNotes();
  const [length, setLength] = useState(countCharacters(unposted?.text ?? ""));
  const rootId = command.name === "reply.post" ? command.entryId : null;
  const place = rootId ? `${roomId}/thread-${rootId}` : roomId;
  const form = useRef<HTMLFormElement>(null);
  const attached = useAttaching({ memberId: me.memberId, roomId, place, form });
  const meaning = useMeaning(me.memberId, place);
  const draft = useDraft(me.memberId, place, {
    text: () => box.current?.text() ?? "",
    show(text) {
      box.current?.setText(text);
      setLength(countCharacters(text));
      if (!company) meaning.onText(text);
    },
  });
  const later = useLater(place, (text) => {
    const before = box.current?.text() ?? "";
    box.current?.setText(before ? `${before}\n${text}` : text);
    onText(box.current?.text() ?? "");
    box.current?.focus();
  });
  const mention = useMentionPicker(people, me, box);
  const [lang, setLang] = useState<Language>(me.locale);
  const noteId = useId();
  const words = useComposerWords(company, rootId !== null);
  const left = longestMessage - length;
  const tooLong = left < 0;

  function onText(text: string) {
    if (text !== "") more.onTyping?.(rootId ?? undefined);
    setLength(countCharacters(text));
    draft.keep(text);
    if (!company) meaning.onText(text);
  }

  /** null: it cannot be sent as it is. */
  function ready() {
    const text = box.current?.text() ?? "";
    const meant = meaning.ready();
    const isEmpty = text.trim() === "" && attached.now().length === 0;
    if (isEmpty || countCharacters(text) > longestMessage || !meant || !attached.mayGo()) return null;
    return {
      text,
      lang,
      ...meant,
      ...attached.carried(),
      ...(mention.chosen.length > 0 && { mentioned: mention.chosen }),
      ...(quote && { quote: { entryId: quote.entryId, text: quote.text } }),
    };
  }

  function empty() {
    box.current?.setText("");
    setLength(0);
    more.onQuoteSent?.();
    meaning.clear();
    attached.forget();
  }

  async function submit() {
    // What was chosen a moment ago goes with it.
    await attached.coming();
    const said = ready();
    if (!said) return;
    empty();
    await (rootId ? send("reply.post", { entryId: rootId, ...said }) : send("message.post", said));
    draft.keep(box.current?.text() ?? "");
  }

  async function submitLater(sendAt: number) {
    await attached.coming();
    const said = ready();
    if (said && !attached.mayGoLater()) return;
    if (!said || !(await later.keep({ roomId, entryId: rootId }, said, sendAt))) return;
    await attached.setAside();
    if (box.current?.text() === said.text) empty();
    draft.keep(box.current?.text() ?? "");
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const sendAt = chosenTime(event);
    void (sendAt === null ? submit() : submitLater(sendAt));
    box.current?.focus();
  }

  return (
    <Form
      ref={form}
      method="post"
      encType="multipart/form-data"
      onPasteCapture={attached.onPaste}
      action={rootId ? threadTo(roomId, rootId) : `/rooms/${roomId}`}
      onSubmit={onSubmit}
      data-audience={company ? "own" : "everyone"}
      className="grid gap-1.5"
    >
      <input type="hidden" name="command" value={command.name} />
      <input type="hidden" name="actorId" value={me.memberId} />
      <input type="hidden" name="clientKey" value={formKey} />
      {rootId && <input type="hidden" name="entryId" value={rootId} />}
      {more.quoteDraft}
      <Attached attached={attached} memberId={me.memberId} roomId={roomId} companies={companies} drawings={drawings} />
      <MeaningChooser
        choice={meaning}
        lang={lang}
        enterSends={me.enterSends}
        company={companies.get(me.organizationId)}
        companies={companies}
        onSend={() => void submit()}
        onClose={() => box.current?.focus()}
      />
      <div className="relative flex items-end gap-2">
        {mention.list}
        <TextBox
          ref={box}
          name="text"
          label={words.label}
          placeholder={words.placeholder}
          defaultValue={unposted?.text}
          lang={lang}
          enterSends={me.enterSends}
          onSend={submit}
          onText={onText}
          assist={mention.assist}
          pasteAs={tableFrom}
          invalid={tooLong || unposted !== undefined}
          describedBy={noteId}
          className="min-w-0 flex-1"
        />
        <Button
          tone={company ? "note" : "primary"}
          square
          isDisabled={tooLong}
          aria-label={words.send}
          className="sm:w-auto sm:px-4"
        >
          <Icon name={company ? "lock" : "send"} className="size-5 sm:hidden" />
          <span className="hidden sm:inline">{words.send}</span>
        </Button>
      </div>
      {!company && <ClosedNotice companies={companies} me={me} roomId={roomId} later={later} />}
      <div className="flex min-h-5 items-center justify-between gap-4 text-xs text-soft">
        <span className="flex items-center gap-1">
          <AttachButton onFiles={attached.add} />
          <EmojiButton box={box} />
          <LanguageChoice lang={lang} onChoose={setLang} narrow={rootId !== null} />
          {!company && <MeaningButton choice={meaning} />}
          {!company && !rootId && companies.get(me.organizationId)?.side !== "guest" && <ProposeLink roomId={roomId} />}
          {later.possible && !company && (
            <SendLaterButton companies={companies} me={me} isDisabled={tooLong} onLater={submitLater} />
          )}
        </span>
        <p id={noteId} aria-live="polite" className={tooLong || unposted ? "text-danger" : undefined}>
          {unposted && !tooLong && refusalText(unposted.refused)}
          {tooLong && t("room:composer.over", { count: -left })}
          {!tooLong && left < 1000 && t("room:composer.left", { count: left })}
          {!unposted && !rootId && left >= 1000 && <SendHint enterSends={me.enterSends} />}
        </p>
      </div>
      <noscript>
        {import.meta.env.SSR && <PlainFiles countries={[...companies.values()].map(({ country }) => country)} />}
      </noscript>
    </Form>
  );
}

const post: ComposerCommand = { name: "message.post" };
