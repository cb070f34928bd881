import { v4 } from "uuid";
import type { Entry } from "~/domain/entry";
import type { CommandInput } from "~/domain/protocol";
import type { ErrorCode, Result } from "~/domain/result";
import type { Pending, Send, Sendable } from "~/domain/timeline";
import { type CarriedFiles, carriedAgain, filesOf, firstReady, noFiles } from "./carried-files";
import { isRefused, type Kept, keyOf, left } from "./kept-send";
import type { OutboxStorage } from "./outbox-storage";
import { isPassing, restFor } from "./rest";
import { type Clock, type Tabs, type Turns, wallClock } from "./turns";

/** What a screen gives: the key and the room are added here. */
export type Fields<N extends Sendable> = Omit<CommandInput<N>, "clientKey" | "roomId">;
export type Outbox = ReturnType<typeof createOutbox>;

type Options = {
  memberId: string;
  storage: OutboxStorage;
  /** Gives one send to the server. Never rejects: a lost network is `unavailable`. */
  send(send: Send): Promise<Result<Entry>>;
  /** Gets the entry of every send that the server acknowledged. */
  stored(entry: Entry): void;
  files?: CarriedFiles;
  turns: Turns;
  tabs: Tabs;
  clock?: Clock;
  random?: () => number;
  /** Not crypto.randomUUID itself, which plain http lacks. */
  newKey?: () => string;
};

/**
 * What a member sends, in each room first in first out, until the server has it; it survives a reload. A passing refusal is
 * tried again, any other steps aside with its text and lets the rest go on; so does one whose files are not wholly at the
 * server yet. An ended session stops everything until the next `kick`: the server takes it only from the same member.
 */
export function createOutbox(options: Options) {
  const {
    memberId,
    storage,
    send,
    stored,
    files = noFiles,
    turns,
    tabs,
    clock = wallClock,
    random = Math.random,
    newKey = v4,
  } = options;
  const lanes = new Map<string, Lane>();
  const listeners = new Set<() => void>();
  let kept: readonly Kept[] = [];
  let adding: readonly Kept[] = [];
  let paused = false;
  tabs.listen(() => void look());

  return {
    /** Makes the key before the network, shows the send at once, and resolves when it would survive a reload. */
    async add<N extends Sendable>(roomId: string, name: N, fields: Fields<N>): Promise<void> {
      const made = { name, input: { ...fields, roomId, clientKey: newKey() } } as unknown as Send;
      const item: Kept = { ...made, at: clock.now(), refused: null };
      adding = [...adding, item];
      changed();
      await update((items) => [...items, item]);
      adding = adding.filter((other) => other !== item);
      tabs.tell();
      void run(roomId);
    },

    /** Tries a refused send again, behind what waits already. Its key stays, unless the server has it for something else. */
    async retry(key: string): Promise<void> {
      const refusedOne = kept.find((other) => isRefused(other, key));
      const carried = refusedOne ? await carriedAgain(refusedOne, files) : {};
      await update((items) => {
        const item = items.find((other) => isRefused(other, key));
        if (!item) return items;
        const clientKey = item.refused === "conflict" ? newKey() : key;
        const again = { ...item, input: { ...item.input, ...carried, clientKey }, refused: null } as Kept;
        return [...items.filter((other) => other !== item), again];
      });
      tabs.tell();
      runAll();
    },

    /** Gives up a refused send. */
    async discard(key: string): Promise<void> {
      const carried = kept.filter((item) => isRefused(item, key)).flatMap(filesOf);
      if (carried.length > 0) await files.release(carried);
      await update((items) => items.filter((item) => !isRefused(item, key)));
      tabs.tell();
    },

    /** Gives up a send that still waits for its files. */
    async cancel(key: string): Promise<void> {
      const carried = kept.filter((item) => keyOf(item) === key && !isTrying(item)).flatMap(filesOf);
      if (carried.length === 0) return;
      await update((items) => items.filter((item) => keyOf(item) !== key || isTrying(item)));
      if (!kept.some((item) => keyOf(item) === key)) await files.release(carried);
      tabs.tell();
    },

    /** Tries everything now: at start, and when the connection or the session is back. */
    async start(): Promise<void> {
      await update((items) => items);
      kick();
    },
    kick,
    /** Looks again at what waits: files have arrived or were refused. */
    look: runAll,

    /** What waits in a room, oldest first. */
    pending(roomId: string): Pending[] {
      const all = [...kept, ...adding.filter((item) => !kept.some((other) => keyOf(other) === keyOf(item)))];
      return all.filter((item) => item.input.roomId === roomId).map(pendingFrom);
    },
    isPaused: () => paused,
    /** The session ended. */
    pause() {
      paused = true;
      changed();
    },

    /** When the member is no longer in the room. */
    async forget(roomId: string): Promise<void> {
      await storage.forget(roomId);
      await update((items) => items);
      tabs.tell();
    },

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function kick() {
    paused = false;
    changed();
    for (const lane of lanes.values()) lane.wake?.();
    runAll();
  }

  async function look() {
    await update((items) => items);
    runAll();
  }

  function runAll() {
    const waiting = kept.filter((item) => !item.refused).map((item) => item.input.roomId);
    for (const roomId of new Set(waiting)) void run(roomId);
  }

  /** One lane a room. The turn is given back between two items, so another tab's stay in order with this tab's. */
  async function run(roomId: string) {
    const lane = lanes.get(roomId) ?? { busy: false, again: false, attempts: 0, trying: null };
    lanes.set(roomId, lane);
    lane.again = true;
    if (lane.busy) return;
    lane.busy = true;
    try {
      while (lane.again && !paused) {
        lane.again = false;
        const rest = await turns(`outbox/${memberId}/${roomId}`, () => sendFirst(roomId, lane));
        if (rest === "done") continue;
        lane.again = true;
        if (rest > 0) await pause(lane, rest);
      }
    } finally {
      lane.busy = false;
    }
  }

  /** Gives the oldest send to the server; answers how many milliseconds to rest before the next. */
  async function sendFirst(roomId: string, lane: Lane): Promise<number | "done"> {
    const items = await update((all) => all);
    const waiting = items.filter((item) => item.input.roomId === roomId && !item.refused);
    const first = await firstReady(waiting, files, refuse);
    if (!first) return "done";
    if (!kept.some((item) => keyOf(item) === keyOf(first))) return 0; // cancelled meanwhile
    lane.trying = { key: keyOf(first), code: null };
    changed();
    const result = await send({ name: first.name, input: first.input } as Send);
    if (!result.ok && isPassing(result.code)) {
      lane.attempts += 1;
      lane.trying = { key: keyOf(first), code: result.code };
      changed();
      return restFor(result, lane.attempts, random());
    }
    lane.attempts = 0;
    lane.trying = null;
    if (result.ok) {
      stored(result.value);
      const carried = filesOf(first);
      // Before the send itself goes: files without their send would be offered to be sent again.
      if (carried.length > 0) await files.release(carried);
    }
    if (!result.ok && result.code === "signedOut")
      paused = true; // everything stays
    else await update((all) => all.flatMap((item) => (keyOf(item) === keyOf(first) ? left(item, result) : [item])));
    changed();
    tabs.tell();
    return 0;
  }

  function refuse(item: Kept, code: ErrorCode) {
    tabs.tell();
    return update((all) => all.map((other) => (keyOf(other) === keyOf(item) ? { ...other, refused: code } : other)));
  }

  function isTrying(item: Kept): boolean {
    return lanes.get(item.input.roomId)?.trying?.key === keyOf(item);
  }

  function pause(lane: Lane, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = clock.after(milliseconds, resolve);
      lane.wake = () => {
        callOff();
        resolve();
      };
    });
  }

  async function update(next: Parameters<OutboxStorage["change"]>[0]): Promise<readonly Kept[]> {
    kept = await storage.change(next);
    changed();
    return kept;
  }

  function changed() {
    for (const listener of listeners) listener();
  }

  function pendingFrom(item: Kept): Pending {
    const { name, input, at, refused } = item;
    const trying = lanes.get(input.roomId)?.trying;
    const mine = trying?.key === keyOf(item) ? trying : undefined;
    const waits = filesOf(item).length > 0 ? "uploading" : "queued";
    const state = refused ? "refused" : mine ? (mine.code ? "retrying" : "sending") : waits;
    return { name, input, at, actorId: memberId, state, code: refused ?? mine?.code ?? null } as Pending;
  }
}

/** `trying`: the item under way; with a code while it rests after a passing refusal. */
type Lane = {
  busy: boolean;
  again: boolean;
  attempts: number;
  trying: { key: string; code: ErrorCode | null } | null;
  wake?: () => void;
};
