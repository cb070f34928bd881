import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addDays, dayAt, weekday } from "~/domain/day";
import { alive, newPerson } from "../support/browser";
import { startWorld, type World } from "../support/world";

let world: World;
let path: string;
/** Tomorrow is a holiday of the Japanese company, which works only on the day after it. */
const today = dayAt(Date.now(), "Asia/Tokyo");
const opening = addDays(today, 2);

beforeAll(async () => {
  world = await startWorld();
  path = `/rooms/${world.room}`;
  const { supplierId: organizationId } = world.people;
  const { prisma } = world.portal.database;
  const workDays = [weekday(addDays(today, 1)), weekday(opening)];
  await prisma.organization.update({ where: { id: organizationId }, data: { workDays, keepsHolidays: false } });
  await prisma.closedDay.create({ data: { organizationId, day: addDays(today, 1), name: "創立記念日" } });
});
afterAll(() => world.stop());
beforeEach(() => world.portal.database.prisma.scheduledSend.deleteMany());

async function openRoom(page: Page): Promise<void> {
  await page.goto(path);
  await alive(page);
  await page.locator("[data-connection=live]").waitFor();
}
const box = (page: Page) => page.locator("#write textarea");
const waiting = (page: Page) => page.locator("#write section li");
const inTimeline = (page: Page, text: string) => page.locator("li[data-seq]", { hasText: text });
const openMenu = (page: Page) => waiting(page).first().locator("button[aria-haspopup=menu]").click();

test("a send waits for the other company on all devices of its author, and goes out by itself to both", async () => {
  const { kim, sato } = world.people;
  const desk = await newPerson(world, kim);
  const phone = await newPerson(world, kim, { phone: true });
  const other = await newPerson(world, sato);
  for (const page of [desk, phone, other]) await openRoom(page);
  await expect.poll(() => desk.locator("#write").innerText()).toContain("創立記念日");
  await box(desk).fill("문 여는 대로 확인 부탁드립니다.");
  await desk.getByRole("button", { name: "업무 시작 시 보내기" }).click();
  await expect.poll(() => waiting(desk).innerText()).toContain("08:30 (JST)");
  expect(await box(desk).inputValue()).toBe("");
  await openRoom(phone);
  expect(await waiting(phone).innerText()).toContain("문 여는 대로");
  expect(await waiting(other).count()).toBe(0);
  expect(await inTimeline(desk, "문 여는 대로").count()).toBe(0);

  const { scheduledSend } = world.portal.services;
  await world.portal.database.prisma.scheduledSend.updateMany({ data: { sendAt: new Date(Date.now() - 1000) } });
  await scheduledSend.sendDue();
  for (const page of [desk, phone, other]) await inTimeline(page, "문 여는 대로").waitFor();
  for (const page of [desk, phone]) await waiting(page).first().waitFor({ state: "detached" });
});

test("it can be moved to another time, and taken back into the box with what is there already", async () => {
  const page = await newPerson(world, world.people.kim, { language: "en" });
  await openRoom(page);
  await box(page).fill("first thought");
  await page.getByRole("button", { name: "Send later" }).click();
  await page.locator("[type=datetime-local]").fill(`${addDays(today, 10)}T07:00`);
  await page.getByRole("dialog").getByText("closed then").waitFor();
  await page.getByRole("button", { name: "Send at this time" }).click();
  await expect.poll(() => waiting(page).innerText()).toContain("07:00 (JST)");
  await openMenu(page);
  await page.locator("[role=menuitem][data-key=move]").click();
  await page.locator("[type=datetime-local]").fill("2020-01-01T07:00");
  expect(await page.getByRole("button", { name: "Send at this time" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "When they open:" }).click();
  await expect.poll(() => waiting(page).innerText()).toContain("08:30 (JST)");
  await box(page).fill("second thought");
  await openMenu(page);
  await page.locator("[role=menuitem][data-key=cancel]").click();
  await expect.poll(() => box(page).inputValue()).toBe("second thought\nfirst thought");
  expect(await waiting(page).count()).toBe(0);
  await box(page).fill("");
});

test("without JavaScript the same button keeps the box's text", async () => {
  const page = await newPerson(world, world.people.kim, { javaScript: false });
  await page.goto(path);
  await box(page).fill("스크립트 없이");
  await page.getByRole("button", { name: "업무 시작 시 보내기" }).click();
  await page.waitForURL(`**${path}`);
  expect(await waiting(page).innerText()).toContain("스크립트 없이");
});

test("the sheet of days is worked by keyboard, names a day off as the focus comes to it, and lets it be chosen", async () => {
  const page = await newPerson(world, world.people.kim);
  await openRoom(page);
  await page.getByRole("button", { name: "분명히 전달" }).click();
  await page.locator("input[value=answerBy]").check({ force: true });
  await page.getByRole("button", { name: "날짜 선택" }).press("Enter");
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("grid").waitFor();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => sheet.getByRole("status").innerText()).toContain("創立記念日");
  await page.keyboard.press("Enter");
  await sheet.waitFor({ state: "detached" });
  expect(await page.locator("#write input[type=date]").inputValue()).toBe(addDays(today, 1));
  expect(await page.locator("#write [role=status]", { hasText: "創立記念日" }).count()).toBe(1);
});
