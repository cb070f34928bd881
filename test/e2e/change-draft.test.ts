import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, newPerson } from "../support/browser";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

// Two colleagues prepare one proposal, on a phone and at a desk. The other company learns of it when it is proposed.

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const value = (page: Page, name: string) => expect.poll(() => field(page, name).inputValue(), { timeout: 10_000 });
const drafts = () => world.portal.database.prisma.changeDraft.findMany();
const changes = () => world.portal.database.prisma.specChange.findMany();
const fieldsOf = async () => (await drafts())[0]?.fields as Record<string, string> | undefined;

test("two colleagues prepare one draft, over a reload and a cut line; one proposes it, and it is gone for both", async () => {
  const { sato, kobayashi, kim } = world.people;
  const phone = await newPerson(world, sato, { language: "ja", phone: true, tolerate: /ERR_|WebSocket|status of/ });
  await open(phone);
  await field(phone, "title").fill("穴径の公差");
  await field(phone, "row0.name").fill("内径");
  await phone.getByRole("status").getByText("保存済み").waitFor();
  expect(phone.url(), "at an address that a colleague can open").toMatch(/\?draft=[0-9a-f-]{36}$/);

  const desk = await newPerson(world, kobayashi, { language: "en", tolerate: /status of/ });
  await desk.goto("/changes");
  await alive(desk);
  await desk.getByText("Sato").waitFor();
  await desk.getByRole("link", { name: "穴径の公差" }).click();
  await value(desk, "title").toBe("穴径の公差");
  await value(desk, "row0.name").toBe("内径");

  // Each in another field, at the same time; each adds a row.
  await field(phone, "row0.after").focus();
  await field(desk, "part").pressSequentially("BRK-220");
  await field(phone, "row0.after").pressSequentially("12 ±0.05");
  await desk.getByRole("button", { name: "Add a characteristic" }).click();
  await desk.keyboard.type("4");
  await field(desk, "row3.name").fill("Depth");
  await phone.getByRole("button", { name: "特性の追加" }).click();
  await phone.locator("ol > li:focus-within [name$='.name']").fill("幅");
  await value(phone, "part").toBe("BRK-220");
  await value(desk, "row0.after").toBe("12 ±0.05");
  for (const page of [phone, desk]) {
    await expect
      .poll(() => namesIn(page), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(["内径", "Depth", "幅"]));
    expect(await page.locator("ol > li").count()).toBe(5);
  }
  expect(await namesIn(phone)).toEqual(await namesIn(desk));
  await phone.getByText("小林さん").or(phone.getByText("Kobayashiさん")).waitFor();

  // What a colleague writes does not move the text under somebody's hands.
  await field(phone, "reason").pressSequentially("摩耗");
  await field(desk, "reason").focus();
  await expect.poll(async () => (await fieldsOf())?.reason).toBe("摩耗");
  await phone.waitForTimeout(500);
  await field(desk, "title").focus();
  await value(desk, "reason").toBe("摩耗");

  // The line is cut: both type on, and nothing is lost.
  await phone.context().setOffline(true);
  await field(phone, "background").pressSequentially("治具の摩耗が進んだため");
  await phone.getByText("接続が戻ると").waitFor();
  await desk.locator("[name=class]").selectOption("design");
  await expect.poll(async () => (await fieldsOf())?.class).toBe("design");
  await phone.context().setOffline(false);
  await value(phone, "class").toBe("design");
  await value(desk, "background").toBe("治具の摩耗が進んだため");

  // A reload, also with something on its way.
  await field(phone, "drawingTo").fill("D");
  await phone.reload();
  await alive(phone);
  await value(phone, "drawingTo").toBe("D");
  await value(phone, "background").toBe("治具の摩耗が進んだため");
  await value(desk, "drawingTo").toBe("D");

  // The other company sees nothing of it.
  const other = await newPerson(world, kim, { language: "ko" });
  await other.goto("/changes");
  await alive(other);
  expect(await other.getByText("穴径の公差").count()).toBe(0);
  await open(other);
  expect(await other.locator("ul a[href*=draft]").count()).toBe(0);

  for (const place of [0, 2]) await desk.locator("button[aria-pressed]").nth(place).click();
  await desk.locator("select[name=effectivity]").selectOption("running");
  // Rows that both added stand in an order that neither chose.
  await desk.locator(`[name="${await nameOfRow(desk, "Depth")}.after"]`).fill("35 ±0.1");
  await desk.locator(`[name="${await nameOfRow(desk, "幅")}.after"]`).fill("20 ±0.1");
  await desk.getByRole("button", { name: "Propose", exact: true }).click();
  await desk.waitForURL(/\/changes\/[0-9a-f-]{36}$/);
  expect(await changes()).toHaveLength(1);
  expect(await drafts()).toEqual([]);
  await phone.getByText("この下書きはもうありません").waitFor();
  expect(await field(phone, "background").inputValue(), "still to be read").toBe("治具の摩耗が進んだため");
  await phone.getByRole("button", { name: "提案の送信" }).click();
  await phone.waitForTimeout(1_000);
  expect(await changes(), "not a second time").toHaveLength(1);
  await phone.goto("/changes");
  await alive(phone);
  expect(await phone.getByText("自社の下書き").count()).toBe(0);
}, 120_000);

test("a draft is discarded after one question, and can be gone on with as another one", async () => {
  const { sato, kobayashi } = world.people;
  const page = await newPerson(world, sato, { language: "en", tolerate: /status of/ });
  await open(page);
  await field(page, "title").fill("Softer edge");
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  await open(page);
  await page.getByText("Go on with a draft of your company").waitFor();
  await page.getByRole("link", { name: "Softer edge" }).click();
  await value(page, "title").toBe("Softer edge");

  const colleague = await newPerson(world, kobayashi, { language: "en" });
  await colleague.goto("/changes");
  await alive(colleague);
  await colleague.getByRole("button", { name: "Discard: Softer edge" }).click();
  await colleague.getByRole("alertdialog").getByRole("button", { name: "Discard" }).click();
  await expect.poll(drafts).toEqual([]);
  await page.getByText("This draft is no longer there").waitFor();
  await page.getByRole("button", { name: "Keep as a new draft" }).click();
  await expect.poll(async () => (await fieldsOf())?.title).toBe("Softer edge");

  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard" }).click();
  await page.waitForURL(/\/changes$/);
  expect(await drafts()).toEqual([]);
}, 60_000);

test("a draft of a revision says when the change was revised meanwhile", async () => {
  const { kim } = world.people;
  const room = specChangeRoom(() => world);
  const { id } = entryOf(await room.propose(room.directly(kim)));
  const place = { roomId: world.room, clientKey: randomUUID(), revises: id };
  const draft = await world.portal.services.changeDraft.keep(kim, { ...place, patch: { title: "Ø12 H6" } });
  const desk = await newPerson(world, kim, { language: "en" });
  const path = `/rooms/${world.room}/changes/new?revise=${id}&draft=${draft.id}`;
  const behind = desk.getByText("has been revised since");
  await desk.goto(path);
  await value(desk, "title").toBe("Ø12 H6");
  expect(await behind.count()).toBe(0);
  entryOf(await room.step(room.directly(kim), id, "revise"));
  await desk.goto(path);
  await behind.waitFor();
  await value(desk, "title").toBe("Ø12 H6");
});

async function open(page: Page): Promise<void> {
  await page.goto(`/rooms/${world.room}/changes/new`);
  await alive(page);
}

function namesIn(page: Page): Promise<string[]> {
  return page
    .locator("ol > li [name$='.name']")
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLInputElement).value));
}

async function nameOfRow(page: Page, name: string): Promise<string> {
  const place = (await namesIn(page)).indexOf(name);
  return `row${place}`;
}
