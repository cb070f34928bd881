import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { searchWish } from "~/domain/search-wish";
import { rebuildReadTables } from "../../server/services/rebuild";
import { boreChange, boreSheet } from "../support/bore-change";
import type { Client } from "../support/client";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kim: Client;
const { changeAfter, directly, propose, step } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

/** A change with words that stand nowhere else, by where they stand. */
async function plating(more: object = {}): Promise<string> {
  const [bore] = boreChange.characteristics;
  const content = {
    ...boreChange,
    title: "무전해 니켈 도금 두께 변경",
    part: "PLT-77",
    reason: "부식 클레임 대응",
    background: "2차 염수분무 결과",
    characteristics: [{ ...bore, name: "도금막", after: { ...bore?.after, note: "나사부 제외" } }],
    ...more,
  };
  return entryOf(await propose(kim, { content })).id;
}

test("a change is found by its title, part, reason, background and characteristics, as it is by now", async () => {
  const id = await plating();
  for (const query of ["니켈 도금", "plt-77", "부식", "염수분무", "도금막", "나사부", "도금막 부식"]) {
    const { hits } = await find(world.people.sato, { query });
    expect(hits, query).toMatchObject([
      { entryId: id, kind: "change", rootId: id, change: { state: "proposed", title: "무전해 니켈 도금 두께 변경" } },
    ]);
  }
  entryOf(await step(kim, id, "requestImpact"));
  const [hit] = (await find(world.people.sato, { query: "염수분무" })).hits;
  expect(hit).toMatchObject({ outdated: false, lang: "ko", change: { state: "impactRequested", lang: "ko" } });
  expect(hit?.excerpt).toContain("염수분무");
  entryOf(await step(kim, id, "withdraw"));
});

test("a change is found by its number, however it is typed, in its newest revision", async () => {
  const id = await plating();
  const { number } = await world.portal.database.prisma.specChange.findUniqueOrThrow({ where: { entryId: id } });
  const long = String(number).padStart(3, "0");
  for (const query of [`SC-${long}`, `sc-${long}`, `ＳＣ${long}`, `sc${number}`, `SC-${number}`, `sc${long} 부식`])
    expect(await roots(world.people.sato, { query }), query).toContain(id);
  entryOf(await step(kim, id, "revise", { content: { ...boreChange, title: "새 제목" } }));
  const { hits } = await find(world.people.sato, { query: `sc-${long} 새 제목` });
  expect(hits).toMatchObject([{ rootId: id, outdated: false, change: { number, title: "새 제목" } }]);
  const before = (await find(world.people.sato, { query: `sc${long} 부식` })).hits;
  expect(before).toMatchObject([{ rootId: id, outdated: true, change: { title: "새 제목" } }]);
});

test("what was answered, and why it ended or passed, is found too", async () => {
  const id = await plating();
  const [alternative] = boreSheet.alternatives;
  const risk = { note: "密着不良のおそれ" };
  const capability = { cpk: "1.33", note: "膜厚計で全数" };
  const sheet = {
    ...boreSheet,
    answers: { ...boreSheet.answers, risk, capability },
    alternatives: [{ ...alternative, title: "黒染めで代用" }],
  };
  entryOf(await step(sato, id, "answerImpact", { sheet }));
  for (const query of ["密着不良", "全数", "黒染め"])
    expect((await find(world.people.kim, { query })).hits, query).toMatchObject([
      { rootId: id, lang: "ja", author: { name: "Sato" }, change: { state: "impactAnswered" } },
    ]);
  entryOf(await step(sato, id, "answerImpact", { sheet: boreSheet }));
  expect((await find(world.people.kim, { query: "密着不良" })).hits).toMatchObject([{ outdated: true }]);
  entryOf(await step(sato, id, "reject", { reason: "設備がありません" }));
  const declined = (await find(world.people.kim, { query: "設備が" })).hits;
  expect(declined).toMatchObject([{ rootId: id, excerpt: "設備がありません", change: { state: "rejected" } }]);
  const withdrawn = await plating({ part: "PLT-78" });
  entryOf(await step(kim, withdrawn, "withdraw", { reason: "고객 취소" }));
  expect(await roots(world.people.sato, { query: "고객 취소" })).toEqual([withdrawn]);
  const [buyer, supplier] = [directly(world.people.kim), directly(world.people.sato)];
  const sides = { proposing: buyer, answering: supplier, buyer, supplier };
  const passed = await changeAfter(sides, ["answerImpact", "accept", "takeEffect"]);
  entryOf(await step(kim, passed, "verify", { note: "초품 Cpk 양호" }));
  expect(await roots(world.people.sato, { query: "초품" })).toEqual([passed]);
});

test("a change is found by the name of the drawing that it is about", async () => {
  const fileId = await uploadFile(kim, world.room, { name: "plating-layout-r3.txt", bytes: "x" });
  const files = [{ id: fileId }];
  entryOf(await kim.command("message.post", { roomId: world.room, lang: "ko", text: "", files }));
  const id = await plating({ drawing: { from: null, to: "D", fileId } });
  expect(await roots(world.people.sato, { query: "plating-layout", kind: "change" })).toEqual([id]);
  const { pool } = world.portal.database;
  const all = async () => (await pool.query("SELECT * FROM search_text ORDER BY entry_id")).rows;
  const kept = await all();
  await pool.query("UPDATE search_text SET folded = '', grams = '{}'");
  await rebuildReadTables(world.portal.database);
  expect(await all()).toEqual(kept);
  expect(await roots(world.people.sato, { query: "plating-layout", kind: "change" })).toEqual([id]);
});

test("the kinds are told apart", async () => {
  const id = await plating({ title: "갈래말" });
  entryOf(await kim.post(world.room, "갈래말입니다"));
  entryOf(await kim.command("reply.post", { roomId: world.room, entryId: id, lang: "ko", text: "갈래말 답글" }));
  const kinds = async (kind: string) =>
    (await find(world.people.sato, { query: "갈래말", kind })).hits.map((hit) => hit.kind);
  expect(await kinds("change")).toEqual(["change"]);
  expect(await kinds("message")).toEqual(["message"]);
  expect(await kinds("reply")).toEqual(["reply"]);
});

test("who is not in the room finds no change of it", async () => {
  await plating({ title: "남의 사양 변경" });
  for (const actor of [world.people.stranger, world.people.lee, world.people.administrator])
    expect(await roots(actor, { query: "남의 사양" })).toEqual([]);
  expect(await roots(world.people.sato, { query: "남의 사양" })).toHaveLength(1);
});

test("a hit leads to the page of its change", async () => {
  const id = await plating({ title: "쪽으로 가는 변경" });
  const address = `${world.portal.url}/search?query=${encodeURIComponent("쪽으로")}`;
  const page = await (await fetch(address, { headers: { cookie: sato.cookie } })).text();
  expect(page).toContain(`href="/rooms/${world.room}/changes/${id}"`);
  expect(page).toMatch(/<mark[^>]*>쪽으로<\/mark>/);
  expect(page).toContain("変更提案");
});

function find(actor: Actor, wish: Record<string, string>) {
  return world.portal.services.search(actor, searchWish.parse({ query: "", ...wish }));
}

async function roots(actor: Actor, wish: Record<string, string>): Promise<string[]> {
  return (await find(actor, wish)).hits.map(({ rootId }) => rootId);
}
