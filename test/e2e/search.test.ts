import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, newPerson } from "../support/browser";
import { type Busy, startBusyWorld } from "./stage";

let busy: Busy;

beforeAll(async () => {
  busy = await startBusyWorld();
});
afterAll(() => busy.stop());

test("a hit opens in its room with the words marked, however they were typed", async () => {
  const page = await newPerson(busy, busy.people.sato, { language: "ja" });
  await search(page, "무전해니켈 10μm");
  expect(await page.locator("main mark").allInnerTexts()).toEqual(["무전해니켈", "10㎛"]);
  await page.locator(`main a[href*="#e${busy.newest.seq}"]`).click();
  await page.locator("[data-connection=live]").waitFor();
  await expect.poll(() => marked(page)).toEqual(["무전해니켈", "10㎛"]);
  expect(await page.locator(`#e${busy.newest.seq}`).isVisible()).toBe(true);
  await page.locator(`main a[href$="at=${busy.newest.seq}"]`).click();
  await expect.poll(() => marked(page)).toEqual([]);
});

test("what only an earlier version says opens with the versions shown", async () => {
  const page = await newPerson(busy, busy.people.kim, { language: "ko", phone: true });
  await search(page, "±0.05");
  await page.locator(`main a[href*="#e${busy.answered.seq}"]`).click();
  await page.locator(`#e${busy.answered.seq} details[open]`).waitFor();
  await expect.poll(() => marked(page)).toEqual(["±０．０５"]);
});

test("words that go over bold print are marked as one, and new messages too", async () => {
  const { sato, kim } = busy.people;
  const number = String(Date.now());
  const post = (text: string) => busy.run(kim, "message.post", { roomId: busy.room, lang: "ja", text });
  await post(`**検査成績書**${number}を添付します`);
  const page = await newPerson(busy, sato, { language: "ja" });
  await search(page, `成績書${number}`);
  await page.locator("main ol a").first().click();
  const plainly = async () => (await marked(page)).map((words) => words.replaceAll("*", ""));
  await expect.poll(plainly).toEqual([`成績書${number}`]);
  await post(`成績書${number}は以上です`);
  await expect.poll(plainly).toEqual([`成績書${number}`, `成績書${number}`]);
});

test("without JavaScript the form asks and its answer leads into the room", async () => {
  const page = await newPerson(busy, busy.people.sato, { language: "en", javaScript: false });
  await page.goto("/search");
  await page.locator("input[name=query]").fill("新納期");
  await page.locator("input[name=query]").press("Enter");
  await page.waitForURL("**/search?query=*");
  await page.locator("main ol a").first().click();
  await page.waitForURL("**/rooms/**");
  expect(await page.locator(`#e${busy.own.seq}`).innerText()).toContain("新納期");
});

async function search(page: Page, query: string): Promise<void> {
  await page.goto("/search");
  await alive(page);
  await page.locator("[data-search]").fill(query);
  await page.locator("[data-search]").press("Enter");
  await page.locator("main ol a").first().waitFor();
}

/** The words that the browser draws marked. */
function marked(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map((range) => String(range)));
}
