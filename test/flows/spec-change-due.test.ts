import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { isOurs } from "~/domain/agenda";
import { tellOfDue } from "../../server/services/due-notice";
import { rebuildReadTables } from "../../server/services/rebuild";
import { boreChange, halfSheet } from "../support/bore-change";
import type { Client } from "../support/client";
import { atOnce, entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kim: Client;
const { propose, step } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const asked = async (answerBy?: string, more: object = {}) =>
  entryOf(await propose(kim, { asksImpact: true, ...(answerBy && { answerBy }), ...more })).id;

test("the day by which the impact is asked stands in both agendas, owed by the side that was asked", async () => {
  const id = await asked("2027-04-09");
  const [line] = await dueOf(world.people.sato, id);
  expect(line).toMatchObject({ kind: "impactRequested", day: "2027-04-09", memberIds: [], lang: "ko" });
  expect(line?.text).toMatch(/^SC-\d{3} 구멍 공차 변경/);
  expect(line?.dueAt, "the end of the day in Tokyo").toBe(Date.parse("2027-04-10T00:00:00+09:00"));
  expect(line && isOurs(line, world.people.supplierId)).toBe(true);
  const [theirs] = await dueOf(world.people.kim, id);
  expect(theirs && isOurs(theirs, world.people.buyerId)).toBe(false);
  expect(await dueOf(world.people.lee, id)).toEqual([]);
});

test("it is done with an answer that leaves no line empty, and owed again after a revision", async () => {
  const id = await asked("2027-04-12");
  entryOf(await step(sato, id, "answerImpact", { sheet: halfSheet }));
  expect(await kindsOf(id)).toEqual(["impactRequested 2027-04-12"]);
  entryOf(await step(sato, id, "answerImpact"));
  expect(await kindsOf(id)).toEqual([]);
  entryOf(await step(kim, id, "revise", { content: { ...boreChange, title: "새로 고친 제목" } }));
  expect((await dueOf(world.people.sato, id)).map(({ text }) => text)).toEqual([
    expect.stringMatching(/^SC-\d{3} 새로 고친 제목$/),
  ]);
  entryOf(await step(kim, id, "requestImpact", { day: "2027-04-20" }));
  expect(await kindsOf(id), "the later request replaces the earlier").toEqual(["impactRequested 2027-04-20"]);
  entryOf(await step(kim, id, "requestImpact", { day: undefined }));
  expect(await kindsOf(id)).toEqual(["impactRequested null"]);
  entryOf(await step(kim, id, "withdraw"));
  expect(await kindsOf(id)).toEqual([]);
  const declined = await asked("2027-04-13");
  entryOf(await step(sato, declined, "reject"));
  expect(await kindsOf(declined)).toEqual([]);
});

test("the day from which the new state is made is the supplier's, until it is made", async () => {
  const id = await asked(undefined, { content: { ...boreChange, effectivity: atOnce } });
  for (const by of [sato]) entryOf(await step(by, id, "answerImpact"));
  for (const by of [kim, sato]) entryOf(await step(by, id, "accept"));
  expect(await kindsOf(id), "agreed for no day").toEqual([]);
  entryOf(await step(kim, id, "schedule", { day: "2027-05-03" }));
  entryOf(await step(sato, id, "schedule", { day: "2027-05-10" }));
  expect(await kindsOf(id)).toEqual(["scheduled 2027-05-10"]);
  const [line] = await dueOf(world.people.kim, id);
  expect(line && isOurs(line, world.people.buyerId)).toBe(false);
  entryOf(await step(sato, id, "schedule", { day: undefined, first: "L-7" }));
  expect(await kindsOf(id), "a lot without a day").toEqual([]);
  entryOf(await step(sato, id, "schedule", { day: "2027-05-17" }));
  entryOf(await step(sato, id, "takeEffect"));
  expect(await kindsOf(id)).toEqual([]);
});

test("a change that the supplier proposes is answered on the buyer's calendar", async () => {
  const id = entryOf(await propose(sato, { asksImpact: true, answerBy: "2027-04-14" })).id;
  const [line] = await dueOf(world.people.kim, id);
  expect(line).toMatchObject({ organizationId: world.people.buyerId, calendarId: world.people.buyerId });
  entryOf(await step(sato, id, "withdraw"));
});

test("late is what is owed and was not answered: it is counted, and told to both sides once", async () => {
  const { database, services } = world.portal;
  const { sato: manager, kobayashi, kim: buyer, lee } = world.people;
  const id = await asked("2027-06-01");
  const end = Date.parse("2027-06-02T00:00:00+09:00");
  await world.portal.database.pool.query("UPDATE due_item SET closed_at = 1 WHERE about_id <> $1", [id]);
  expect([...(await tellOfDue(database, end - 60_000))].sort()).toEqual([manager.memberId, kobayashi.memberId].sort());
  const told = await tellOfDue(database, end + 60_000);
  expect([...told].sort()).toEqual([manager, kobayashi, buyer].map(({ memberId }) => memberId).sort());
  expect(await tellOfDue(database, end + 60_000)).toEqual([]);
  const [notice] = await services.notification.list(buyer);
  expect(notice).toMatchObject({ reason: "answerLate", day: "2027-06-01", text: boreChange.title, read: false });
  await world.portal.database.pool.query("UPDATE due_item SET due_at = 1 WHERE about_id = $1", [id]);
  const late = () => Promise.all([manager, buyer, lee].map((actor) => services.agenda.late(actor)));
  expect(await late()).toEqual([1, 0, 0]);
  entryOf(await step(sato, id, "answerImpact"));
  expect(await late()).toEqual([0, 0, 0]);
});

test("the calendar file has the day, and leads to the page of the change", async () => {
  const id = await asked("2027-07-01");
  const response = await fetch(`${world.portal.url}/agenda.ics`, { headers: { cookie: sato.cookie } });
  const text = (await response.text()).replaceAll("\r\n ", "");
  expect(text).toMatch(/SUMMARY:回答期限：SC-\d{3} 구멍 공차 변경/);
  expect(text).toContain(`/rooms/${world.room}/changes/${id}`);
  expect(text).toContain("DTSTART;VALUE=DATE:20270701");
  const page = await (await fetch(`${world.portal.url}/agenda`, { headers: { cookie: sato.cookie } })).text();
  expect(page).toContain(`href="/rooms/${world.room}/changes/${id}"`);
  expect(page).toContain("影響回答待ち");
});

test("made again from the log it is the same", async () => {
  const { pool } = world.portal.database;
  await rebuildReadTables(world.portal.database);
  const all = async () => (await pool.query("SELECT * FROM due_item ORDER BY entry_id, calendar_id")).rows;
  const id = await asked("2027-08-02");
  entryOf(await step(sato, id, "answerImpact"));
  entryOf(await step(kim, id, "revise"));
  const kept = await all();
  expect(kept.filter((row) => row.closed_at === null).length).toBeGreaterThan(0);
  await pool.query("UPDATE due_item SET closed_at = 5, day = NULL");
  await rebuildReadTables(world.portal.database);
  expect(await all()).toEqual(kept);
});

async function dueOf(actor: Actor, id: string) {
  const { lines } = await world.portal.services.agenda.list(actor);
  return lines.filter(({ aboutId }) => aboutId === id);
}

async function kindsOf(id: string): Promise<string[]> {
  return (await dueOf(world.people.sato, id)).map(({ kind, day }) => `${kind} ${day}`);
}
