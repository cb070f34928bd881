import { applyToMessage, canChange, type Message, messageFrom } from "~/domain/message";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import type { UseCases } from "./execute";
import type { Recorder } from "./record";

/** Post, edit and withdraw. An edit or a withdrawal is a new entry; what stood there before stays readable to both sides. */
export function messageCommands(
  record: Recorder,
): Pick<UseCases, "message.post" | "message.edit" | "message.withdraw"> {
  return {
    "message.post": (actor, { roomId, text, lang }, keyed) =>
      record.post(actor, roomId, keyed, { kind: "message.posted", payload: { text, lang } }),

    "message.edit": (actor, { roomId, entryId, text, lang }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        await changeable(client, actor.memberId, roomId, entryId);
        return [{ kind: "message.edited", refersTo: entryId, payload: { text, lang } }];
      }),

    "message.withdraw": (actor, { roomId, entryId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        await changeable(client, actor.memberId, roomId, entryId);
        return [{ kind: "message.withdrawn", refersTo: entryId, payload: {} }];
      }),
  };
}

/** Refuses `notFound` for what is not a message of this room, `withdrawn` and `forbidden` as `canChange` says. */
async function changeable(client: Client, memberId: string, roomId: string, entryId: string): Promise<void> {
  const message = await messageOf(client, roomId, entryId);
  if (!message) throw new Refusal("notFound");
  if (canChange(memberId, message)) return;
  throw new Refusal(message.withdrawnAt === null ? "forbidden" : "withdrawn");
}

async function messageOf(client: Client, roomId: string, entryId: string): Promise<Message | undefined> {
  const rows = await client.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e
     WHERE e.room_id = ${roomId}::uuid AND (e.id = ${entryId}::uuid OR e.root_id = ${entryId}::uuid) ORDER BY e.seq`;
  const [first, ...later] = rows.map(entryFrom);
  if (first?.kind !== "message.posted") return undefined;
  return later.reduce(applyToMessage, messageFrom(first));
}
