import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createModelServer } from "./model-server";
import { delivery } from "./property";

// The delivery property must be able to fail: here it meets clients that do not know a double when they see one.
const mute = vi.hoisted(() => ({ doubles: false }));
vi.mock("~/domain/timeline", async (original) => {
  const timeline = await original<typeof import("~/domain/timeline")>();
  const isDouble: typeof timeline.isDouble = (...args) => !mute.doubles && timeline.isDouble(...args);
  return { ...timeline, isDouble };
});

const runs = { seed: 1, numRuns: 300, endOnFailure: true };
const judged = { cause: { name: "AssertionError" } };

test("a client that does not tell doubles by their seq fails", async () => {
  mute.doubles = true;
  await expect(fc.assert(delivery(), runs)).rejects.toMatchObject(judged);
  mute.doubles = false;
});

test("a client that makes a new key for every attempt fails", async () => {
  const forgetful = () => {
    const server = createModelServer();
    const execute: typeof server.execute = (memberId, { name, input }) =>
      server.execute(memberId, { name, input: { ...input, clientKey: randomUUID() } } as Parameters<typeof execute>[1]);
    return { ...server, execute };
  };
  await expect(fc.assert(delivery(forgetful), runs)).rejects.toMatchObject(judged);
});

test("the same schedules pass with both in place", async () => {
  await fc.assert(delivery(), { ...runs, numRuns: 30 });
});
