import type { ErrorCode } from "~/domain/result";
import type { Send } from "~/domain/timeline";
import { filesOf, firstReady } from "./carried-files";
import { type Kept, keyOf, left } from "./kept-send";
import type { OutboxOptions } from "./outbox";
import type { OutboxStorage } from "./outbox-storage";
import { isPassing, restFor } from "./rest";

type Options = Required<
  Pick<OutboxOptions, "memberId" | "send" | "stored" | "files" | "turns" | "tabs" | "clock" | "random">
> & {
  kept(): readonly Kept[];
  update: OutboxStorage["change"];
  changed(): void;
};

/** `trying`: the item under way; with a code while it rests after a passing refusal. */
type Lane = {
  busy: boolean;
  again: boolean;
  attempts: number;
  trying: { key: string; code: ErrorCode | null } | null;
  wake?: () => void;
};

/** Gives what an outbox keeps to the server: one lane a room, in each the oldest that can go first. */
export function createLanes(options: Options) {
  const { memberId, send, stored, files, turns, tabs, clock, random, kept, update, changed } = options;
  const lanes = new Map<string, Lane>();
  let paused = false;

  return {
    run,
    runAll,
    isPaused: () => paused,
    pause() {
      paused = true;
      changed();
    },
    /** Goes on, also where a lane rests. */
    kick() {
      paused = false;
      changed();
      for (const lane of lanes.values()) lane.wake?.();
      runAll();
    },
    /** How far an item that is under way has come; undefined: it is not. */
    trying(item: Kept): Lane["trying"] | undefined {
      const trying = lanes.get(item.input.roomId)?.trying;
      return trying?.key === keyOf(item) ? trying : undefined;
    },
  };

  function runAll() {
    const waiting = kept().filter((item) => !item.refused);
    for (const roomId of new Set(waiting.map((item) => item.input.roomId))) void run(roomId);
  }

  /** The turn is given back between two items, so another tab's stay in order with this tab's. */
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
        if (rest > 0) await restIn(lane, rest);
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
    if (!kept().some((item) => keyOf(item) === keyOf(first))) return 0; // cancelled meanwhile
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

  function restIn(lane: Lane, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = clock.after(milliseconds, resolve);
      lane.wake = () => {
        callOff();
        resolve();
      };
    });
  }
}
