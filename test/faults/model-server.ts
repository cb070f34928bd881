import { randomUUID } from "node:crypto";
import type { Person } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { applyToMessage, canChange, type Message, messageFrom } from "~/domain/message";
import type { Catchup, RoomPage, ThreadPage } from "~/domain/protocol";
import { type Result, refused } from "~/domain/result";
import type { ThreadSummary } from "~/domain/thread";
import { fold, isReply, type Send } from "~/domain/timeline";

type Place = { before?: number; around?: number };

/** A room on a server, as the simulation needs it: by the model below, or by a running portal. */
export type ServerUnderTest = {
  roomId: string;
  /** Two people who are in the room. */
  members: [string, string];
  execute(memberId: string, send: Send): Promise<Result<Entry>>;
  page(memberId: string, where: Place): Promise<Result<RoomPage>>;
  after(memberId: string, seq: number): Promise<Result<Catchup>>;
  moveCursor(memberId: string, seq: number): Promise<Result<number>>;
  thread(memberId: string, rootId: string, where: Place): Promise<Result<ThreadPage>>;
  markThread(memberId: string, rootId: string, seq: number): Promise<Result<number>>;
  /** A member leaves the room; answers the entry that says so. */
  leave(memberId: string): Promise<Entry>;
  /** The whole log. */
  log(): Promise<Entry[]>;
};

/** The delivery contract in its shortest form: a gap-free log, keys for ever, membership on every call. */
export function createModelServer({ pageSize = 6, history = 20 } = {}): ServerUnderTest {
  const roomId = randomUUID();
  const members: [string, string] = [randomUUID(), randomUUID()];
  const inside = new Set(members);
  const log: Entry[] = [];
  const digests = new Map<string, { digest: string; entry: Entry }>();
  const cursors = new Map<string, number>();
  const [ann, bob] = members;
  // As a portal opens a room, then `history` messages: pages and windows need something to load.
  append(ann, { kind: "room.opened", ownRow: true, payload: { name: "Brackets", companies: [] } });
  for (const memberId of members) append(ann, { kind: "member.joined", ownRow: true, payload: joined(memberId) });
  for (let n = 0; n < history; n += 1) {
    append(n % 2 ? bob : ann, { kind: "message.posted", ownRow: true, payload: { text: `history ${n}`, lang: "en" } });
  }

  return {
    roomId,
    members,
    async execute(memberId, { name, input }) {
      if (!inside.has(memberId)) return refused("notFound");
      const digest = JSON.stringify({ name, ...input });
      const known = digests.get(`${memberId}/${input.clientKey}`);
      if (known) return known.digest === digest ? { ok: true, value: known.entry } : refused("conflict");
      const isNew = name === "message.post" || name === "reply.post";
      const change = isNew ? undefined : changeOf(memberId, input.entryId);
      if (change && !change.ok) return change;
      const entry = append(memberId, draftFrom({ name, input } as Send, change?.value.rootId ?? null));
      digests.set(`${memberId}/${input.clientKey}`, { digest, entry });
      return { ok: true, value: entry };
    },
    page: async (memberId, where) =>
      inside.has(memberId) ? { ok: true, value: page(memberId, where) } : refused("notFound"),
    async after(memberId, seq): Promise<Result<Catchup>> {
      if (!inside.has(memberId)) return refused("notFound");
      return { ok: true, value: { entries: log.slice(seq, seq + 2 * pageSize), head: log.length, people: people() } };
    },
    async moveCursor(memberId, seq) {
      const moved = Math.max(cursors.get(memberId) ?? 0, Math.min(seq, log.length));
      cursors.set(memberId, moved);
      return { ok: true, value: moved };
    },
    thread: async (memberId, rootId, where) =>
      inside.has(memberId) ? { ok: true, value: thread(memberId, rootId, where) } : refused("notFound"),
    async markThread(memberId, rootId, seq) {
      const moved = Math.max(cursors.get(`${memberId}/${rootId}`) ?? 0, Math.min(seq, log.length));
      cursors.set(`${memberId}/${rootId}`, moved);
      return { ok: true, value: moved };
    },
    async leave(memberId) {
      inside.delete(memberId);
      return append(memberId, { kind: "member.removed", ownRow: true, payload: joined(memberId) });
    },
    log: async () => log,
  };

  function append(actorId: string, draft: Partial<Entry>): Entry {
    const seq = log.length + 1;
    const empty = { refersTo: null, rootId: null, clientKey: null };
    const entry = { ...empty, ...draft, id: randomUUID(), roomId, seq, actorId, at: seq * 1000 } as Entry;
    log.push(entry);
    return entry;
  }

  function changeOf(memberId: string, entryId: string): Result<Message> {
    const posted = log.find(({ id }) => id === entryId);
    if (posted?.kind !== "message.posted" && posted?.kind !== "reply.posted") return refused("notFound");
    const message = log.filter(({ refersTo }) => refersTo === entryId).reduce(applyToMessage, messageFrom(posted));
    if (canChange(memberId, message)) return { ok: true, value: message };
    return refused(message.withdrawnAt === null ? "forbidden" : "withdrawn");
  }

  function page(memberId: string, where: Place): RoomPage {
    const { rows, ...stretch } = stretchOf(
      log.filter((entry) => entry.ownRow),
      where,
    );
    return {
      ...stretch,
      entries: withChanges(rows),
      people: people(),
      companies: [],
      room: { id: roomId, name: "Brackets", side: "buyer", openedAt: 0, parentId: null },
      cursor: cursors.get(memberId) ?? 0,
      threads: threadsOn(memberId, rows),
      readers: [],
      sideRoom: null,
      waiting: [],
      drawings: [],
    };
  }

  function thread(memberId: string, rootId: string, where: Place): ThreadPage {
    const replies = log.filter((entry) => isReply(entry) && entry.rootId === rootId);
    const { rows, ...stretch } = stretchOf(replies, where);
    const root = log.filter(({ id }) => id === rootId);
    const cursor = cursors.get(`${memberId}/${rootId}`) ?? 0;
    return { ...stretch, entries: withChanges([...root, ...rows]), people: people(), cursor };
  }

  function threadsOn(memberId: string, rows: Entry[]): ThreadSummary[] {
    const threadCursors = new Map(rows.map(({ id }) => [id, cursors.get(`${memberId}/${id}`) ?? 0]));
    return fold(log, [], { readerId: memberId, threadCursors }).flatMap((row) =>
      row.type !== "pending" && row.thread && threadCursors.has(row.id) ? [{ ...row.thread, rootId: row.id }] : [],
    );
  }

  function withChanges(rows: Entry[]): Entry[] {
    const ids = new Set<string | null>(rows.map(({ id }) => id));
    return log.filter((entry) => ids.has(entry.id) || (ids.has(entry.refersTo) && !isReply(entry)));
  }

  function stretchOf(own: Entry[], { before, around }: Place) {
    const limit = around === undefined ? pageSize : pageSize / 2;
    const upTo = around ?? (before === undefined ? log.length : before - 1);
    const older = own.filter(({ seq }) => seq <= upTo).slice(-limit);
    const later = around === undefined ? [] : own.filter(({ seq }) => seq > around).slice(0, limit);
    const endOfLater = later.length < limit ? log.length : (later.at(-1)?.seq ?? 0);
    return {
      rows: [...older, ...later],
      from: older.length < limit ? 1 : (older[0]?.seq ?? 1),
      to: around === undefined ? upTo : endOfLater,
      head: log.length,
    };
  }

  function people(): Person[] {
    const rest = { organizationId: "", reading: null, locale: "en" } as const;
    return members.map((id) => ({ id, name: id === ann ? "Ann" : "Bob", ...rest, present: inside.has(id) }));
  }
}

function draftFrom({ name, input }: Send, root: string | null): Partial<Entry> {
  const { clientKey } = input;
  if (name === "message.post") {
    return { kind: "message.posted", ownRow: true, clientKey, payload: { text: input.text, lang: input.lang } };
  }
  const about = { refersTo: input.entryId, rootId: root ?? input.entryId, clientKey, ownRow: false };
  if (name === "message.withdraw") return { ...about, kind: "message.withdrawn", payload: {} };
  if (name !== "message.edit" && name !== "reply.post") throw new Error(`the model knows no ${name}`);
  const kind = name === "reply.post" ? "reply.posted" : "message.edited";
  return { ...about, kind, payload: { text: input.text, lang: input.lang } };
}

const joined = (memberId: string) => ({ memberId, organizationId: "", name: "" });
