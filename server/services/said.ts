import type { Participant } from "~/domain/actor";
import { isBlank } from "~/domain/characters";
import type { PayloadOf } from "~/domain/entry";
import { mentionsIn } from "~/domain/mention";
import type { CommandInput } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import { takeFiles } from "./sent-file";

export type Saying = Pick<CommandInput<"message.post">, "text" | "lang" | "mentioned" | "meaning" | "quote" | "files">;
type Words = Pick<Saying, "text" | "lang" | "mentioned">;

/**
 * What a message or a reply puts into the log: the words, who is named in them, the plain meaning, the quoted part, the
 * files. Under the room's lock: the files are its own from then on.
 */
export async function said(
  client: Client,
  participant: Participant,
  saying: Saying,
): Promise<PayloadOf<"message.posted">> {
  const { roomId } = participant;
  const { meaning } = saying;
  // Files need no words; a space typed beside them is none.
  const words = isBlank(saying.text) ? { text: "", lang: saying.lang } : await wordsOf(client, roomId, saying);
  const quote = saying.quote && { ...saying.quote, actorId: await authorOf(client, roomId, saying.quote.entryId) };
  const files = saying.files && (await takeFiles(client, participant, saying.files));
  return { ...words, ...(meaning && { meaning }), ...(quote && { quote }), ...(files && { files }) };
}

/** The words with who is named in them: people who are in the room now. */
export async function wordsOf(
  client: Client,
  roomId: string,
  { text, lang, mentioned }: Words,
): Promise<PayloadOf<"message.edited">> {
  if (!/[@\uff20]/.test(text)) return { text, lang };
  const rows = await client.$queryRaw<PersonRow[]>`
    SELECT ${personColumns}, true AS present FROM participant p JOIN member m ON m.id = p.member_id
     WHERE p.room_id = ${roomId}::uuid AND m.disabled_at IS NULL`;
  const mentions = mentionsIn(text, rows.map(personFrom), mentioned);
  return mentions.length > 0 ? { text, lang, mentions } : { text, lang };
}

/** Of the entry that is quoted: one of this room, or of the project room beside a side room. */
async function authorOf(client: Client, roomId: string, entryId: string): Promise<string> {
  const [entry] = await client.$queryRaw<{ actorId: string }[]>`
    SELECT e.actor_id AS "actorId" FROM entry e JOIN room r ON r.id = ${roomId}::uuid
     WHERE e.id = ${entryId}::uuid AND e.room_id IN (r.id, r.parent_id)
       AND (e.own_row OR e.kind = 'reply.posted')`;
  if (!entry) throw new Refusal("notFound", { field: "quote" });
  return entry.actorId;
}
