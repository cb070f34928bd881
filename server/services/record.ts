import type { Actor, Participant } from "~/domain/actor";
import { type Entry, type Kind, kinds, type PayloadOf } from "~/domain/entry";
import { Refusal } from "~/domain/result";
import { type Client, type Database, isUniqueViolation, Prisma } from "../database/client";
import { hashPayload, newSalt } from "./entry-hash";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";
import { roomFor } from "./gate";
import { newId } from "./id";
import type { project } from "./projection";
import { isLater, searchFields } from "./search-text";

/** What is to be written, before it has a place in the log. */
export type Draft<K extends Kind = Kind> = {
  [P in K]: { id?: string; kind: P; payload: PayloadOf<P>; refersTo?: string; rootId?: string };
}[K];

/** The key that the sender made and the digest of what was sent with it. */
export type Keyed = { clientKey: string; digest: Uint8Array<ArrayBuffer> };

/** `told`: the members for whom there is word. */
export type Publish = (entries: Entry[], told: string[]) => void;
export type Recorder = ReturnType<typeof createRecorder>;

/**
 * The only writer of the log. All its forms answer the entry as it is stored, publish after commit, and answer a key that is
 * already there with the entry stored under it (`conflict` where another request was sent with it).
 */
export function createRecorder(
  { prisma }: Pick<Database, "prisma">,
  now: () => number,
  publish: Publish,
  projects: typeof project,
) {
  return {
    /** The hot road: one statement, one round trip. For what needs no reading before it is decided. */
    async post(actor: Actor, roomId: string, keyed: Keyed, draft: Draft): Promise<Entry> {
      return onceFor(prisma, actor, keyed, async () => {
        const entry = await insert(prisma, actor, roomId, { draft, keyed, at: now(), membershipChecked: false });
        if (!entry) {
          await roomFor(prisma, actor, roomId);
          throw new Refusal("unavailable", { retryAfter: 1 });
        }
        publish([entry], []);
        return entry;
      });
    },

    /**
     * For exchanges that read before they decide: `decide` runs under the room's lock and answers what to write, the
     * command's own entry first, or an entry that says it already. Inside it only `client` may be used.
     */
    async exchange(
      actor: Actor,
      roomId: string,
      keyed: Keyed,
      decide: (client: Client, participant: Participant) => Promise<Draft[] | Entry>,
    ): Promise<Entry> {
      return write(actor, keyed, async (client) => {
        await client.$queryRaw`SELECT 1 FROM room WHERE id = ${roomId}::uuid FOR UPDATE`;
        const twin = await storedFor(client, actor, keyed);
        if (twin) return twin;
        const decided = await decide(client, await roomFor(client, actor, roomId));
        return Array.isArray(decided) ? { roomId, drafts: decided } : decided;
      });
    },

    /**
     * For somebody who comes into a room and so is not in it yet: `admit` decides, under the room's lock, whether they may,
     * and answers their entry, or none where they came another way meanwhile.
     */
    async entering(
      actor: Actor,
      roomId: string,
      keyed: Keyed,
      admit: (client: Client) => Promise<Draft[]>,
    ): Promise<void> {
      await write(actor, keyed, async (client) => {
        await client.$queryRaw`SELECT 1 FROM room WHERE id = ${roomId}::uuid FOR UPDATE`;
        return { roomId, drafts: await admit(client) };
      });
    },

    /**
     * As `exchange`, for the command that makes the room: `open` creates its row and answers the first entries, or the
     * first entry of the room that is there already.
     */
    async opening(
      actor: Actor,
      keyed: Keyed,
      open: (client: Client, roomId: string) => Promise<Draft[] | Entry>,
    ): Promise<Entry> {
      const roomId = newId(now());
      return write(actor, keyed, async (client) => {
        const twin = await storedFor(client, actor, keyed);
        if (twin) return twin;
        const opened = await open(client, roomId);
        return Array.isArray(opened) ? { roomId, drafts: opened } : opened;
      });
    },
  };

  async function write(
    actor: Actor,
    keyed: Keyed,
    work: (client: Client) => Promise<Entry | { roomId: string; drafts: Draft[] }>,
  ): Promise<Entry> {
    return onceFor(prisma, actor, keyed, async () => {
      const written = await prisma.$transaction(async (client): Promise<{ stored: Entry } | Written> => {
        const answer = await work(client);
        if (!("drafts" in answer)) return { stored: answer };
        const entries = await insertAll(client, actor, keyed, answer, now());
        const told: string[] = [];
        for (const entry of entries) told.push(...(await projects(client, entry, actor)));
        return { entries, told };
      });
      if ("stored" in written) return written.stored;
      publish(written.entries, written.told);
      return written.entries[0] as Entry;
    });
  }
}

type Written = { entries: Entry[]; told: string[] };

/** Runs the work; where the key turns out to be taken, reads what is stored under it. */
async function onceFor(client: Client, actor: Actor, keyed: Keyed, work: () => Promise<Entry>): Promise<Entry> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const stored = await storedFor(client, actor, keyed);
    if (!stored) throw error;
    return stored;
  }
}

async function storedFor(client: Client, actor: Actor, { clientKey, digest }: Keyed): Promise<Entry | undefined> {
  const [row] = await client.$queryRaw<(EntryRow & { same: boolean })[]>`
    SELECT ${entryColumns}, request_digest = ${digest} AS same FROM entry e
     WHERE actor_id = ${actor.memberId}::uuid AND client_key = ${clientKey}::uuid`;
  if (!row) return undefined;
  if (!row.same) throw new Refusal("conflict");
  const entry = entryFrom(row);
  if (!isOwnWayOut(entry)) await roomFor(client, actor, row.roomId);
  return entry;
}

/** What its author need not be in the room for: opening a project room for others, and having left it. */
function isOwnWayOut(entry: Entry): boolean {
  const left = entry.kind === "member.removed" && entry.payload?.memberId === entry.actorId;
  return (entry.kind === "room.opened" && entry.parentSeq === undefined) || left;
}

async function insertAll(
  client: Client,
  actor: Actor,
  keyed: Keyed,
  { roomId, drafts }: { roomId: string; drafts: Draft[] },
  at: number,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const draft of drafts) {
    const first = entries[0];
    const about = first ? { causedBy: first.id } : { keyed };
    const entry = await insert(client, actor, roomId, { draft, at, membershipChecked: true, ...about });
    if (!entry) throw new Error("a locked room took no entry");
    entries.push(entry);
  }
  return entries;
}

type Insertion = { draft: Draft; at: number; keyed?: Keyed; causedBy?: string; membershipChecked: boolean };

/**
 * One statement, in this order: the room's row FOR UPDATE, membership, member and session FOR SHARE (which sees what was
 * committed while waiting), head + 1, insert, with the words to be found by. No row: not a member. No ON CONFLICT: a key
 * that is taken aborts and leaves no gap.
 */
async function insert(client: Client, actor: Actor, roomId: string, insertion: Insertion): Promise<Entry | undefined> {
  const { draft, at, keyed, causedBy, membershipChecked } = insertion;
  const { kind, payload, id = newId(at), refersTo = null, rootId = refersTo } = draft;
  const ownRow = kinds[kind].row === "own";
  const salt = newSalt();
  const payloadHash = hashPayload(salt, payload);
  const words = searchFields(kind, payload);
  const messageId = isLater(kind) ? refersTo : id;
  const [row] = await client.$queryRaw<{ seq: number; parentSeq: number | null }[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, head_seq + 1 AS seq, head_hash, parent_id FROM room WHERE id = ${roomId}::uuid FOR UPDATE
    ), author AS MATERIALIZED (
      SELECT 1 FROM participant p
        JOIN member m ON m.id = p.member_id AND m.disabled_at IS NULL AND m.accepted_at IS NOT NULL
       WHERE p.room_id = (SELECT id FROM locked) AND p.member_id = ${actor.memberId}::uuid
       FOR SHARE
    ), awake AS MATERIALIZED (
      SELECT 1 FROM session s
       WHERE s.id = ${actor.sessionId}::uuid AND s.expires_at > now() AND EXISTS (SELECT 1 FROM author)
       FOR SHARE
    ), linked AS MATERIALIZED (
      SELECT locked.*, ${chain({ id, at, kind, actorId: actor.memberId, refersTo, payloadHash })} AS hash
        FROM locked WHERE ${membershipChecked} OR (EXISTS (SELECT 1 FROM author)
         AND (${actor.sessionId}::uuid IS NULL OR EXISTS (SELECT 1 FROM awake)))
    ), moved AS (
      UPDATE room SET head_seq = linked.seq, head_hash = linked.hash FROM linked WHERE room.id = linked.id
    ), findable AS (
      INSERT INTO search_text (entry_id, room_id, seq, message_id, actor_id, at, folded, grams)
      SELECT ${id}::uuid, linked.id, linked.seq, ${messageId}::uuid, ${actor.memberId}::uuid, ${at}::bigint,
             ${words?.folded ?? ""}, ${words?.grams ?? []}::text[]
        FROM linked WHERE ${words !== null}
    )
    INSERT INTO entry (id, room_id, seq, parent_seq, kind, own_row, actor_id, at, refers_to, root_id, client_key, request_digest,
                       caused_by, payload, salt, payload_hash, prev_hash, hash)
    SELECT ${id}::uuid, linked.id, linked.seq,
           (SELECT head_seq FROM room parent WHERE parent.id = linked.parent_id), ${kind}, ${ownRow}, ${actor.memberId}::uuid, ${at}::bigint,
           ${refersTo}::uuid, ${rootId}::uuid, ${keyed?.clientKey ?? null}::uuid, ${keyed?.digest ?? null}::bytea,
           ${causedBy ?? null}::uuid, ${JSON.stringify(payload)}::jsonb, ${salt}, ${payloadHash}, linked.head_hash, linked.hash
      FROM linked
    RETURNING seq, parent_seq AS "parentSeq"`;
  if (!row) return undefined;
  const clientKey = keyed?.clientKey ?? null;
  const { seq, parentSeq } = row;
  const { memberId: actorId } = actor;
  return entryFrom({ id, roomId, seq, parentSeq, kind, ownRow, actorId, at, refersTo, rootId, clientKey, payload });
}

type Link = Pick<Entry, "id" | "at" | "kind" | "actorId" | "refersTo"> & { payloadHash: Uint8Array };

/** The entry's hash over fixed-width or length-prefixed bytes, as the stand-alone verifier makes it too. */
function chain({ id, at, kind, actorId, refersTo, payloadHash }: Link) {
  const none = "00000000-0000-0000-0000-000000000000";
  return Prisma.sql`sha256(locked.head_hash || uuid_send(${id}::uuid) || uuid_send(locked.id)
    || int8send(locked.seq) || int8send(${at}::bigint)
    || int4send(octet_length(convert_to(${kind}, 'UTF8'))) || convert_to(${kind}, 'UTF8')
    || uuid_send(${actorId}::uuid) || uuid_send(${refersTo ?? none}::uuid) || ${payloadHash}::bytea)`;
}
