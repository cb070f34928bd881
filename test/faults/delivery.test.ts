import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { story } from "./judge";
import { createModelServer } from "./model-server";
import { delivery } from "./property";
import { sampleSchedules } from "./schedule";
import { simulate } from "./simulation";

// A failure prints its seed and path: PORTAL_SEED=<seed> PORTAL_PATH=<path> plays it again.
const { PORTAL_SEED, PORTAL_PATH, PORTAL_SCHEDULES = "1000" } = process.env;
const seed = Number(PORTAL_SEED ?? Date.now() % 2 ** 31);

test("whatever happens on the way, each send is stored once and in order, and every tab shows the log", async () => {
  console.info(`delivery model: PORTAL_SEED=${seed}`);
  const again = PORTAL_PATH ? { path: PORTAL_PATH, endOnFailure: true } : {};
  await fc.assert(delivery(), { seed, numRuns: Number(PORTAL_SCHEDULES), ...again });
}, 300_000);

test("a schedule tells the same story each time", async () => {
  for (const happening of sampleSchedules(20)) {
    const stories: string[][] = [];
    for (const server of [createModelServer(), createModelServer()]) {
      const simulation = await simulate(server, happening);
      stories.push(story(simulation, await server.log()));
      await simulation.close();
    }
    expect(stories[0]).toEqual(stories[1]);
  }
});
