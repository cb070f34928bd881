import { expect } from "vitest";
import type { Entry } from "~/domain/entry";
import { fold, isReply, type Row, rootOf } from "~/domain/timeline";
import { type Simulation, withdrawalOf } from "./simulation";
import type { Tab } from "./tab";

/** After everything healed: stored once, in order, nothing lost, and every tab shows what the log says. */
export async function judge(simulation: Simulation): Promise<void> {
  const log = await simulation.server.log();
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  expectStoredOnce(simulation, log);
  for (const tab of simulation.tabs) {
    if (simulation.left && tab.memberId === simulation.server.members[1]) expectGone(tab);
    else await expectShown(simulation, tab, log);
  }
}

/** What the log says of what was sent, in words that two servers share: no ids and no times. */
export function story({ server, started }: Simulation, log: Entry[]): string[] {
  return log.slice(started).map((entry) => {
    const who = server.members.indexOf(entry.actorId);
    const about = log.findIndex(({ id }) => id === entry.refersTo) - started;
    return [entry.kind, who, entry.refersTo ? about : "", textOf(entry) ?? ""].join(" ");
  });
}

function expectStoredOnce(simulation: Simulation, log: Entry[]) {
  for (const memberId of simulation.server.members) {
    const own = log.slice(simulation.started).filter(({ actorId }) => actorId === memberId);
    const stored = own.filter(({ kind }) => kind.startsWith("message.") || kind === "reply.posted");
    const expected = sentBy(simulation, memberId);
    const hasLeft = simulation.left && memberId === simulation.server.members[1];
    const what = stored.map((entry) => textOf(entry) ?? withdrawalOf(entry.refersTo));
    // What was on its way when its sender left may have come too late. What came is still there once, in order.
    expect(what).toEqual(hasLeft ? expected.filter((one) => what.includes(one)) : expected);
  }
}

/** In order. Only changes to a message that was withdrawn before they came may have stepped aside. */
function sentBy({ sent, tabs }: Simulation, memberId: string): string[] {
  const expected = sent.filter((send) => send.memberId === memberId).map(({ what }) => what);
  const waiting = tabs.find((tab) => tab.memberId === memberId)?.state().pending ?? [];
  for (const { name, input, state, code } of waiting) {
    expect({ state, code }).toEqual({ state: "refused", code: "withdrawn" });
    const what = name === "message.withdraw" ? withdrawalOf(input.entryId) : "text" in input ? (input.text ?? "") : "";
    expected.splice(expected.lastIndexOf(what), 1);
  }
  return expected;
}

const textOf = ({ payload }: Entry) => (payload && "text" in payload ? payload.text : undefined);

function expectGone(tab: Tab) {
  expect(tab.state()).toMatchObject({ removed: true, rows: [], pending: [] });
}

async function expectShown({ heal, server }: Simulation, { store, state, memberId }: Tab, log: Entry[]) {
  expectRows(state().rows, state().from, state().to, log);
  void store.jumpToLatest();
  await heal();
  expect(state()).toMatchObject({ hasNewer: false, to: log.length, head: log.length, removed: false, loading: null });
  while (state().hasOlder) {
    expectRows(state().rows, state().from, state().to, log);
    const { from } = state();
    void store.loadOlder();
    await heal();
    expect(state().from).toBeLessThan(from);
  }
  expectRows(state().rows, 1, log.length, log);
  expectThreads(state().rows, memberId, log);
  await expectThread({ heal, store, state }, log);
  // A move that a reload cut off is gone: the rows come into view again. Any other arrives.
  const cursor = await server.moveCursor(memberId, 0);
  expect(cursor.ok && cursor.value).toBeGreaterThanOrEqual(state().cursor);
}

/** Exactly what the whole log says of the own rows from … to. Sends that were refused may stand behind them. */
function expectRows(rows: Row[], from: number, to: number, log: Entry[]) {
  const own = new Set(log.filter(({ ownRow, seq }) => ownRow && from <= seq && seq <= to).map(({ id }) => id));
  const expected = fold(log.filter((entry) => own.has(entry.ownRow ? entry.id : rootOf(entry))));
  expect(stored(rows)).toEqual(stored(expected));
}

/** Every row's thread is what the log says; what was read in part is marked as a whole, so it is not judged. */
function expectThreads(rows: Row[], memberId: string, log: Entry[]) {
  for (const row of rows) {
    if (row.type === "pending") continue;
    const replies = log.filter((entry) => isReply(entry) && entry.rootId === row.id).reverse();
    const { count = 0, lastSeq = 0, lastAt = 0, memberIds = [], unread = 0, cursor = 0 } = row.thread ?? {};
    const faces = [...new Set(replies.map(({ actorId }) => actorId))];
    const [latest] = replies;
    expect({ count, lastSeq, lastAt, memberIds }).toEqual({
      count: replies.length,
      lastSeq: latest?.seq ?? 0,
      lastAt: latest?.at ?? 0,
      memberIds: faces,
    });
    const past = replies.filter(({ seq, actorId }) => seq > cursor && actorId !== memberId).length;
    if (cursor === 0 || cursor >= lastSeq) expect(unread).toBe(past);
  }
}

type Opened = Pick<Tab, "store" | "state"> & Pick<Simulation, "heal">;

/** The open thread, too, shows its root and exactly the replies that the log has from … to, and older ones on demand. */
async function expectThread({ heal, store, state }: Opened, log: Entry[]) {
  const rootId = state().thread?.rootId;
  if (!rootId) return;
  void store.thread.jumpToLatest();
  await heal();
  for (let first = true; first || state().thread?.hasOlder; first = false) {
    if (!first) void store.thread.loadOlder();
    await heal();
    const { rows = [], from = 0, to = 0 } = state().thread ?? {};
    const isShown = ({ id, seq }: Entry) => id === rootId || (from <= seq && seq <= to);
    const shown = new Set<string | null>(log.filter((one) => !isReply(one) || isShown(one)).map(({ id }) => id));
    const part = log.filter((entry) =>
      isReply(entry) || entry.ownRow ? shown.has(entry.id) : shown.has(entry.refersTo),
    );
    expect(stored(rows)).toEqual(stored(fold(part, [], { rootId })));
  }
}

/** The rows of the log alone, without how they were counted. */
function stored(rows: Row[]) {
  return rows.flatMap((row) =>
    row.type === "pending" ? [] : [{ ...row, pending: [], changes: 0, thread: row.thread?.count ?? 0 }],
  );
}
