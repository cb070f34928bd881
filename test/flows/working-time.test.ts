import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoomPage } from "~/domain/protocol";
import { closedOn, isOpen, nextOpening, type WorkCalendar } from "~/domain/work-calendar";
import { type Client, postForm } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kim: Client;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const autumn = { from: "2026-09-20", to: "2026-10-31" };
const code = (code: string) => expect.objectContaining({ code });

async function calendars(): Promise<{ japan: WorkCalendar; korea: WorkCalendar }> {
  const { sato, supplierId, buyerId } = world.people;
  const read = await world.portal.services.room.calendars(sato, { roomId: world.room, ...autumn });
  return { japan: read[supplierId] as WorkCalendar, korea: read[buyerId] as WorkCalendar };
}

test("5 October 2026 is closed in Korea and open in Japan, 12 October the other way round", async () => {
  const { japan, korea } = await calendars();
  expect(closedOn(korea, "2026-10-05")).toMatchObject({
    name: { en: "National Foundation Day (substitute day)", ja: "開天節（振替休日）", ko: "개천절 (대체공휴일)" },
  });
  expect(closedOn(japan, "2026-10-05")).toBeNull();
  expect(closedOn(japan, "2026-10-12")).toMatchObject({ name: { en: "Sports Day", ja: "スポーツの日" } });
  expect(closedOn(korea, "2026-10-12")).toBeNull();
  expect(closedOn(korea, "2026-10-09")).toMatchObject({ name: { ko: "한글날" } });

  const friday = Date.parse("2026-10-02T19:40+09:00");
  expect(nextOpening(japan, friday)).toBe(Date.parse("2026-10-05T08:30+09:00"));
  expect(nextOpening(korea, friday)).toBe(Date.parse("2026-10-06T08:30+09:00"));
  expect(isOpen(korea, Date.parse("2026-10-12T10:00+09:00"))).toBe(true);
});

test("the calendars of a room are for who is in it, and for a stretch of days that there is", async () => {
  const { calendars } = world.portal.services.room;
  await expect(calendars(world.people.stranger, { roomId: world.room, ...autumn })).rejects.toEqual(code("notFound"));
  for (const [from, to] of [
    ["2026-10-01", "2026-02-30"],
    ["2026-10-02", "2026-10-01"],
    ["2026-01-01", "2028-01-01"],
    ["", ""],
  ] as const)
    await expect(calendars(world.people.sato, { roomId: world.room, from, to })).rejects.toEqual(code("invalid"));
});

test("own days off and hours are the managers' to set, and everyone in the room sees them", async () => {
  const { workingTime } = world.portal.services;
  const { sato: manager, kobayashi } = world.people;
  await workingTime.addDays(manager, [
    { day: "2026-10-14", name: "創立記念日" },
    { day: "2026-10-15", name: "棚卸し" },
  ]);
  await workingTime.addDays(manager, [{ day: "2026-10-15", name: "在庫棚卸" }]);
  await workingTime.removeDay(manager, "2026-10-14");
  const hours = { workDays: [1, 2, 3, 4, 5, 6], opensAt: "08:00", closesAt: "17:00" };
  await workingTime.set(manager, { ...hours, keepsHolidays: false, region: null });
  const { japan } = await calendars();
  expect(japan).toMatchObject(hours);
  expect(japan.closed).toEqual([{ day: "2026-10-15", name: { en: "在庫棚卸", ja: "在庫棚卸", ko: "在庫棚卸" } }]);
  const page = (await kim.page(world.room)) as RoomPage;
  expect(page.companies.find(({ country }) => country === "JP")?.calendar).toMatchObject(hours);

  await expect(workingTime.read(kobayashi)).rejects.toEqual(code("forbidden"));
  await expect(workingTime.addDays(kobayashi, [{ day: "2026-10-16", name: "mine" }])).rejects.toEqual(
    code("forbidden"),
  );
  await expect(workingTime.removeDay(kobayashi, "2026-10-15")).rejects.toEqual(code("forbidden"));
  const nowhere = { ...hours, keepsHolidays: true, region: "BY" };
  await expect(workingTime.set(manager, nowhere)).rejects.toEqual(code("invalid"));
  await expect(workingTime.set(kobayashi, { ...nowhere, region: null })).rejects.toEqual(code("forbidden"));
});

test("another company's days off stay as they are", async () => {
  const { workingTime } = world.portal.services;
  await workingTime.addDays(world.people.kim, [{ day: "2026-10-20", name: "창립기념일" }]);
  await workingTime.removeDay(world.people.sato, "2026-10-20");
  const { korea, japan } = await calendars();
  expect(closedOn(korea, "2026-10-20")).not.toBeNull();
  expect(closedOn(japan, "2026-10-20")).toBeNull();
});

test("a refused form says which field, in the reader's language", async () => {
  const send = async (fields: Record<string, string>, headers = {}) => {
    const response = await postForm(world.portal.url, "/company", fields, { cookie: sato.cookie, ...headers });
    return { status: response.status, page: await response.text() };
  };
  const hours = await send({ intent: "workingTime", opensAt: "9", closesAt: "17:00" });
  expect(hours.status).toBe(400);
  const days = await send({ intent: "addDays", lines: "2026-10-21 大掃除\nいつか" });
  expect(days.status).toBe(400);
  expect(days.page).toContain("2行目");
});
