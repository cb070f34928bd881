import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { searchWish } from "~/domain/search-wish";
import { type Client, signIn } from "../support/client";
import { password, startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kim: Client;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

describe("what people type is found however it is written", () => {
  test.each([
    ["図面", "図面の件"],
    ["納期", "新納期変更"],
    ["납기", "납기가 변경"],
    ["도금", "무전해니켈도금으로"],
    ["±0.05", "±０．０５"],
    ["10mm", "10㎜"],
    ["φ8", "Φ8 穴"],
    ["φ8", "⌀8 穴"],
    ["SUS304", "ＳＵＳ３０４"],
    ["PN-00123", "pn-00123-B"],
    ["ﾒｯｷ", "無電解めっき"],
    ["“surface finish”", "the surface  finish of the part"],
  ])("%s finds %s", async (query, text) => {
    const id = await said(sato, text);
    expect(await foundIds(world.people.kim, { query })).toContain(id);
    expect(await foundIds(world.people.kim, { query, room: world.room })).toContain(id);
  });

  test("one character inside a room; outside one it is asked to be longer", async () => {
    const id = await said(sato, "図");
    expect(await foundIds(world.people.kim, { query: "図", room: world.room })).toContain(id);
    expect(await find(world.people.kim, { query: "図" })).toMatchObject({ state: "tooShort", hits: [] });
  });

  test("every word must be there, and nothing is a wildcard", async () => {
    const id = await said(sato, "50%_引き \\ と 'quoted'");
    expect(await foundIds(world.people.kim, { query: "50% 引き" })).toContain(id);
    expect(await foundIds(world.people.kim, { query: "引き 無い語" })).toEqual([]);
    for (const query of ["5_%", "%%", "__", "5%引", "'';", "\\\\"]) {
      expect(await foundIds(world.people.kim, { query })).toEqual([]);
    }
    expect(await foundIds(world.people.kim, { query: "%_" })).toEqual([id]);
  });

  test("a NUL, an unreadable filter and an endless query find nothing and break nothing", async () => {
    expect(await find(world.people.kim, { query: "図\0面" })).toMatchObject({ state: "idle" });
    expect(await find(world.people.kim, { query: "図".repeat(10_000) })).toMatchObject({ state: "idle" });
    const wish = { person: "nobody", kind: "all", from: "2026-02-30", before: "1_x" };
    expect(await find(world.people.kim, wish)).toMatchObject({ state: "idle" });
  });
});

describe("versions", () => {
  test("an edit is found, and so is what it replaced, marked as outdated", async () => {
    const id = await said(sato, "公差は隙間嵌めです");
    await kept(
      sato.command("message.edit", { roomId: world.room, entryId: id, lang: "ja", text: "公差は締り嵌めです" }),
    );
    expect((await find(world.people.kim, { query: "隙間" })).hits).toMatchObject([
      { entryId: id, kind: "message", outdated: true, rootId: id },
    ]);
    expect((await find(world.people.kim, { query: "締り" })).hits).toMatchObject([
      { kind: "edit", outdated: false, rootId: id },
    ]);
  });

  test("a message whose versions all have the word stands there once, as it is now", async () => {
    const id = await said(sato, "梱包仕様の一");
    await kept(sato.command("message.edit", { roomId: world.room, entryId: id, lang: "ja", text: "梱包仕様の二" }));
    const { hits } = await find(world.people.kim, { query: "梱包仕様" });
    expect(hits.map(({ excerpt }) => excerpt)).toEqual(["梱包仕様の二"]);
    const before = await find(world.people.kim, { query: "梱包仕様", kind: "message" });
    expect(before.hits.map(({ excerpt, outdated }) => ({ excerpt, outdated }))).toEqual([
      { excerpt: "梱包仕様の一", outdated: true },
    ]);
  });

  test("what was withdrawn is still found, and says so", async () => {
    const id = await said(kim, "회수된 문장입니다");
    await kept(kim.command("message.withdraw", { roomId: world.room, entryId: id }));
    expect((await find(world.people.sato, { query: "회수된" })).hits).toMatchObject([{ entryId: id, withdrawn: true }]);
  });
});

describe("filters", () => {
  test("by person, kind, room and day of the reader's calendar", async () => {
    const id = await said(sato, "篩い分けの一");
    const theirs = await said(kim, "篩い分けの二");
    const reply = await kept(
      kim.command("reply.post", { roomId: world.room, entryId: id, lang: "ko", text: "篩い分けの三" }),
    );
    const query = "篩い分け";
    const reader = world.people.sato;
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: reader.timeZone }).format(reply.at);
    const dayBefore = new Intl.DateTimeFormat("en-CA", { timeZone: reader.timeZone }).format(reply.at - 86_400_000);
    expect(await foundIds(reader, { query })).toEqual([reply.id, theirs, id]);
    expect(await foundIds(reader, { query, person: world.people.sato.memberId })).toEqual([id]);
    expect(await foundIds(reader, { query, kind: "message" })).toEqual([theirs, id]);
    expect(await foundIds(reader, { query, kind: "reply" })).toEqual([reply.id]);
    expect(await foundIds(reader, { query, kind: "edit" })).toEqual([]);
    expect(await foundIds(reader, { query, from: day, to: day })).toEqual([reply.id, theirs, id]);
    expect(await foundIds(reader, { query, to: dayBefore })).toEqual([]);
    const [hit] = (await find(reader, { query, kind: "reply" })).hits;
    expect(hit).toMatchObject({ rootId: id, replySeq: reply.seq, room: { id: world.room } });
    expect(await foundIds(reader, { kind: "reply", from: day })).toContain(reply.id);
  });

  test("by what is attached", async () => {
    const answer = await kept(
      kim.command("message.post", {
        roomId: world.room,
        lang: "ko",
        text: "붙임말 하나",
        meaning: { kind: "yesIf", condition: "도금 두께를 지키면" },
      }),
    );
    const asked = await said(kim, "붙임말 둘");
    const memberIds = [world.people.sato.memberId];
    await kept(kim.command("ack.ask", { roomId: world.room, entryId: asked, memberIds }));
    const pinned = await said(kim, "붙임말 셋");
    await kept(
      kim.command("memory.pin", { roomId: world.room, entryId: pinned, topic: "requirement", text: "붙임말" }),
    );
    const reader = world.people.sato;
    expect(await foundIds(reader, { query: "붙임말" })).toEqual([pinned, asked, answer.id]);
    expect(await foundIds(reader, { query: "붙임말", kind: "meaning" })).toEqual([answer.id]);
    expect(await foundIds(reader, { query: "붙임말", kind: "acknowledgement" })).toEqual([asked]);
    expect(await foundIds(reader, { query: "붙임말", kind: "pinned" })).toEqual([pinned]);
    expect(await foundIds(reader, { query: "지키면" })).toEqual([answer.id]);
  });
});

test("pages go on where the one before ended, without a gap or a double", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 65; count += 1) ids.unshift(await said(sato, `頁送り ${count}`));
  const found: string[] = [];
  let before: string | undefined;
  const sizes: number[] = [];
  do {
    const page = await find(world.people.kim, { query: "頁送り", ...(before && { before }) });
    found.push(...page.hits.map(({ entryId }) => entryId));
    sizes.push(page.hits.length);
    before = page.older ?? undefined;
  } while (before);
  expect(found).toEqual(ids);
  expect(sizes).toEqual([30, 30, 5]);
});

test("what is among the newest rows and what is far back make one order", async () => {
  const { people } = world;
  const second = await kept(
    sato.command("room.open", {
      name: "Second room",
      companies: [
        { id: people.supplierId, side: "supplier" },
        { id: people.buyerId, side: "buyer" },
      ],
      memberIds: [people.sato, people.kim].map(({ memberId }) => memberId),
    }),
  );
  // Common at first and of late, rare between; the quiet room has one row in a hundred, and the word in each of them.
  await world.portal.database.pool.query(
    `WITH line AS (
       SELECT n, gen_random_uuid() AS id, CASE WHEN n % 100 = 0 THEN $1 ELSE $2 END::uuid AS room_id,
              CASE WHEN n < 300 OR n % 97 = 0 OR n % 100 = 0 OR n > 5990 THEN '稀語' ELSE '常語' END AS text
         FROM generate_series(1, 6000) n
     ), stored AS (
       INSERT INTO entry (id, room_id, seq, kind, own_row, actor_id, at, payload, payload_hash, prev_hash, hash)
       SELECT id, room_id, 100000 + n, 'message.posted', true, $3::uuid, n / 7,
              json_build_object('text', text, 'lang', 'ja'), '', '', '' FROM line)
     INSERT INTO search_text SELECT id, room_id, 100000 + n, id, $3::uuid, n / 7, text, ARRAY[text] FROM line`,
    [world.room, second.roomId, people.sato.memberId],
  );
  const { rows } = await world.portal.database.pool.query<{ id: string }>(
    "SELECT entry_id AS id FROM search_text WHERE folded = '稀語' ORDER BY at DESC, entry_id DESC",
  );
  expect(await allIds(people.kim, { query: "稀語" })).toEqual(rows.map(({ id }) => id));
  expect(new Set(await allIds(people.kim, { query: "稀語", room: world.room })).size).toBeLessThan(rows.length);
});

describe("nobody finds what is not theirs", () => {
  test("a stranger finds nothing, and no room to choose; the room's address is none", async () => {
    await said(sato, "極秘図面の件");
    const { stranger, administrator, lee } = world.people;
    for (const actor of [stranger, administrator, lee]) {
      expect(await find(actor, { query: "極秘図面" })).toMatchObject({ hits: [], rooms: [], people: [], older: null });
      await expect(find(actor, { query: "極秘図面", room: world.room })).rejects.toThrow("notFound");
    }
  });

  test("whoever is removed finds nothing from then on", async () => {
    const { kobayashi } = world.people;
    await said(sato, "退室前の話題");
    expect((await find(kobayashi, { query: "退室前" })).hits).toHaveLength(1);
    await kept(sato.command("member.remove", { roomId: world.room, memberId: kobayashi.memberId }));
    expect(await find(kobayashi, { query: "退室前" })).toMatchObject({ hits: [], rooms: [] });
    await kept(sato.command("member.add", { roomId: world.room, memberId: kobayashi.memberId }));
  });

  test("a company's own notes are found by its own people alone, and with the room that they stand beside", async () => {
    const opened = await kept(sato.command("side.open", { roomId: world.room }));
    const note = await kept(
      sato.command("message.post", { roomId: opened.roomId, lang: "ja", text: "社内だけの見積限度" }),
    );
    const { hits, rooms } = await find(world.people.sato, { query: "見積限度", room: world.room });
    expect(hits).toMatchObject([{ entryId: note.id, room: { id: opened.roomId, parentId: world.room } }]);
    expect(rooms.map(({ parentId }) => parentId)).toContain(world.room);
    const theirs = await find(world.people.kim, { query: "見積限度" });
    expect(theirs.hits).toEqual([]);
    expect(theirs.rooms.map(({ id }) => id)).not.toContain(opened.roomId);
    expect(theirs.rooms.map(({ parentId }) => parentId)).not.toContain(world.room);
    await expect(find(world.people.kim, { query: "見積限度", room: opened.roomId })).rejects.toThrow("notFound");
  });

  test("an ended session finds nothing", async () => {
    const ended = { ...world.people.sato, sessionId: world.people.sato.memberId };
    await expect(find(ended, { query: "図面" })).rejects.toThrow("signedOut");
  });
});

test("the page is an answer to its address, for who is signed in", async () => {
  await said(sato, "頁の図番 <b>QX-1</b>");
  const { cookie, close } = await signIn(world.portal.url, world.people.kim.email, password);
  close();
  const address = `${world.portal.url}/search?query=${encodeURIComponent("qx-1")}&room=&person=&kind=&from=&to=`;
  const page = await (await fetch(address, { headers: { cookie } })).text();
  expect(page).toMatch(/<mark[^>]*>QX-1<\/mark>/);
  expect(page).toContain("&lt;b&gt;");
  expect((await fetch(address, { redirect: "manual" })).status).toBe(302);
});

async function said(client: Client, text: string): Promise<string> {
  return (await kept(client.post(world.room, text, { lang: "ja" }))).id;
}

async function kept(sent: ReturnType<Client["command"]>) {
  const result = await sent;
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}

function find(actor: Actor, wish: Record<string, string>) {
  return world.portal.services.search(actor, searchWish.parse({ query: "", ...wish }));
}

async function allIds(actor: Actor, wish: Record<string, string>): Promise<string[]> {
  const { hits, older } = await find(actor, wish);
  const ids = hits.map(({ entryId }) => entryId);
  return older ? [...ids, ...(await allIds(actor, { ...wish, before: older }))] : ids;
}

async function foundIds(actor: Actor, wish: Record<string, string>): Promise<string[]> {
  return (await find(actor, wish)).hits.map(({ entryId }) => entryId);
}
