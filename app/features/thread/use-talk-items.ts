import { useNavigate } from "@remix-run/react";
import { type RefObject, type SyntheticEvent, useRef } from "react";
import { wordsNow } from "~/domain/message";
import type { MessageRow } from "~/domain/timeline";
import { quotable, selectedIn } from "~/features/quote/quoted";
import { useT } from "~/i18n/use-language";
import type { MenuItem } from "~/ui/menu";
import { useTalk } from "./talk";
import { threadTo } from "./thread-address";

type TalkItems = {
  row: MessageRow;
  roomId: string;
  /** A note of the side room: its words do not go into the box of the room. */
  note: boolean;
  /** Where the message's words are drawn. */
  words: RefObject<HTMLElement | null>;
};

/** Of a message's menu: reply in its thread, and quote it or the part of it that is selected. */
export function useTalkItems({ row, roomId, note, words }: TalkItems) {
  const t = useT();
  const navigate = useNavigate();
  const talk = useTalk();
  const selected = useRef("");
  const text = row.message.withdrawnAt === null ? wordsNow(row.message) : "";
  const items: MenuItem[] = [];
  if (talk.rootId === null) {
    const reply = () => navigate(threadTo(roomId, row.id), { preventScrollReset: true });
    items.push({ id: "reply", label: t("thread:menu.reply"), icon: "reply", onSelect: reply });
  }
  if (text && !note) {
    const quote = () => talk.quote({ entryId: row.id, actorId: row.actorId, text: quotable(selected.current || text) });
    items.push({ id: "quote", label: t("thread:menu.quote"), icon: "quote", onSelect: quote });
  }
  return {
    items,
    /** What was selected of the words when the menu was opened. */
    selected,
    /** Before the menu opens: pressing it may end the selection. */
    noteSelection({ currentTarget, target }: SyntheticEvent) {
      // What happens in the menu comes by here, too, although it stands elsewhere in the document.
      if (currentTarget.contains(target as Node)) selected.current = selectedIn(words.current);
    },
  };
}
