import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { alive, newPerson } from "../support/browser";
import { startWorld, type World } from "../support/world";

/** Bytes of gzip; the sum of all layout shifts; queries. */
const limits = { scripts: 220_000, shift: 0.02, queries: 6 };
const pageSize = 50;
let world: World;
let head: number;

beforeAll(async () => {
  world = await startWorld();
  head = await fillRoom(3 * pageSize + 20);
  return () => world.stop();
});

test("the room works within its budget of JavaScript", async () => {
  const { sato } = world.people;
  const page = await newPerson(world, sato);
  const scripts = await watchScripts(page);
  await page.goto(`/rooms/${world.room}`);
  await alive(page);
  const box = page.getByRole("textbox");
  await box.press("k");
  expect(await box.inputValue()).toBe("k");
  await connected(sato);
  await expect.poll(() => scripts.underWay.size).toBe(0);

  const loaded = scripts.loaded.map(({ path, encoding }) => {
    const body = readFileSync(join("build/client", path));
    return { path, encoding, whole: body.length, bytes: gzipSync(body).length };
  });
  const total = sum(loaded.map(({ bytes }) => bytes));
  console.log(`JavaScript until the room works: ${kilobytes(total)} KB gzip (limit ${kilobytes(limits.scripts)})`);
  expect(total, JSON.stringify(loaded, null, 1)).toBeLessThanOrEqual(limits.scripts);
  expect(total, "the counter counts").toBeGreaterThan(limits.scripts / 4);
  expect(loaded.filter(({ encoding, whole }) => whole > 1024 && !encoding)).toEqual([]);
});

test.each([
  ["desktop", false],
  ["phone", true],
])("nothing in the room moves by itself on a %s", async (device, phone) => {
  const { kim } = world.people;
  const page = await newPerson(world, kim, { phone });
  await page.goto("/settings");
  await page.addInitScript(watchShifts);
  await slowly(page, async () => {
    await page.goto(`/rooms/${world.room}`, { waitUntil: "commit" });
    await page.locator("body > script").first().waitFor({ state: "attached" });
  });
  await alive(page);
  await connected(kim);
  await scrollBackTo(page, head - 3 * pageSize + 1);
  await page.waitForTimeout(500);

  const shifts = await shiftsOf(page);
  const total = sum(shifts.map(({ value }) => value));
  console.log(`Layout shift of the room on a ${device}: ${total.toFixed(4)} (limit ${limits.shift})`);
  expect(total, JSON.stringify(shifts)).toBeLessThanOrEqual(limits.shift);

  await page.evaluate(() => document.body.prepend(Object.assign(document.createElement("h1"), { innerText: "Moved" })));
  await expect.poll(() => shiftsOf(page), { message: "what moves is seen" }).not.toHaveLength(shifts.length);
});

test("a cold room page takes few queries", async () => {
  const page = await newPerson(world, world.people.sato, { javaScript: false });
  const queries = watchQueries(world.portal.database.pool);
  await page.goto(`/rooms/${world.room}`);
  console.log(`Queries of the room page: ${queries.length} (limit ${limits.queries})`);
  expect(queries.length, queries.join("\n")).toBeLessThanOrEqual(limits.queries);
  expect(queries.join("\n"), "the counter counts").toMatch(/FROM "?entry/i);
  expect(await page.locator("[data-seq]").count()).toBe(pageSize);
});

/** Talk of different lengths and languages; answers the newest `seq`. */
async function fillRoom(count: number): Promise<number> {
  const { sato, kim } = world.people;
  const lines = [
    { lang: "ja", text: "新納期の件、めっき工程を含めて来週木曜までに回答いたします。" },
    { lang: "ko", text: "도면 3페이지의 공차를 확인해 주시기 바랍니다.\n무전해니켈도금 두께는 10㎛입니다." },
    { lang: "en", text: `Radius R2 stays. ${"The rest of the drawing is as we agreed in March. ".repeat(6)}` },
  ] as const;
  let seq = 0;
  for (let index = 0; index < count; index += 1) {
    const line = lines[index % lines.length];
    const input = { ...line, roomId: world.room, clientKey: randomUUID() };
    const posted = await world.portal.services.execute(index % 2 ? sato : kim, "message.post", input);
    if (posted.ok) seq = posted.value.seq;
  }
  return seq;
}

/** The read cursor moves by socket only: once it has arrived, the page is connected and what is in view is read. */
async function connected(actor: Actor): Promise<void> {
  const cursor = async () => (await world.portal.services.room.page(actor, world.room)).cursor;
  await expect.poll(cursor, { timeout: 15_000 }).toBe(head);
}

/** Every script that the page asks for, and how the server sent it. */
async function watchScripts(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  const underWay = new Map<string, { path: string; encoding?: string }>();
  const loaded: { path: string; encoding?: string }[] = [];
  devTools.on("Network.requestWillBeSent", ({ requestId, request }) => {
    const path = new URL(request.url).pathname;
    if (path.endsWith(".js")) underWay.set(requestId, { path });
  });
  devTools.on("Network.responseReceived", ({ requestId, response }) => {
    const script = underWay.get(requestId);
    if (script) script.encoding = response.headers["content-encoding"] ?? response.headers["Content-Encoding"];
  });
  devTools.on("Network.loadingFinished", ({ requestId }) => {
    const script = underWay.get(requestId);
    if (script && underWay.delete(requestId)) loaded.push(script);
  });
  await devTools.send("Network.enable");
  return { underWay, loaded };
}

/** On a line so slow that the browser draws the document while it is still arriving. */
async function slowly(page: Page, work: () => Promise<void>): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const line = { offline: false, latency: 0, uploadThroughput: -1 };
  await devTools.send("Network.emulateNetworkConditions", { ...line, downloadThroughput: 8_000 });
  await work();
  await devTools.send("Network.emulateNetworkConditions", { ...line, downloadThroughput: -1 });
}

type Shift = { value: number; moved: string[] };

/** Runs in the page. Counts also what the standard forgives after input. */
function watchShifts() {
  type Seen = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  const nameOf = ({ node }: { node: Node | null }) => (node instanceof Element ? node.outerHTML.slice(0, 120) : "text");
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Seen[]) shifts.push({ value, moved: sources.map(nameOf) });
  }).observe({ type: "layout-shift", buffered: true });
}

function shiftsOf(page: Page): Promise<Shift[]> {
  return page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
}

/** Reads backwards by wheel or by finger, as fast as older pages come, until a row of that `seq` is there. */
async function scrollBackTo(page: Page, seq: number): Promise<void> {
  const scroll = await scrolling(page);
  const oldest = async () => Number(await page.locator("[data-seq]").first().getAttribute("data-seq"));
  const isAtEdge = () => page.locator("[data-edge=older]").evaluate((edge) => edge.getBoundingClientRect().top > -500);
  for (let before = await oldest(); before > seq; before = await oldest()) {
    if (await isAtEdge()) await expect.poll(oldest).toBeLessThan(before);
    else await scroll();
  }
}

async function scrolling(page: Page): Promise<() => Promise<void>> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const x = width * 0.6;
  if (!(await page.evaluate(() => matchMedia("(pointer: coarse)").matches))) {
    await page.mouse.move(x, height / 2);
    return () => page.mouse.wheel(0, -height * 0.4);
  }
  const devTools = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
    devTools.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y: y * height }] });
  return async () => {
    await touch("touchStart", 0.3);
    for (const y of [0.4, 0.5, 0.6, 0.7]) await touch("touchMove", y);
    await page.waitForTimeout(60); // a finger that rests before it lifts flings nothing
    await touch("touchEnd");
  };
}

/** The texts of all queries from now on; what only opens and closes a transaction is not counted. */
function watchQueries(pool: Pool): string[] {
  const texts: string[] = [];
  const watched = new WeakSet<PoolClient>();
  pool.on("acquire", (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client) as (...input: unknown[]) => unknown;
    const counted = (...input: unknown[]) => {
      const text = typeof input[0] === "string" ? input[0] : (input[0] as { text: string }).text;
      if (!/^(BEGIN|COMMIT|ROLLBACK)/i.test(text)) texts.push(text);
      return query(...input);
    };
    Object.assign(client, { query: counted });
  });
  return texts;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const kilobytes = (bytes: number) => Math.ceil(bytes / 1000);
