import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import type { Result } from "~/domain/result";
import { alive, newPerson } from "../support/browser";
import { layCable } from "../support/cable";
import type { Client } from "../support/client";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";

const lost = /net::ERR_|WebSocket|Failed to fetch|status of (401|503)/;
let world: World;
let client: Client;
let cable: Awaited<ReturnType<typeof layCable>>;
let path: string;

beforeAll(async () => {
  world = await startWorld();
  client = await world.client(world.people.kobayashi);
  path = `/rooms/${world.room}`;
});
afterAll(() => world.stop());
beforeEach(async () => {
  cable = await layCable(world.portal.url);
});
afterEach(() => cable.remove());

const stored = (result: Result<Entry>): Entry => {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
};
const post = async (text: string) => stored(await client.post(world.room, text, { lang: "ja" }));
const reply = async (entryId: string, text: string) =>
  stored(await client.command("reply.post", { roomId: world.room, entryId, text, lang: "ja" }));
const panelOf = (page: Page) => {
  const panel = page.locator("aside");
  const box = panel.locator("textarea[name=text]");
  return {
    panel,
    box,
    row: (text: string) => panel.locator("li[data-key]", { hasText: text }),
    send: () => panel.getByRole("button", { name: /^(返信|답글|Reply)$/ }).click(),
    async write(text: string) {
      await box.fill(text);
      await this.send();
    },
  };
};
const inRoom = (page: Page, text: string) => page.locator("section li[data-seq]", { hasText: text }).last();
const choose = async (row: Locator, item: string) => {
  await row.hover();
  await row.locator("button[aria-haspopup=menu]").click();
  await row.page().locator(`[role=menuitem][data-key=${item}]`).click();
};

test("a thread in two languages, on a phone whose line is cut in the middle and at a desk: nothing is lost, all is counted", async () => {
  await post("メッキ厚は8μmでよいですか。");
  const phone = await newPerson(world, world.people.sato, { phone: true, tolerate: lost });
  const desk = await newPerson(world, world.people.kim);
  await roomOn(phone).open(`${cable.url}${path}`);
  await roomOn(desk).open(path);

  await choose(inRoom(desk, "メッキ厚"), "reply");
  const kim = panelOf(desk);
  await kim.row("メッキ厚").waitFor();
  await kim.write("네, 8μm 이상이면 됩니다.");
  await kim.row("8μm 이상").waitFor();

  // The phone sees it on the row, and opens it over the whole screen.
  const line = inRoom(phone, "メッキ厚").locator("[data-thread]");
  await line.getByText("返信1件").waitFor();
  await line.getByText("新着1件").waitFor();
  await line.click();
  const sato = panelOf(phone);
  await sato.row("8μm 이상").waitFor();
  expect((await sato.panel.boundingBox())?.width).toBe(390);

  cable.cut();
  await sato.write("承知しました。");
  await sato.write("金曜日に送ります。");
  await kim.write("도면도 부탁드립니다.");
  expect(await sato.row("金曜日に").count()).toBe(1);
  cable.mend();
  await kim.row("金曜日に").waitFor({ timeout: 20_000 });
  await sato.row("도면도").waitFor({ timeout: 20_000 });

  // The way back closes it; the row counts all four, and nothing of it is new to whoever had it in view.
  await phone.goBack();
  await sato.panel.waitFor({ state: "detached" });
  await line.getByText("返信4件").waitFor();
  await expect.poll(() => line.innerText()).not.toContain("新着");
  await expect.poll(() => inRoom(desk, "メッキ厚").locator("[data-thread]").innerText()).toContain("답글 4개");
  const replies = await world.portal.database.prisma.entry.count({ where: { kind: "reply.posted" } });
  expect(replies).toBe(4);
});

test("a reply that waits shows on the row when the thread is closed, and arrives", async () => {
  const root = await post("図面の版を確認してください。");
  const page = await newPerson(world, world.people.sato, { tolerate: lost });
  await roomOn(page).open(`${cable.url}${path}?thread=${root.id}`);
  const sato = panelOf(page);
  await sato.row("図面の版").waitFor();
  cable.cut();
  await sato.write("版はCです。");
  await page.keyboard.press("Escape");
  await sato.panel.waitFor({ state: "detached" });
  await inRoom(page, "図面の版").getByText("送信待ちの返信が1件").waitFor();
  cable.mend();
  await inRoom(page, "図面の版").getByText("返信1件").waitFor({ timeout: 20_000 });
  await inRoom(page, "図面の版").getByText("送信待ち").waitFor({ state: "detached" });
});

test("a link to a reply opens the thread there, and the room around its beginning", async () => {
  const root = await post("長い話の始まり");
  let middle = root;
  for (let n = 0; n < 80; n += 1) {
    const one = await reply(root.id, `返信その${n}。`);
    if (n === 20) middle = one;
  }
  for (let n = 0; n < 60; n += 1) await post(`その後の話 ${n}`);
  const page = await newPerson(world, world.people.kim, { language: "en" });
  await roomOn(page).open(`${path}?thread=${root.id}&at=${middle.seq}#e${middle.seq}`);
  const { row, panel } = panelOf(page);
  const isInView = (locator: Locator) =>
    locator.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  expect(await isInView(row("返信その20。"))).toBe(true);
  expect(await isInView(inRoom(page, "長い話の始まり"))).toBe(true);
  expect(await row("返信その79。").count()).toBe(0);
  await panel.getByRole("button", { name: "Show later replies" }).click();
  await row("返信その60。").waitFor();
  // Back in the room, it is where it was.
  await panel.getByRole("link", { name: "Close the replies" }).click();
  await panel.waitFor({ state: "detached" });
  expect(await isInView(inRoom(page, "長い話の始まり"))).toBe(true);
});

test("older replies are there on demand, and a reply far from the newest line is announced and found", async () => {
  const { kobayashi } = world.people;
  const { services } = world.portal;
  for (const { rootId } of await services.room.newReplies(kobayashi, world.room)) {
    await services.room.markThread(kobayashi, { roomId: world.room, rootId, seq: 999_999 });
  }
  const page = await newPerson(world, kobayashi, { language: "en" });
  const root = await post("私の質問");
  for (let n = 0; n < 70; n += 1) await post(`別の話 ${n}`);
  const kim = await world.client(world.people.kim);
  for (let n = 0; n < 55; n += 1) {
    await kim.command("reply.post", { roomId: world.room, entryId: root.id, text: `답변 ${n}.`, lang: "ko" });
  }
  await roomOn(page).open(path);
  const announced = page.getByRole("link", { name: /^\d+ new replies for you/ });
  expect(await announced.innerText()).toContain("55");
  await announced.click();
  const { row, panel } = panelOf(page);
  await row("답변 54.").waitFor();
  expect(await row("답변 3.").count()).toBe(0);
  await panel.getByRole("button", { name: "Show earlier replies" }).click();
  await row("답변 3.").waitFor();
  expect(await row("답변 54.").count()).toBe(1);
  await expect.poll(() => announced.count()).toBe(0);
});

test("without JavaScript a thread is read and replied to, and a refusal keeps the words", async () => {
  const root = await post("スクリプトなしでも");
  await reply(root.id, "読めます。");
  const page = await newPerson(world, world.people.kim, { javaScript: false, tolerate: /status of 4/ });
  await page.goto(path);
  await inRoom(page, "スクリプトなし").locator("[data-thread]").click();
  const { row, box, send, panel } = panelOf(page);
  await row("読めます。").waitFor();
  await box.fill("스크립트 없이 답합니다.");
  await send();
  await row("스크립트 없이").waitFor();
  expect(new URL(page.url()).searchParams.get("thread")).toBe(root.id);
  await box.fill("　");
  await send();
  await panel.getByText("내용을 입력").or(panel.locator("[aria-invalid=true]")).first().waitFor();
  expect(await page.locator("form:has(input[value='message.edit'])").count()).toBe(0);
});

test("a selected part is quoted, shown with who said it, and leads to where it was said", async () => {
  await post("公差は±0.05です。納期は10月19日です。");
  for (let n = 0; n < 3; n += 1) await post(`間の話 ${n}`);
  const page = await newPerson(world, world.people.kim, { language: "en" });
  await roomOn(page).open(path);
  const said = inRoom(page, "公差は±0.05");
  await said.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent?.indexOf("納期は10月19日です。") ?? -1;
      if (start < 0) continue;
      getSelection()?.setBaseAndExtent(node, start, node, start + "納期は10月19日です。".length);
    }
  });
  await choose(said, "quote");
  const draft = page.locator("#write");
  await draft.getByText("納期は10月19日です。").waitFor();
  expect(await draft.innerText()).not.toContain("公差");
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  await roomOn(page).box.fill("Understood, the 19th.");
  await page.keyboard.press("Enter");
  const quoting = inRoom(page, "Understood, the 19th.");
  await quoting.locator("blockquote").waitFor();
  expect(await quoting.locator("figure").innerText()).toContain("Kobayashi");
  await draft.getByText("納期は10月19日です。").waitFor({ state: "detached" });
  await quoting.getByRole("link", { name: /Kobayashi/ }).click();
  await page.waitForURL(/at=\d+/);
  await expect.poll(() => said.getAttribute("class")).toContain("bg-tint");
});

test("a reaction is there at once and for the other, tells its names, and goes by a second press", async () => {
  await post("届きました。ありがとうございます。");
  const phone = await newPerson(world, world.people.sato, { phone: true });
  const desk = await newPerson(world, world.people.kim, { language: "en" });
  await roomOn(phone).open(path);
  await roomOn(desk).open(path);
  const place = await desk.locator("section[tabindex='0']").evaluate((box) => box.scrollTop);
  await choose(inRoom(desk, "届きました"), "thanks");
  const mine = inRoom(desk, "届きました").getByRole("button", { name: "Thanks: Kim" });
  await mine.waitFor();
  expect(await mine.getAttribute("aria-pressed")).toBe("true");
  expect(await desk.locator("section[tabindex='0']").evaluate((box) => box.scrollTop)).toBe(place);
  const theirs = inRoom(phone, "届きました").getByRole("button", { name: "ありがとうございます：Kim 様" });
  await theirs.waitFor();
  expect((await theirs.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await theirs.tap();
  await inRoom(desk, "届きました").getByRole("button", { name: "Thanks: Kim, Sato" }).waitFor();
  await mine
    .or(inRoom(desk, "届きました").getByRole("button", { name: "Thanks: Kim, Sato" }))
    .first()
    .dblclick();
  await inRoom(desk, "届きました")
    .getByRole("button", { name: /^Thanks: / })
    .waitFor();
  expect(await desk.getByRole("alert").count()).toBe(0);
});

test("the menu of each message has a name of its own", async () => {
  const page = await newPerson(world, world.people.kim, { language: "en" });
  await page.goto(path);
  await alive(page);
  const names = await page
    .locator("section button[aria-haspopup=menu]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  expect(names.length).toBeGreaterThan(3);
  for (const name of names) expect(name).toMatch(/^Actions for the message by .+, \d\d:\d\d$/);
});
