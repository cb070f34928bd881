import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import type { ChangeExport } from "~/domain/change-export";
import { changeWish } from "~/domain/change-list";
import { moment } from "~/domain/day";
import { boreChange, boreSheet } from "../support/bore-change";
import type { Client } from "../support/client";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

/** The Friday evening on which the buyer asks. */
const asked = moment("2026-10-02", "19:40", "Asia/Seoul");
let now = asked;
let world: World;
let sato: Client;
let kim: Client;
let stranger: Client;
let first: string;
let second: string;
const { directly, propose, step } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld({ now: () => now });
  const { people } = world;
  sato = await world.client(people.sato);
  kim = await world.client(people.kim);
  stranger = await world.client(people.stranger);
  first = entryOf(await propose(kim, { asksImpact: true, answerBy: "2026-10-07" })).id;
  const content = { ...boreChange, part: "ＳＨＡＦＴ-1", title: '=HYPERLINK("https://evil.example")' };
  second = entryOf(await propose(sato, { content })).id;
});
afterAll(() => world.stop());

const list = (actor: Actor, wish: Record<string, string> = {}) =>
  world.portal.services.specChange.list(actor, changeWish.parse(wish));
const ids = async (actor: Actor, wish?: Record<string, string>) =>
  (await list(actor, wish)).changes.map(({ id }) => id);
const get = (by: Client, path: string) =>
  fetch(`${by.url}${path}`, { headers: { cookie: by.cookie, accept: "application/json" }, redirect: "manual" });

describe("the list over my rooms", () => {
  test("has the changes of both sides, and who each waits for", async () => {
    const { kim, lee, stranger, supplierId } = world.people;
    const { changes, companies, any } = await list(kim);
    expect(any).toBe(true);
    expect(changes.map(({ id, waitsFor, side }) => [id, waitsFor, side])).toEqual([
      [second, ["buyer"], "buyer"],
      [first, ["supplier"], "buyer"],
    ]);
    expect(changes[1]).toMatchObject({ room: { id: world.room }, companyIds: [supplierId], day: "2026-10-07" });
    expect(companies.find(({ id }) => id === supplierId)?.calendar.timeZone).toBe("Asia/Tokyo");
    for (const other of [lee, stranger])
      expect(await list(other)).toMatchObject({ changes: [], companies: [], any: false });
  });

  test("is narrowed by state, part in any width, and whose turn it is", async () => {
    const { kim, sato } = world.people;
    expect(await ids(kim, { state: "impactRequested" })).toEqual([first]);
    expect(await ids(kim, { part: "shaft" })).toEqual([second]);
    expect(await ids(kim, { part: "%" })).toEqual([]);
    expect(await ids(kim, { mine: "yes" })).toEqual([second]);
    expect(await ids(sato, { mine: "yes" })).toEqual([first]);
    expect(
      await ids(kim, { state: "nonsense", before: "x", part: "\0" }),
      "what cannot be read is not asked",
    ).toHaveLength(2);
    expect(await ids(kim, { before: `${(await list(kim)).changes[0]?.changedAt}_${second}` })).toEqual([first]);
  });

  test("a day is overdue when it has ended where the answer is owed, and nothing else changes with it", async () => {
    const { kim } = world.people;
    expect(await ids(kim, { overdue: "yes" })).toEqual([]);
    now = moment("2026-10-08", "00:30", "Asia/Tokyo");
    expect(await ids(kim, { overdue: "yes" })).toEqual([first]);
    expect((await list(kim)).changes.map(({ state, overdue }) => [state, overdue])).toEqual([
      ["proposed", false],
      ["impactRequested", true],
    ]);
    now = asked;
  });

  test("what waits is counted for the frame and in the room list", async () => {
    const { people } = world;
    const { specChange, room } = world.portal.services;
    expect(await specChange.waiting(people.kim)).toBe(1);
    expect(await specChange.waiting(people.stranger)).toBe(0);
    expect(await room.list(people.sato)).toMatchObject([{ id: world.room, changesWaiting: 1 }]);
    expect(await (await get(kim, "/changes/waiting")).json()).toBe(1);
  });
});

describe("a change as a file", () => {
  test("is data with limits, the answer and the history", async () => {
    entryOf(await step(sato, first, "answerImpact", { sheet: boreSheet }));
    const answer = await get(kim, `/rooms/${world.room}/changes/${first}.json`);
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent("SC-001 구멍 공차 변경 Ø12 H8→H7.json")}`,
    );
    const file = (await answer.json()) as ChangeExport;
    expect(file).toMatchObject({
      ...{ format: 1, name: "SC-001", state: "impactAnswered", content: boreChange, impact: boreSheet },
      limits: { bore: { before: { lower: "0", upper: "+0.027" }, after: { lower: "0", upper: "+0.018" } } },
    });
    expect(file.history.map(({ kind, member }) => [kind, member])).toEqual([
      ["specChange.proposed", "Kim"],
      ["specChange.impactRequested", "Kim"],
      ["specChange.impactAnswered", "Sato"],
    ]);
  });

  test("opens in a spreadsheet, where nothing of it is run", async () => {
    const answer = await get(kim, `/rooms/${world.room}/changes/${second}.csv`);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
    expect(text.startsWith('\ufeffSC-002,"\'=HYPERLINK(""https://evil.example"")"\r\n')).toBe(true);
    expect(text).toContain("\r\n4,구멍,중요,Ø12 H8,0,+0.027,Ø12 H7,0,+0.018,mm,,\r\n");
    const impact = Buffer.from(await (await get(kim, `/rooms/${world.room}/changes/${first}.csv`)).arrayBuffer());
    expect(impact.toString("utf8")).toContain("380 → 415");
  });

  test("is not there for a stranger, from another room, for another entry, and for who was removed", async () => {
    const { people, room } = world;
    const other = entryOf(
      await directly(people.administrator).command("room.open", {
        name: "other",
        companies: [
          { id: people.strangerId, side: "buyer" },
          { id: people.supplierId, side: "supplier" },
        ],
        memberIds: [people.stranger.memberId, people.sato.memberId],
      }),
    ).roomId;
    const message = entryOf(await kim.post(room, "no change")).id;
    for (const end of ["csv", "json"]) {
      expect((await get(kim, `/rooms/${room}/changes/${first}.${end}`)).status).toBe(200);
      expect((await get(stranger, `/rooms/${room}/changes/${first}.${end}`)).status).toBe(404);
      expect((await get(sato, `/rooms/${other}/changes/${first}.${end}`)).status).toBe(404);
      for (const id of [message, "none"])
        expect((await get(kim, `/rooms/${room}/changes/${id}.${end}`)).status).toBe(404);
    }
    expect((await get(stranger, `/rooms/${room}/changes/new`)).status).toBe(404);
    entryOf(await kim.command("member.remove", { roomId: room, memberId: people.kim.memberId }));
    for (const end of ["csv", "json"]) {
      expect((await get(kim, `/rooms/${room}/changes/${first}.${end}`)).status).toBe(404);
    }
    expect(await ids(people.kim)).toEqual([]);
  });
});
