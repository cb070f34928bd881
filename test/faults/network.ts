import { type Result, refused } from "~/domain/result";
import type { Clock } from "~/features/room/turns";

/** A clock that stands still until it is turned. */
export function createHandClock() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  return {
    ...clock,
    /** Runs the next timer that is due within the time; false: there was none, and the time has passed. */
    turn(milliseconds: number, until = now + milliseconds): boolean {
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      now = next ? Math.max(now, next.at) : Math.max(now, until);
      timers = timers.filter((timer) => timer !== next);
      next?.run();
      return next !== undefined;
    },
  };
}

export type HandClock = ReturnType<typeof createHandClock>;
export type Network = ReturnType<typeof createNetwork>;

/** Something under way. A command to the server can also be stored without anyone being told. */
type Packet = { arrive(): Promise<void> | void; storeSilently?(): Promise<void> };

/** Everything that is under way between tabs and server, to be delivered, lost or repeated in any order. */
export function createNetwork(clock: HandClock) {
  let packets: Packet[] = [];
  const pick = (index: number) => packets[index % Math.max(packets.length, 1)];
  const drop = (packet: Packet | undefined) => {
    packets = packets.filter((other) => other !== packet);
  };

  return {
    isEmpty: () => packets.length === 0,
    put: (packet: Packet) => void packets.push(packet),

    /** A request and its answer, each a packet; given up after ten seconds. `hears`: the asker is still there. */
    request<T>(
      hears: () => boolean,
      work: () => Promise<Result<T>>,
      silently?: () => Promise<void>,
    ): Promise<Result<T>> {
      return new Promise((resolve) => {
        const callOff = clock.after(10_000, () => resolve(refused("unavailable")));
        const answer = (result: Result<T>) => {
          if (!hears()) return;
          callOff();
          resolve(result);
        };
        const arrive = async () => {
          const result = await work();
          packets.push({ arrive: () => answer(result) });
        };
        packets.push(silently ? { arrive, storeSilently: silently } : { arrive });
      });
    },

    async deliver(index: number) {
      const packet = pick(index);
      drop(packet);
      await packet?.arrive();
    },
    lose: (index: number) => drop(pick(index)),
    repeat: async (index: number) => pick(index)?.arrive(),

    /** The server stops: one command may be stored first; then everything under way is gone. */
    async breakDown(index: number) {
      const commands = packets.filter((packet) => packet.storeSilently);
      await commands[index % Math.max(commands.length, 1)]?.storeSilently?.();
      packets = [];
    },
  };
}
