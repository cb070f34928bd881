import type { Kind, PayloadOf } from "~/domain/entry";
import { foldForSearch } from "~/domain/fold";
import { gramsOf } from "~/domain/search";
import { changeWords } from "./change-words";

export type SearchFields = { folded: string; grams: string[] };

/** What else an entry is found by: longer than a pair, so that no text can be taken for one. */
export const traits = {
  reply: "#reply",
  edit: "#edit",
  meaning: "#meaning",
  described: "#described",
  change: "#change",
} as const;

/**
 * What finds an entry: the words of a message or a reply with its files, a new version of one, what is said of a file, what
 * is written in a step of a spec change. null: it has none.
 */
export function searchFields<K extends Kind>(kind: K, payload: PayloadOf<K>): SearchFields | null {
  if (kind === "file.described") return describedFields(payload as PayloadOf<"file.described">);
  if (kind.startsWith("specChange.")) return changeFields(kind, payload);
  if (!withText.includes(kind)) return null;
  const said = payload as Said;
  const folded = foldForSearch([wordsOf(said), ...(said.files ?? []).map(fileWords)].join("\n"));
  const grams = gramsOf(folded);
  if (kind === "reply.posted") grams.push(traits.reply);
  if (kind === "message.edited") grams.push(traits.edit);
  if (said.meaning) grams.push(traits.meaning);
  return { folded, grams };
}

/** What finds a step of a spec change. `besides`: what the step itself does not say. */
export function changeFields(kind: Kind, payload: unknown, besides: string[] = []): SearchFields | null {
  const said = changeWords(kind, payload);
  if (!said) return null;
  const folded = foldForSearch([said.title, ...said.words, ...besides].join("\n"));
  return { folded, grams: [...gramsOf(folded), traits.change] };
}

/** The kinds whose words belong to an earlier message or spec change, which they refer to. */
export function isLater(kind: Kind): boolean {
  if (kind.startsWith("specChange.")) return kind !== "specChange.proposed" && kind !== "specChange.stepped";
  return kind === "message.edited" || kind === "file.described";
}

function describedFields(described: PayloadOf<"file.described">): SearchFields | null {
  const words = fileWords(described);
  if (words === "") return null;
  const folded = foldForSearch(words);
  return { folded, grams: [...gramsOf(folded), traits.described] };
}

/** Its name, its part and revision, and the permit that lets it out. */
function fileWords(file: Partial<NamedFile> & Omit<NamedFile, "name">): string {
  const { name, part, revision, permit } = file;
  return [name, part, revision, permit].filter((word) => word).join(" ");
}

type NamedFile = Pick<NonNullable<Said["files"]>[number], "name" | "part" | "revision" | "permit">;

const withText: readonly Kind[] = ["message.posted", "reply.posted", "message.edited"];

type Said = Pick<PayloadOf<"message.posted">, "text" | "meaning" | "files">;

/** The text and the condition of "Yes, if …", which is typed too. Words of others that are quoted are found where they stand. */
export function wordsOf({ text, meaning }: Pick<Said, "text" | "meaning">): string {
  return meaning?.kind === "yesIf" ? `${text}\n${meaning.condition}` : text;
}
