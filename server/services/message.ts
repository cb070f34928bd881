import type { Actor } from "~/domain/actor";
import { applyToMessage, canChange, type Message, messageFrom } from "~/domain/message";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import type { UseCases } from "./execute";
import type { Recorder } from "./record";
import { type Saying, said, wordsOf } from "./said";
import { targetOf } from "./target";

/** Post, edit and withdraw. An edit or a withdrawal is a new entry; what stood there before stays readable to both sides. */
export function messageCommands(
  record: Recorder,
): Pick<UseCases, "message.post" | "message.edit" | "message.withdraw" | "promise.settle"> {
  return {
    "message.post": (actor, { roomId, ...input }, keyed) => {
      // The hot road: most messages name nobody, promise nothing, quote nothing and bring no file.
      if (isPlain(input)) {
        const { text, lang } = input;
        return record.post(actor, roomId, keyed, { kind: "message.posted", payload: { text, lang } });
      }
      return record.exchange(actor, roomId, keyed, async (client, participant) => [
        { kind: "message.posted", payload: await said(client, participant, input) },
      ]);
    },

    "message.edit": (actor, { roomId, entryId, ...input }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        const { rootId } = await changeable(client, actor.memberId, roomId, entryId);
        const payload = await wordsOf(client, roomId, input);
        return [{ kind: "message.edited", refersTo: entryId, rootId, payload }];
      }),

    "message.withdraw": (actor, { roomId, entryId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        const { rootId } = await changeable(client, actor.memberId, roomId, entryId);
        return [{ kind: "message.withdrawn", refersTo: entryId, rootId, payload: {} }];
      }),

    "promise.settle": (actor, { roomId, entryId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client) => {
        const { rootId } = await promised(client, actor, roomId, entryId);
        return [{ kind: "promise.settled", refersTo: entryId, rootId, payload: {} }];
      }),
  };
}

function isPlain({ text, meaning, quote, files }: Saying): boolean {
  return !meaning && !quote && !files && !/[@\uff20]/.test(text);
}

/** Refuses `notFound` for what is not a message of this room, `withdrawn` and `forbidden` as `canChange` says. */
async function changeable(client: Client, memberId: string, roomId: string, entryId: string) {
  const { rootId } = await targetOf(client, roomId, entryId);
  const message = await messageOf(client, roomId, entryId);
  if (canChange(memberId, message)) return { rootId, message };
  throw new Refusal(message.withdrawnAt === null ? "forbidden" : "withdrawn");
}

/** A message whose "I will answer by …" is open; whoever is of the author's company may say that the answer was given. */
async function promised(client: Client, actor: Actor, roomId: string, entryId: string) {
  const target = await targetOf(client, roomId, entryId);
  const message = await messageOf(client, roomId, entryId);
  if (message.meaning?.kind !== "answerBy") throw new Refusal("notFound");
  if (message.withdrawnAt !== null) throw new Refusal("withdrawn");
  if (message.settledAt !== null) throw new Refusal("alreadyDone");
  const author = await client.member.findUniqueOrThrow({ where: { id: message.authorId } });
  if (author.organizationId !== actor.organizationId) throw new Refusal("forbidden");
  return target;
}

/** The message or reply with all that was done to it; `notFound` for any other kind of line. */
export async function messageOf(client: Client, roomId: string, entryId: string): Promise<Message> {
  const rows = await client.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e
     WHERE e.room_id = ${roomId}::uuid
       AND (e.id = ${entryId}::uuid OR (e.refers_to = ${entryId}::uuid AND e.root_id IN (
             SELECT coalesce(root_id, id) FROM entry WHERE id = ${entryId}::uuid)))
     ORDER BY e.seq`;
  const [first, ...later] = rows.map(entryFrom);
  if (first?.kind !== "message.posted" && first?.kind !== "reply.posted") throw new Refusal("notFound");
  return later.reduce(applyToMessage, messageFrom(first));
}
