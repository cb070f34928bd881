import type { Kind, PayloadOf } from "~/domain/entry";
import { foldForSearch } from "~/domain/fold";
import { gramsOf } from "~/domain/search";

export type SearchFields = { folded: string; grams: string[] };

/** What else an entry is found by: longer than a pair, so that no text can be taken for one. */
export const traits = { reply: "#reply", edit: "#edit", meaning: "#meaning" } as const;

/** What finds an entry: the words of a message, a reply or a new version of one. null: it has none. */
export function searchFields<K extends Kind>(kind: K, payload: PayloadOf<K>): SearchFields | null {
  if (!withText.includes(kind)) return null;
  const said = payload as Said;
  const folded = foldForSearch(wordsOf(said));
  const grams = gramsOf(folded);
  if (kind === "reply.posted") grams.push(traits.reply);
  if (kind === "message.edited") grams.push(traits.edit);
  if (said.meaning) grams.push(traits.meaning);
  return { folded, grams };
}

const withText: readonly Kind[] = ["message.posted", "reply.posted", "message.edited"];

type Said = Pick<PayloadOf<"message.posted">, "text" | "meaning">;

/** The text and the condition of "Yes, if …", which is typed too. Words of others that are quoted are found where they stand. */
export function wordsOf({ text, meaning }: Said): string {
  return meaning?.kind === "yesIf" ? `${text}\n${meaning.condition}` : text;
}
