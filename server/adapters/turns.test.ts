import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTurns, createTurnsByKey } from "./turns";
import { createUploadLocker } from "./upload-locker";

test("at most so many at once, the others in the order in which they came, and a failure keeps nobody waiting", async () => {
  const inTurn = createTurns(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const work = (index: number) => async () => {
    started.push(index);
    most = Math.max(most, ++running);
    await wait(5);
    running -= 1;
    if (index % 2 === 0) throw new Error("failed");
    return index;
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => inTurn(work(index))));
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(all.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled", "rejected"]);
});

test("one after the other for a key, all at once for different ones", async () => {
  const byKey = createTurnsByKey();
  const told: string[] = [];
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await wait(10);
    told.push(`${name} ends`);
    if (name === "a1") throw new Error("failed");
  };
  await Promise.allSettled([byKey("a", work("a1")), byKey("a", work("a2")), byKey("b", work("b"))]);
  expect(told.slice(0, 2).sort()).toEqual(["a1 begins", "b begins"]);
  expect(told.indexOf("a2 begins")).toBeGreaterThan(told.indexOf("a1 ends"));
});

test("who waits for an upload asks its holder to let go, and is woken in turn", async () => {
  const locker = createUploadLocker();
  const never = new AbortController().signal;
  const [first, second, third] = [locker.newLock("a"), locker.newLock("a"), locker.newLock("a")];
  const told: string[] = [];
  await first.lock(never, () => void told.push("first asked"));
  await locker.newLock("b").lock(never, () => {});
  const waiting = second.lock(never, () => void told.push("second asked")).then(() => told.push("second"));
  const aborting = new AbortController();
  const givesUp = third.lock(aborting.signal, () => {});
  aborting.abort();
  await expect(givesUp).rejects.toBeDefined();
  expect(told).toEqual(["first asked", "first asked"]);
  await first.unlock();
  await waiting;
  expect(told.at(-1)).toBe("second");
  await second.unlock();
  await third.lock(never, () => {});
  await third.unlock();
});
