import { type CommandName, commands } from "~/domain/protocol";
import { newId } from "../../server/services/id";
import { idFields, sampleOf, type Values } from "./sample-input";
import { plain } from "./side-questions";
import type { World } from "./world";

/** The ids that commands could name: those of the side room, and those that everyone in the room knows. */
export type Ids = { room: string; said: string; side: Secrets };
type Secrets = { room: string; note: string; ask: string; item: string; file: string; waiting: string; draft: string };

/** Which of the side room's ids an id field could hold. A new one has to be named here. */
function idsOf(
  { people }: World,
  { side }: Ids,
  { command, secretRoom, entry }: { command: CommandName; secretRoom: string; entry: string },
): Record<string, string> {
  const { kim, sato, supplierId } = people;
  return {
    roomId: secretRoom,
    entryId: entry,
    rootId: entry,
    askId: side.ask,
    itemId: side.item,
    clientKey: newId(),
    memberId: sato.memberId,
    memberIds: kim.memberId,
    mentioned: sato.memberId,
    fileId: side.file,
    originId: side.file,
    draftId: side.draft,
    // Of a company, or of an upload.
    id: command === "room.open" ? supplierId : side.waiting,
  };
}

const inEntries = ["entryId", "rootId", "askId", "itemId", "fileId", "originId", "draftId"];

/** The side room's own ids; its entries from the room; and ids of nothing in their place. */
export function commandPairs(
  world: World,
  ids: Ids,
  command: CommandName,
): { secret: Record<string, unknown>; blank: Record<string, unknown> }[] {
  const { side, room, said } = ids;
  const schema = commands[command];
  const fields = idFields(schema);
  const of = (secretRoom: string, entry: string) => idsOf(world, ids, { command, secretRoom, entry });
  const known = of(side.room, side.note);
  for (const field of fields) {
    if (!(field in known)) throw new Error(`${command}: what does ${field} name? Say it in \`idsOf\``);
  }
  const named = [...inEntries, ...(command === "room.open" ? [] : ["id"])].filter((field) => fields.includes(field));
  const pair = (secret: Record<string, string>, blanks: string[]) => {
    const blank = { ...secret, ...Object.fromEntries(blanks.map((field) => [field, newId()])) };
    const sample = (values: Values) => sampleOf(schema, { ...plain, ...values }, command);
    return { secret: sample(secret), blank: sample(blank) };
  };
  const pairs = [pair(known, ["roomId", ...named])];
  if (named.length > 0) {
    pairs.push(pair(of(room, side.note), named));
    pairs.push(pair(of(side.room, said), ["roomId"]));
    for (const field of named) pairs.push(pair({ ...of(room, said), [field]: known[field] ?? "" }, [field]));
  }
  const everything = Object.fromEntries(fields.map((field) => [field, side.room]));
  if (!fields.includes("roomId")) pairs.push(pair(everything, fields));
  return pairs;
}

export function eventInput(
  { name, fields }: { name: string; fields: string[] },
  ids: { roomId: string; rootId: string },
) {
  const known: Record<string, unknown> = { ...ids, seq: 1, place: ids.roomId, text: "x", at: 1, back: false };
  const unknown = fields.filter((field) => !(field in known));
  if (unknown.length > 0 || fields.length === 0) throw new Error(`${name}: what is said with ${unknown.join()}?`);
  return Object.fromEntries(fields.map((field) => [field, known[field]]));
}
