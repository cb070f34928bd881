import { applyToAbout, nothingAbout } from "~/domain/about";
import type { Participant } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { canClose, canConfirm, type MemoryItem, mayHaveDay, wantsConfirmation } from "~/domain/memory";
import type { CommandInput } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import type { UseCases } from "./execute";
import type { Project } from "./projection";
import type { Recorder } from "./record";
import { type Target, targetOf } from "./target";

/** What a room is to remember is pinned from an entry, confirmed by the other company and closed when it is over. */
export function memoryCommands(record: Recorder): Pick<UseCases, "memory.pin" | "memory.confirm" | "memory.close"> {
  return {
    /** Refuses `withdrawn` for what its author took back, `invalid` for a day on anything but a question. */
    "memory.pin": (actor, { roomId, entryId, topic, text, day }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client, participant) => {
        if (day && !mayHaveDay(topic)) throw new Refusal("invalid", { field: "day" });
        const target = await pinnable(client, roomId, entryId);
        const there = await samePin(client, participant, target, { topic, text, day });
        if (there) return there;
        return [{ kind: "memory.pinned", ...at(target), payload: day ? { topic, text, day } : { topic, text } }];
      }),

    "memory.confirm": (actor, { roomId, entryId, itemId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client, participant) => {
        const { target, item, pinnedByCompany, entries } = await itemOf(client, roomId, entryId, itemId);
        const mine = byMe(entries, "memory.confirmed", itemId, participant);
        if (mine) return mine;
        if (!canConfirm(item, pinnedByCompany, participant)) throw new Refusal(whyNotConfirmed(item));
        return [{ kind: "memory.confirmed", ...at(target), payload: { itemId } }];
      }),

    "memory.close": (actor, { roomId, entryId, itemId }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client, participant) => {
        const { target, item, pinnedByCompany, entries } = await itemOf(client, roomId, entryId, itemId);
        const mine = byMe(entries, "memory.closed", itemId, participant);
        if (mine) return mine;
        if (!canClose(item, pinnedByCompany, participant)) throw new Refusal(item.closed ? "alreadyDone" : "forbidden");
        return [{ kind: "memory.closed", ...at(target), payload: { itemId } }];
      }),
  };
}

/** Keeps the read table of what is pinned: from the entry alone, so that it can be made again from the log. */
export const projectMemory: Project = async (client, entry) => {
  if (!entry.payload) return;
  if (entry.kind === "memory.pinned") {
    const { topic, text, day = null } = entry.payload;
    await client.$executeRaw`
      INSERT INTO memory_item (entry_id, room_id, about_id, root_seq, topic, text, day, pinned_by_id, pinned_at)
      SELECT ${entry.id}::uuid, root.room_id, ${entry.refersTo}::uuid, root.seq, ${topic}, ${text}, ${day},
             ${entry.actorId}::uuid, ${entry.at}::bigint
        FROM entry root WHERE root.id = ${entry.rootId}::uuid`;
  }
  if (entry.kind === "memory.confirmed") {
    await client.$executeRaw`
      UPDATE memory_item SET confirmed_by_id = ${entry.actorId}::uuid, confirmed_at = ${entry.at}::bigint
       WHERE entry_id = ${entry.payload.itemId}::uuid AND room_id = ${entry.roomId}::uuid AND confirmed_at IS NULL`;
  }
  if (entry.kind === "memory.closed") {
    await client.$executeRaw`
      UPDATE memory_item SET closed_at = ${entry.at}::bigint
       WHERE entry_id = ${entry.payload.itemId}::uuid AND room_id = ${entry.roomId}::uuid AND closed_at IS NULL`;
  }
};

const at = ({ id, rootId }: Target) => ({ refersTo: id, rootId });

async function pinnable(client: Client, roomId: string, entryId: string): Promise<Target> {
  const target = await targetOf(client, roomId, entryId);
  const withdrawn = await client.entry.findFirst({
    where: { roomId, rootId: target.rootId, refersTo: target.id, kind: "message.withdrawn" },
    select: { id: true },
  });
  if (withdrawn) throw new Refusal("withdrawn");
  return target;
}

type Pin = Pick<CommandInput<"memory.pin">, "topic" | "text" | "day">;

/** The own company's open pin that says the same already: two clicks make one item. */
async function samePin(
  client: Client,
  { organizationId }: Participant,
  target: Target,
  { topic, text, day = undefined }: Pin,
) {
  const entries = await memoryEntries(client, target);
  const open = itemsFrom(entries).filter(
    (item) => !item.closed && item.topic === topic && item.text === text && item.day === (day ?? null),
  );
  const people = await client.member.findMany({
    where: { id: { in: open.map(({ pinnedById }) => pinnedById) }, organizationId },
    select: { id: true },
  });
  const same = open.find(({ pinnedById }) => people.some(({ id }) => id === pinnedById));
  return entries.find(({ id }) => id === same?.id);
}

/** The item of an entry of this room, with the company that pinned it; `notFound` for anything else. */
async function itemOf(client: Client, roomId: string, entryId: string, itemId: string) {
  const target = await targetOf(client, roomId, entryId);
  const entries = await memoryEntries(client, target);
  const item = itemsFrom(entries).find(({ id }) => id === itemId);
  if (!item) throw new Refusal("notFound");
  const pinner = await client.member.findUniqueOrThrow({
    where: { id: item.pinnedById },
    select: { organizationId: true },
  });
  return { target, entries, item, pinnedByCompany: pinner.organizationId };
}

async function memoryEntries(client: Client, { id, rootId }: Target): Promise<Entry[]> {
  const rows = await client.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e
     WHERE e.root_id = ${rootId}::uuid AND e.refers_to = ${id}::uuid
       AND e.kind IN ('memory.pinned', 'memory.confirmed', 'memory.closed') ORDER BY e.seq`;
  return rows.map(entryFrom);
}

const itemsFrom = (entries: Entry[]): MemoryItem[] => entries.reduce(applyToAbout, nothingAbout).memory;

function byMe(entries: Entry[], kind: "memory.confirmed" | "memory.closed", itemId: string, { memberId }: Participant) {
  return entries.find((entry) => entry.kind === kind && entry.payload?.itemId === itemId && entry.actorId === memberId);
}

function whyNotConfirmed({ topic, confirmed, closed }: MemoryItem) {
  return wantsConfirmation(topic) && (confirmed || closed) ? "alreadyDone" : "forbidden";
}
