import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boreChange } from "../support/bore-change";
import { alive, newPerson } from "../support/browser";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
const changes = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test("a buyer at a desk proposes, a supplier answers on a phone, and both accept the alternative", async () => {
  const { kim, kobayashi } = world.people;
  const proposed = entryOf(await changes.propose(changes.directly(kim), { content: boreChange, asksImpact: true }));
  const path = `/rooms/${world.room}/changes/${proposed.id}`;
  const desk = await newPerson(world, kim, { language: "ko" });
  const phone = await newPerson(world, kobayashi, { language: "ja", phone: true });
  await open(desk, path);
  await open(phone, path);
  await phone.getByText("影響回答待ち").first().waitFor();
  await phone.getByText("公差変更の提案：Ø12 H8→H7、10/19ロットから").waitFor();

  await phone.getByRole("link", { name: "影響を回答" }).click();
  await phone.waitForURL(`**${path}/impact`);
  await fill(phone, "proposed.unitPrice.from", "３８０円");
  await fill(phone, "proposed.unitPrice.to", "￥415");
  await fill(phone, "proposed.tooling.amount", "18,000");
  await fill(phone, "proposed.leadTime.days", "２");
  await phone.locator("form [role=status]").getByText("未回答").waitFor();
  await keptSoon(phone);
  await phone.reload();
  await alive(phone);
  await expect.poll(() => cell(phone, "proposed.unitPrice.from").inputValue()).toBe("３８０円");

  for (const line of ["scrapAndRework", "firstDelivery", "finished", "rawMaterial", "inTransit", "atCustomer"])
    await none(phone, "proposed", line);
  for (const line of ["approval", "capability", "risk"]) await none(phone, "proposed", line);
  await fill(phone, "proposed.inProcess.quantity", "150個");
  await cell(phone, "proposed.inProcess.disposition").selectOption("sort");
  await cell(phone, "proposed.inProcess.payer").selectOption("supplier");
  await phone.getByRole("button", { name: "代替案を追加" }).click();
  await fill(phone, "a1.title", "H8の工具のまま");
  await fill(phone, "a1.instead.bore", "0／+0.021");
  await phone.getByRole("button", { name: "費用・影響なし（すべて「なし」）" }).click();
  await send(phone);
  await phone.locator("[aria-invalid=true]").first().waitFor();
  await phone.getByText("数として読めません。").waitFor();
  expect(await cell(phone, "a1.instead.bore").inputValue(), "nothing typed is lost").toBe("0／+0.021");
  await fill(phone, "proposed.inProcess.quantity", "１５０");
  await send(phone);
  await phone.waitForURL(`**${path}`);

  await desk.getByText("영향 검토 회신 완료").first().waitFor();
  const alternative = desk.locator("[data-option=a1]");
  await alternative.getByText("Ø12 0/+0.021 mm").first().waitFor();
  expect(await desk.locator("[data-option=proposed]").innerText()).toContain("JP¥380 → JP¥415 (+JP¥35, +9.2%)");
  await accept(alternative, "승낙", "이 조건 승낙");
  await desk.getByText("이 조건을 승낙했습니다.").waitFor();
  expect(await desk.getByText("합의 완료").count(), "one company alone agrees to nothing").toBe(0);

  await phone.getByText(/が「H8の工具のまま」を承諾/).waitFor();
  await accept(phone.locator("[data-option=a1]"), "承諾", "この条件を承諾");
  for (const [page, word] of [
    [desk, "10월 19일 (월) 적용 예정"],
    [phone, "10月19日(月) 適用予定"],
  ] as const)
    await page.locator("header").getByText(word).first().waitFor();
  await desk.getByText("양사 합의").waitFor();
  await phone.getByText("両社が合意").waitFor();
}, 120_000);

test("who accepts what is no longer on offer is told to read again, and has accepted nothing", async () => {
  const { kim, sato } = world.people;
  const [buyer, supplier] = [changes.directly(kim), changes.directly(sato)];
  const { id } = entryOf(await changes.propose(buyer, { asksImpact: true }));
  entryOf(await changes.step(supplier, id, "answerImpact"));
  const desk = await newPerson(world, kim, { language: "en", javaScript: false, tolerate: /409/ });
  await desk.goto(`/rooms/${world.room}/changes/${id}`);
  entryOf(await changes.step(supplier, id, "answerImpact"));
  await accept(desk.locator("[data-option=proposed]"), "Accept", "Accept these terms");
  await desk.getByRole("alert").getByText("Read them again").waitFor();
  expect((await changes.stateOf(id)).acceptances).toEqual([]);
}, 60_000);

test("a reason is kept when its step is refused, without a script", async () => {
  const { kim, sato } = world.people;
  const { id } = entryOf(await changes.propose(changes.directly(kim), { asksImpact: true }));
  const page = await newPerson(world, sato, { language: "en", javaScript: false, tolerate: /40\d/ });
  await page.goto(`/rooms/${world.room}/changes/${id}`);
  await page.locator("#reject summary").click();
  const tooLong = "x".repeat(1001);
  await page.locator("#reject textarea").fill(tooLong);
  await page.locator("#reject button[type=submit]").click();
  await page.getByRole("alert").waitFor();
  expect(await page.locator("#reject textarea").inputValue()).toBe(tooLong);
  await page.locator("#reject textarea").fill("No reamer of this size");
  await page.locator("#reject button[type=submit]").click();
  await page.getByText("Reason: No reamer of this size").waitFor();
  expect((await changes.stateOf(id)).state).toBe("rejected");
}, 60_000);

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await alive(page);
  await page.getByRole("heading", { name: boreChange.title }).waitFor();
}

const cell = (page: Page, name: string): Locator => page.locator(`[name='${name}']`);

async function fill(page: Page, name: string, value: string): Promise<void> {
  await cell(page, name).fill(value);
}

async function none(page: Page, option: string, line: string): Promise<void> {
  await cell(page, `${option}.${line}.none`).check();
}

/** Whatever the button calls it: with an open line it says so. */
async function send(page: Page): Promise<void> {
  await page.locator("form button[type=submit]:not([name])").last().click();
}

/** Opens what is to be accepted, and accepts it. */
async function accept(option: Locator, summary: string, button: string): Promise<void> {
  await option.locator("summary").filter({ hasText: summary }).click();
  await option.getByRole("button", { name: button }).click();
}

/** What is typed is put away a moment later. */
async function keptSoon(page: Page): Promise<void> {
  await page.waitForTimeout(400);
}
