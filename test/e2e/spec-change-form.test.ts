import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, newPerson } from "../support/browser";
import { startWorld, type World } from "../support/world";

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const cell = (page: Page, place: number, name: string) => page.locator(`[name="row${place}.${name}"]`);
const changes = () => world.portal.database.prisma.specChange.findMany({ orderBy: { number: "asc" } });

/** Ten rows as a spreadsheet has them, with digits of full width and one size that nobody can read. */
const sheet = [
  "번호\t항목\t변경 전\t변경 후\t단위\t데이텀\t중요\t비고",
  "１\t내경\tΦ１２ H8\tΦ１２ H7\t㎜\tA\t◎\t양산부터",
  "2\t깊이\t35 ±0.1\t３５ ±０．０５\tmm\t\t\t",
  "3\t폭\t20\t2O ±0.1\tmm\t\t\t",
  ...[4, 5, 6, 7, 8, 9].map((no) => `${no}\t구멍 ${no}\t${no}.0 ±0.2\t${no}.0 ±0.1\tmm\t\t\t`),
  "10\t표면\tblack\tclear\t\t\t\t",
].join("\n");

test("ten rows are pasted, the one at fault is corrected, and a double click sends one change", async () => {
  const { kim } = world.people;
  const page = await newPerson(world, kim, { language: "ko" });
  await open(page);
  await page.locator("[name=title]").fill("내경 공차 변경");
  await page.locator("[name=part]").fill("BRK-220");
  await page.getByRole("button", { name: "표 붙여넣기" }).click();
  await page.getByRole("textbox", { name: "스프레드시트의 행" }).fill(sheet);
  await page.getByRole("button", { name: "10행 가져오기" }).click();

  await cell(page, 9, "name").waitFor();
  expect(await page.locator("ol > li").count(), "blank rows make way").toBe(10);
  expect(await cell(page, 0, "after").inputValue(), "as it was pasted").toBe("Φ１２ H7");
  await page.getByText("H7 (0/+0.018)").waitFor();
  const faulty = page.locator("ol [aria-invalid=true]");
  expect(await faulty.count()).toBe(1);
  expect(await faulty.inputValue(), "nothing is lost").toBe("2O ±0.1");
  await page.getByText("치수로 읽을 수 없습니다").waitFor();

  await page.waitForTimeout(400);
  await open(page, { reload: true });
  await expect.poll(() => cell(page, 2, "after").inputValue()).toBe("2O ±0.1");
  expect(await page.locator("[name=title]").inputValue()).toBe("내경 공차 변경");

  await page.getByRole("button", { name: "제안 보내기" }).dblclick();
  await page.getByText("곳을 확인해 주십시오").waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name")), "the first field at fault").toBe(
    "class",
  );
  expect(await changes()).toEqual([]);
  await cell(page, 2, "after").fill("20 ±0.1");
  await page.locator("[name=class]").selectOption("design");
  await page.locator("[name=reason]").fill("진동 소음");
  for (const name of ["품질", "납기"]) await page.getByRole("button", { name }).click();
  await page.locator("select[name=effectivity]").selectOption("lot");
  await page.locator("[name=day]").fill("2027-10-19");
  await page.getByRole("button", { name: "제안 보내기" }).dblclick();
  await page.waitForURL(/\/changes\/[0-9a-f-]{36}$/);

  const [change, ...others] = await changes();
  expect(others).toEqual([]);
  expect(change).toMatchObject({ number: 1, part: "BRK-220", state: "impactRequested", waitsFor: ["supplier"] });
  const { payload } = await world.portal.database.prisma.entry.findUniqueOrThrow({
    where: { id: change?.entryId ?? "" },
  });
  const { content } = payload as { content: { priority: string[]; effectivity: object; characteristics: object[] } };
  expect(content.priority).toEqual(["quality", "delivery", "cost"]);
  expect(content.effectivity).toEqual({ kind: "lot", day: "2027-10-19", first: null });
  expect(content.characteristics).toHaveLength(10);
  expect(content.characteristics[0]).toMatchObject({
    no: "１",
    critical: true,
    after: {
      nominal: "12",
      unit: "MMT",
      tolerance: { kind: "fit", fit: "H7" },
      datum: "A",
      diameter: true,
      note: "양산부터",
    },
  });
  await open(page);
  expect(await page.locator("[name=title]").inputValue(), "what was sent is no draft any more").toBe("");
}, 90_000);

test("a refused or lost send loses nothing, and the same again is the same change", async () => {
  const page = await newPerson(world, world.people.sato, {
    language: "ja",
    phone: true,
    tolerate: /ERR_FAILED|status of/,
  });
  const before = (await changes()).length;
  await open(page);
  await fillWhole(page);
  // It arrives, but its answer does not.
  await page.route("**/entries", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "提案の送信" }).click();
  await page.getByRole("alert").waitFor();
  await page.unroute("**/entries");
  await open(page, { reload: true });
  await expect.poll(() => cell(page, 0, "name").inputValue()).toBe("メッキ厚");
  await page.getByRole("button", { name: "提案の送信" }).click();
  await page.waitForURL(/\/changes\/[0-9a-f-]{36}$/);
  expect((await changes()).length - before).toBe(1);
}, 60_000);

test("Enter in a cell sends nothing", async () => {
  const page = await newPerson(world, world.people.kim, { language: "en" });
  const before = (await changes()).length;
  await open(page);
  await fillWhole(page);
  await page.locator("[name=title]").press("Enter");
  await cell(page, 0, "after").press("Enter");
  await page.waitForTimeout(500);
  expect(page.url()).toContain("/changes/new");
  expect((await changes()).length).toBe(before);
}, 60_000);

test("without a script there are three rows, what was typed comes back with its faults, and the form leads to the change", async () => {
  const page = await newPerson(world, world.people.kim, {
    language: "en",
    javaScript: false,
    tolerate: /status of 400/,
  });
  await page.goto(`/rooms/${world.room}/changes/new`);
  expect(await page.locator("ol > li").count()).toBe(3);
  await page.locator("[name=title]").fill("Tighter bore");
  await cell(page, 1, "after").fill("12 ±");
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await page.getByText("Not readable as a size").waitFor();
  expect(await page.locator("[name=title]").inputValue()).toBe("Tighter bore");
  expect(await cell(page, 1, "after").inputValue()).toBe("12 ±");
  await cell(page, 1, "name").fill("Bore");
  await cell(page, 1, "after").fill("⌀12 H7");
  await page.locator("[name=part]").fill("BRK-220");
  await page.locator("[name=class]").selectOption("design");
  await page.locator("[name=reason]").fill("Noise");
  await page.locator("select[name=priority]").selectOption("delivery,quality,cost");
  await page.locator("select[name=effectivity]").selectOption("stockUsed");
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await page.waitForURL(/\/changes\/[0-9a-f-]{36}$/);
  expect((await changes()).at(-1)).toMatchObject({ title: "Tighter bore" });
}, 60_000);

async function open(page: Page, { reload = false } = {}): Promise<void> {
  await (reload ? page.reload() : page.goto(`/rooms/${world.room}/changes/new`));
  await alive(page);
}

async function fillWhole(page: Page): Promise<void> {
  const fields = {
    title: "膜厚の変更",
    part: "BRK-220",
    reason: "腐食",
    "row0.name": "メッキ厚",
    "row0.after": "10 ±2 µm",
    "row0.unit": "",
  };
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator("[name=class]").selectOption("material");
  for (const place of [0, 2]) await page.locator("button[aria-pressed]").nth(place).click();
  await page.locator("select[name=effectivity]").selectOption("running");
}
