import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import { asProposed, impactLines } from "~/domain/impact";
import { type ChangeStep, changeSteps } from "~/domain/spec-change";
import { specChangeOf } from "../../server/services/spec-change-state";
import { alternative, boreChange, boreSheet, halfSheet } from "../support/bore-change";
import type { Client } from "../support/client";
import { atOnce, type Doer, entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kim: Client;
const { directly, propose, stateOf, step, stepInput } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const rounds = Array.from({ length: 8 }, (_, index) => index);

async function answered(): Promise<string> {
  const { id } = entryOf(await propose(kim, { content: { ...boreChange, effectivity: atOnce } }));
  entryOf(await step(sato, id, "answerImpact"));
  return id;
}

const entriesOf = async (id: string) =>
  (await specChangeOf(world.portal.database.prisma, world.room, id)).entries.map(({ kind }) => kind.slice(11));

test.each(rounds)("both sides accept at the same moment: it is agreed once (%i)", async () => {
  const id = await answered();
  const input = await stepInput(id, "accept");
  const results = await Promise.all([kim, sato].map((by) => by.command("specChange.accept", input)));
  for (const result of results) entryOf(result);
  expect(await entriesOf(id)).toEqual(["proposed", "impactAnswered", "accepted", "accepted", "agreed"]);
});

test.each(rounds)(
  "an acceptance and a revision at the same moment: either the one or the other (%i)",
  async (round) => {
    const id = await answered();
    entryOf(await step(kim, id, "accept"));
    const [accept, revise] = [await stepInput(id, "accept"), await stepInput(id, "revise")];
    const give = [() => sato.command("specChange.accept", accept), () => kim.command("specChange.revise", revise)];
    const results = await Promise.all((round % 2 ? give.reverse() : give).map((one) => one()));
    const change = await stateOf(id);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const refusal = results.find(({ ok }) => !ok);
    if (change.agreed) {
      expect(change.revisions).toHaveLength(1);
      expect(refusal).toMatchObject({ code: "alreadyDone" });
    } else {
      expect(change).toMatchObject({ state: "proposed", acceptances: [], voided: [{ side: "buyer" }] });
      expect(refusal).toMatchObject({ code: "outdated" });
    }
  },
);

test.each(rounds)("it is withdrawn and rejected at the same moment: it ends once (%i)", async () => {
  const id = await answered();
  const [withdraw, reject] = [await stepInput(id, "withdraw"), await stepInput(id, "reject")];
  const results = await Promise.all([
    kim.command("specChange.withdraw", withdraw),
    sato.command("specChange.reject", reject),
  ]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await entriesOf(id)).toHaveLength(3);
});

// A failure prints its seed and path: PORTAL_SEED=<seed> PORTAL_PATH=<path> plays it again.
const { PORTAL_SEED, PORTAL_PATH } = process.env;

/** What somebody sends, made from what was on the screen when `behind` things fewer had happened. */
type Sending = { by: number; step: ChangeStep; behind: number; option: string; isWhole: boolean };
const sending: fc.Arbitrary<Sending> = fc.record({
  by: fc.nat(2),
  step: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...changeSteps) },
    { weight: 2, arbitrary: fc.constant("answerImpact" as const) },
    { weight: 8, arbitrary: fc.constant("accept" as const) },
  ),
  behind: fc.constantFrom(0, 0, 0, 0, 1, 2),
  option: fc.constantFrom(alternative, alternative, alternative, asProposed),
  isWhole: fc.boolean(),
});

test("whatever is sent in whichever order, the log has no agreement but of both sides on what was whole and current", async () => {
  const { people } = world;
  const doers: Doer[] = [people.kim, people.sato, people.kobayashi].map(directly);
  let agreements = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(sending, { minLength: 5, maxLength: 20, size: "max" }), async (sendings) => {
      const { id } = entryOf(await propose(kim, { content: { ...boreChange, effectivity: atOnce } }));
      const screens: Record<string, unknown>[] = [];
      for (const { by, step, behind, option, isWhole } of sendings) {
        const sheet = isWhole ? boreSheet : halfSheet;
        const { terms, revision } = {
          ...(await stepInput(id, "revise")),
          ...(await stepInput(id, "accept", { option })),
        };
        screens.push({ terms, revision });
        const seen = screens[Math.max(0, screens.length - 1 - behind)];
        const fits = step === "accept" ? { option, terms: seen?.terms } : withRevision(step, seen?.revision);
        const more = step === "answerImpact" ? { sheet } : {};
        await doers[by]?.command(`specChange.${step}`, { ...(await stepInput(id, step)), ...fits, ...more });
      }
      const { entries } = await specChangeOf(world.portal.database.prisma, world.room, id);
      judge(entries);
      agreements += entries.filter(({ kind }) => kind === "specChange.agreed").length;
    }),
    { numRuns: 25, ...(PORTAL_SEED && { seed: Number(PORTAL_SEED) }), ...(PORTAL_PATH && { path: PORTAL_PATH }) },
  );
  if (!PORTAL_PATH) expect(agreements).toBeGreaterThan(0);
}, 180_000);

function withRevision(step: ChangeStep, revision: unknown) {
  return ["revise", "answerImpact", "understand"].includes(step) ? { revision } : {};
}

/** Reads the log as an auditor would: what had been said of the current revision when it was agreed. */
function judge(entries: Entry[]) {
  let revision = 1;
  let answer: typeof boreSheet | null = null;
  let accepted: { by: string; option: string; terms: string }[] = [];
  for (const entry of entries) {
    if (!entry.payload) continue;
    if (entry.kind === "specChange.revised") [revision, answer, accepted] = [revision + 1, null, []];
    if (entry.kind === "specChange.impactAnswered") {
      expect(entry.payload.revision).toBe(revision);
      [answer, accepted] = [entry.payload.sheet, []];
    }
    if (entry.kind === "specChange.accepted") accepted.push({ by: entry.actorId, ...entry.payload });
    if (entry.kind !== "specChange.agreed") continue;
    const { option, terms } = entry.payload;
    const lines =
      option === asProposed ? answer?.answers : answer?.alternatives.find(({ key }) => key === option)?.answers;
    for (const line of impactLines) expect(lines?.[line], line).toBeTruthy();
    const who = accepted.filter((one) => one.option === option && one.terms === terms).map(({ by }) => by);
    const { kim, sato, kobayashi } = world.people;
    expect(who).toContain(kim.memberId);
    expect(who.some((by) => by === sato.memberId || by === kobayashi.memberId)).toBe(true);
  }
}
