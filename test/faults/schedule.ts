import fc from "fast-check";

/** One thing that happens. Tabs 0 and 1 are Ann's, tab 2 is Bob's. Numbers that pick something wrap around. */
export type Step =
  | { do: "post"; tab: number }
  /** `message`: which one; of replies and opened threads, the row that is answered. */
  | { do: "edit" | "withdraw" | "reply" | "openThread"; tab: number; message: number }
  | { do: "older" | "newer" | "latest" | "reload" | "offline" | "online" | "read" | "threadOlder"; tab: number }
  | { do: "jump"; tab: number; at: number }
  /** What becomes of one packet under way: a request, an answer, an event or a heartbeat. */
  | { do: "deliver" | "lose" | "repeat"; packet: number }
  /** The next commands are answered so, and not stored. */
  | { do: "refuse"; code: "tooFast" | "unavailable" | "signedOut"; times: number }
  /** The server stops after it committed one command and before it told anyone, and everything under way is lost. */
  | { do: "restart"; packet: number }
  | { do: "wait"; milliseconds: number }
  | { do: "heartbeat" }
  /** Bob leaves the room, whatever his tab was doing. */
  | { do: "leave" };

export type Schedule = { steps: Step[] /** false: plain http, where there are no Web Locks. */; locks: boolean };

const tab = fc.nat(2);
const packet = fc.nat(9);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant("post"), tab }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom("edit", "edit", "withdraw"), tab, message: fc.nat(30) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("reply"), tab, message: fc.constantFrom(0, 0, 0, 1, 20, 22) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("openThread"), tab, message: fc.constantFrom(0, 0, 1, 22) }) },
  { weight: 20, arbitrary: fc.record({ do: fc.constant("deliver"), packet }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom("lose", "repeat"), packet }) },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constantFrom("older", "older", "newer", "latest", "read", "threadOlder"), tab }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("jump"), tab, at: fc.nat(99) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("reload", "offline", "online"), tab }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("refuse"), code: refusals(), times: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("restart"), packet }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("wait"), milliseconds: fc.constantFrom(300, 2_000, 11_000, 40_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("heartbeat") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("leave") }) },
) as fc.Arbitrary<Step>;

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  steps: fc.array(step, { minLength: 10, maxLength: 60 }),
  locks: fc.boolean(),
});

/** Always the same schedules, for a server that is too slow for a thousand. */
export function sampleSchedules(count: number): Schedule[] {
  return fc.sample(schedule, { numRuns: count, seed: 2_026 });
}

function refusals() {
  return fc.constantFrom("tooFast", "unavailable", "signedOut");
}
