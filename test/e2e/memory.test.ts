import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, newPerson } from "../support/browser";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";

let world: World;
let path: string;

beforeAll(async () => {
  world = await startWorld();
  path = `/rooms/${world.room}`;
});
afterAll(() => world.stop());

const panel = (page: Page) => page.locator("aside");
const line = (page: Page, text: string) => panel(page).locator("li", { hasText: text });

/** Opens the dialog behind a message's menu. */
async function startPinning(page: Page, text: string) {
  const row = page.locator("li[data-key]", { hasText: text });
  await row.hover();
  await row.locator("button[aria-haspopup=menu]").click();
  await page.locator("[role=menuitem][data-key=pin]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("textarea").waitFor();
  return dialog;
}

test("a buyer at a desk pins, a supplier on a phone agrees, each in their own language", async () => {
  const buyer = await newPerson(world, world.people.kim, { language: "ko" });
  const supplier = await newPerson(world, world.people.sato, { language: "ja", phone: true });
  const [kim, sato] = [roomOn(buyer), roomOn(supplier)];
  await kim.open(path);
  await sato.open(path);
  await kim.write("구멍 공차는 0/+0.021로 하고, 단가는 380엔을 유지합니다.");

  const dialog = await startPinning(buyer, "구멍 공차는");
  await dialog.locator("textarea").fill("구멍 공차 0/+0.021");
  await dialog.getByRole("button", { name: "고정" }).click();
  const mark = sato.row("구멍 공차는").locator("li", { hasText: "合意事項" });
  await mark.getByText("未合意").waitFor();

  await buyer.getByRole("link", { name: "룸 핵심 정리" }).click();
  await line(buyer, "구멍 공차 0/+0.021").getByText("미합의").waitFor();
  expect(await line(buyer, "구멍 공차 0/+0.021").getByRole("button", { name: "합의" }).count()).toBe(0);

  await supplier.getByRole("link", { name: "ルームの要点" }).click();
  await line(supplier, "구멍 공차 0/+0.021").getByRole("button", { name: "合意" }).click();
  const asked = supplier.getByRole("alertdialog");
  expect(await asked.innerText()).toContain("自社として合意しますか");
  await asked.getByRole("button", { name: "合意" }).click();
  await line(supplier, "구멍 공차").getByText("合意済み").waitFor();
  await line(buyer, "구멍 공차").getByText("합의 완료: Sato 님").waitFor();
  await kim.row("구멍 공차는").locator("li").getByText("합의 완료").waitFor();
});

test("the panel closes by the way back, and on a phone nothing behind it is in reach", async () => {
  const page = await newPerson(world, world.people.sato, { language: "ja", phone: true });
  await roomOn(page).open(path);
  await page.getByRole("link", { name: "ルームの要点" }).click();
  await panel(page)
    .getByText("참여자")
    .or(panel(page).getByText("参加者", { exact: true }))
    .waitFor();
  expect(await page.locator("[inert] textarea").count()).toBe(1);
  await page.goBack();
  await panel(page).waitFor({ state: "detached" });
  expect(await page.locator("[inert]").count()).toBe(0);
  await page.goForward();
  await panel(page).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => panel(page).count()).toBe(0);
});

test("opening the panel leaves the talk where it was, and a line leads to its message", async () => {
  const client = await world.client(world.people.kim);
  const first = await client.post(world.room, "the very first thing to remember");
  if (!first.ok) throw new Error(first.code);
  const about = { roomId: world.room, entryId: first.value.id };
  await client.command("memory.pin", { ...about, topic: "part", text: "BRK-220 rev D" });
  for (let index = 0; index < 80; index += 1) await client.post(world.room, `line ${index}`);
  const page = await newPerson(world, world.people.sato, { language: "en" });
  await roomOn(page).open(path);
  await roomOn(page).row("line 79").waitFor();
  const scroller = page.locator("section[tabindex='0']");
  await scroller.evaluate((box) => {
    box.scrollTop = box.scrollHeight / 3;
  });
  await page.waitForTimeout(400);
  const before = await scroller.evaluate((box) => box.scrollHeight - box.scrollTop);
  await page.getByRole("link", { name: "Room memory" }).click();
  await line(page, "BRK-220 rev D").waitFor();
  expect(Math.abs((await scroller.evaluate((box) => box.scrollHeight - box.scrollTop)) - before)).toBeLessThan(200);
  await line(page, "BRK-220 rev D").getByRole("link").click();
  const target = page.locator(`#e${first.value.seq}`);
  await target.waitFor();
  await expect.poll(() => target.evaluate((row) => row.getBoundingClientRect().top > 0)).toBe(true);
  expect(await panel(page).count()).toBe(1); // beside the talk there is room for both
});

test("what is marked in a message is what is pinned; a question has a day and is on both agendas", async () => {
  const buyer = await newPerson(world, world.people.kim, { language: "en" });
  await roomOn(buyer).open(path);
  const question = `Which plater do you use, ${Date.now()}?`; // another one in a second try
  await roomOn(buyer).write(`Thanks for all of it. ${question}`);
  const row = roomOn(buyer).row(question);
  await row.waitFor();
  await row.evaluate((element, words) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    }
  }, question);
  const dialog = await startPinning(buyer, question);
  expect(await dialog.locator("textarea").inputValue()).toBe(question);
  await dialog.getByLabel("Open question").check();
  await dialog.locator("input[name=day]").fill("2026-01-05");
  await dialog.getByRole("button", { name: "Pin" }).click();

  const supplier = await newPerson(world, world.people.kobayashi, { language: "ja", phone: true });
  await supplier.goto("/agenda");
  await alive(supplier);
  const due = supplier.locator("section", { hasText: "期限超過" }).locator("li", { hasText: question });
  await due.getByText("自社の対応待ち").waitFor();
  expect(await due.innerText()).toContain("期限超過：1月5日(月)まで");
  await supplier.getByRole("link", { name: /期限超過 1件/ }).waitFor();
  expect(await supplier.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const [file] = await Promise.all([
    supplier.waitForEvent("download"),
    supplier.getByRole("link", { name: "カレンダーファイル" }).click(),
  ]);
  expect(await readFile(await file.path(), "utf8")).toContain("DTSTART;VALUE=DATE:20260105");

  await due.getByRole("link").click();
  await alive(supplier);
  await supplier.goto(`${path}?panel=memory`);
  await alive(supplier);
  await line(supplier, question).getByRole("button", { name: "回答済み" }).click();
  await expect.poll(() => line(supplier, question).count()).toBe(0);
  await buyer.goto("/agenda");
  expect(await buyer.locator("main").innerText()).not.toContain(question);
});

test("without a script the panel is there, and agreeing works", async () => {
  const client = await world.client(world.people.kim);
  const posted = await client.post(world.room, "No burrs on the bore");
  if (!posted.ok) throw new Error(posted.code);
  const about = { roomId: world.room, entryId: posted.value.id };
  await client.command("memory.pin", { ...about, topic: "requirement", text: "No burrs" });
  const page = await newPerson(world, world.people.kobayashi, { language: "en", javaScript: false });
  await page.goto(path);
  await page.getByRole("link", { name: "Room memory" }).click();
  await line(page, "No burrs").getByRole("button", { name: "Agree" }).click();
  await line(page, "No burrs").getByText("Agreed: Kobayashi").waitFor();
});
