import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { RoomPage, ThreadPage } from "~/domain/protocol";
import { type Result, refused } from "~/domain/result";
import { fold } from "~/domain/timeline";
import type { Client } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const stored = (result: Result<Entry>): Entry => {
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
};
const reply = (client: Client, entryId: string, text: string, more: Record<string, unknown> = {}) =>
  client.command("reply.post", { roomId: world.room, entryId, text, lang: "en", ...more });
const post = async (client: Client, text: string, more: Record<string, unknown> = {}) =>
  stored(await client.post(world.room, text, more));
const threadOf = (actor: Actor, rootId: string, wish = {}) =>
  world.portal.services.room.thread(actor, world.room, rootId, wish);
const unreadOf = async (actor: Actor) =>
  (await world.portal.services.room.list(actor)).find(({ id }) => id === world.room)?.unread;
const summaryOf = async (actor: Actor, rootId: string) =>
  (await world.portal.services.room.page(actor, world.room)).threads.find((thread) => thread.rootId === rootId);
const textsOf = ({ entries }: Pick<ThreadPage, "entries">) =>
  entries.flatMap(({ payload }) => (payload && "text" in payload ? [payload.text] : []));
/** Everything of the room is read, so that a test counts only what it makes. */
async function readAll(...actors: Actor[]) {
  const { services } = world.portal;
  for (const actor of actors) {
    const { entries, head } = await services.room.after(actor, world.room, 0);
    await services.room.moveCursor(actor, { roomId: world.room, seq: head });
    for (const rootId of new Set(entries.flatMap(({ kind, rootId }) => (kind === "reply.posted" ? [rootId] : [])))) {
      await services.room.markThread(actor, { roomId: world.room, rootId: rootId ?? "", seq: head });
    }
  }
}

test("replies come in by both doors, stand in their thread and nowhere in the room's page", async () => {
  const root = await post(sato, "メッキ厚は8μmでよいですか", { lang: "ja" });
  const first = stored(await reply(kim, root.id, "네, 8μm입니다", { lang: "ko" }));
  const second = stored(
    await kobayashi.postByForm(world.room, "reply.post", { entryId: root.id, text: "了解です", lang: "ja" }),
  );
  expect([first, second]).toMatchObject([
    { kind: "reply.posted", refersTo: root.id, rootId: root.id, ownRow: false },
    { kind: "reply.posted", refersTo: root.id, rootId: root.id, ownRow: false },
  ]);
  await vi.waitFor(() => expect(sato.received.map(({ id }) => id)).toEqual(expect.arrayContaining([second.id])));
  const thread = await threadOf(world.people.sato, root.id);
  expect(textsOf(thread)).toEqual(["メッキ厚は8μmでよいですか", "네, 8μm입니다", "了解です"]);
  const page = (await sato.page(world.room)) as RoomPage;
  expect(page.entries.some(({ kind }) => kind === "reply.posted")).toBe(false);
  expect(page.threads.find(({ rootId }) => rootId === root.id)).toEqual({
    rootId: root.id,
    count: 2,
    lastAt: second.at,
    lastSeq: second.seq,
    memberIds: [world.people.kobayashi.memberId, world.people.kim.memberId],
    unread: 2,
    cursor: 0,
  });
});

test("a reply to a reply stands in the same thread, and any line of the room begins one", async () => {
  const root = await post(sato, "root");
  const first = stored(await reply(kim, root.id, "first"));
  expect(stored(await reply(sato, first.id, "to the reply"))).toMatchObject({ rootId: root.id, refersTo: root.id });
  const joined = (await world.portal.services.room.after(world.people.sato, world.room, 0)).entries.find(
    ({ kind }) => kind === "member.joined",
  );
  expect(stored(await reply(kim, joined?.id ?? "", "Welcome"))).toMatchObject({ rootId: joined?.id });
});

test("a withdrawn beginning still takes replies; a mistyped one is not found", async () => {
  const root = await post(sato, "to be withdrawn");
  stored(await sato.command("message.withdraw", { roomId: world.room, entryId: root.id }));
  expect((await reply(kim, root.id, "I saw it")).ok).toBe(true);
  expect(await reply(kim, randomUUID(), "nowhere")).toEqual(refused("notFound"));
  const edit = stored(await kim.command("reaction.add", { roomId: world.room, entryId: root.id, reaction: "seen" }));
  expect(await reply(kim, edit.id, "to a change")).toEqual(refused("notFound"));
});

test("an edit and a withdrawal of a reply change the reply, its thread page has them, the room's page does not", async () => {
  const root = await post(sato, "beginning");
  const first = stored(await reply(kim, root.id, "10/12"));
  const second = stored(await reply(kim, root.id, "wrong room"));
  stored(await kim.command("message.edit", { roomId: world.room, entryId: first.id, text: "10/13", lang: "en" }));
  stored(await kim.command("message.withdraw", { roomId: world.room, entryId: second.id }));
  expect(await sato.command("message.edit", { roomId: world.room, entryId: first.id, text: "no", lang: "en" })).toEqual(
    refused("forbidden"),
  );
  const rows = fold((await threadOf(world.people.sato, root.id)).entries, [], { rootId: root.id });
  expect(rows).toMatchObject([
    { id: root.id, message: { versions: [{ text: "beginning" }], withdrawnAt: null } },
    { id: first.id, message: { versions: [{ text: "10/12" }, { text: "10/13" }] } },
    { id: second.id, message: { withdrawnAt: expect.any(Number) } },
  ]);
  const page = (await sato.page(world.room)) as RoomPage;
  expect(page.entries.filter(({ rootId }) => rootId === root.id)).toEqual([]);
  expect(page.threads.find(({ rootId }) => rootId === root.id)).toMatchObject({ count: 2 });
  // The line in the list of rooms is the row's own text, whatever was done to its replies.
  const [line] = await world.portal.services.room.list(world.people.sato);
  expect(line?.last).toMatchObject({ text: "beginning", withdrawn: false });
});

test("a long thread is read by pages: the newest, those before, those around a reply", async () => {
  const { sato: actor } = world.people;
  const root = await post(sato, "long");
  const seqs: number[] = [];
  for (let n = 0; n < 120; n += 1) seqs.push(stored(await reply(n % 2 ? kim : sato, root.id, `reply ${n}`)).seq);
  const repliesOf = ({ entries }: ThreadPage) =>
    entries.filter(({ kind }) => kind === "reply.posted").map(({ seq }) => seq);

  const newest = await threadOf(actor, root.id);
  expect(repliesOf(newest)).toEqual(seqs.slice(70));
  expect(newest).toMatchObject({ from: seqs[70], to: newest.head });
  expect(newest.entries[0]?.id).toBe(root.id);
  const older = await threadOf(actor, root.id, { before: newest.from });
  expect(repliesOf(older)).toEqual(seqs.slice(20, 70));
  expect(older).toMatchObject({ from: seqs[20], to: newest.from - 1 });
  const oldest = await threadOf(actor, root.id, { before: older.from });
  expect(repliesOf(oldest)).toEqual(seqs.slice(0, 20));
  expect(oldest.from).toBe(1);
  const around = await threadOf(actor, root.id, { around: seqs[60] });
  expect(repliesOf(around)).toEqual(seqs.slice(36, 86));
  expect(around).toMatchObject({ from: seqs[36], to: seqs[85] });
  expect(await summaryOf(actor, root.id)).toMatchObject({ count: 120, unread: 60 });
});

test("a stranger finds no thread, no place of an entry, and marks nothing", async () => {
  const { services, database } = world.portal;
  const { stranger, lee } = world.people;
  const root = await post(sato, "ours");
  stored(await reply(kim, root.id, "ours too"));
  for (const outsider of [stranger, lee]) {
    const refusedAs = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: "notFound" });
    await refusedAs(threadOf(outsider, root.id));
    await refusedAs(services.room.placeOf(outsider, world.room, root.id));
    await refusedAs(services.room.markThread(outsider, { roomId: world.room, rootId: root.id, seq: 1 }));
    const client = await world.client(outsider);
    expect(await reply(client, root.id, "let me in")).toEqual(refused("notFound"));
    const seen = { roomId: world.room, entryId: root.id, reaction: "seen" };
    expect(await client.command("reaction.add", seen)).toEqual(refused("notFound"));
  }
  await expect(threadOf(world.people.sato, randomUUID())).rejects.toMatchObject({ code: "notFound" });
  await expect(threadOf(world.people.sato, "no id at all")).rejects.toMatchObject({ code: "notFound" });
  expect(await database.prisma.threadCursor.count({ where: { memberId: stranger.memberId } })).toBe(0);
});

test("an entry of another room is no beginning here, and cannot be quoted here", async () => {
  const { services } = world.portal;
  const { sato: actor, supplierId, buyerId, kim: other } = world.people;
  const opened = await services.execute(actor, "room.open", {
    clientKey: randomUUID(),
    name: "Another room",
    companies: [
      { id: supplierId, side: "supplier" },
      { id: buyerId, side: "buyer" },
    ],
    memberIds: [actor.memberId, other.memberId],
  });
  const elsewhere = stored(await sato.post(stored(opened).roomId, "in the other room"));
  expect(await reply(kim, elsewhere.id, "here")).toEqual(refused("notFound"));
  const quote = { entryId: elsewhere.id, text: "in the other room" };
  expect(await sato.post(world.room, "about this", { quote })).toMatchObject({ ok: false, code: "notFound" });
  await expect(threadOf(actor, elsewhere.id)).rejects.toMatchObject({ code: "notFound" });
});

test("a quote says who said it, and its place is found from it, also in a thread", async () => {
  const { services } = world.portal;
  const root = await post(kim, "8μm 이상");
  const answer = stored(await reply(sato, root.id, "承知しました", { lang: "ja" }));
  const quoting = await post(sato, "確認です", { lang: "ja", quote: { entryId: answer.id, text: "承知しました" } });
  expect(quoting.payload).toMatchObject({
    quote: { entryId: answer.id, actorId: world.people.sato.memberId, text: "承知しました" },
  });
  expect(await services.room.placeOf(world.people.kim, world.room, answer.id)).toEqual({
    roomId: world.room,
    seq: answer.seq,
    rootId: root.id,
  });
  expect(await services.room.placeOf(world.people.kim, world.room, root.id)).toMatchObject({ rootId: null });
});

test("a reaction is there once, whoever presses twice or in two tabs, and goes once", async () => {
  const root = await post(sato, "届きました", { lang: "ja" });
  const answer = stored(await reply(kim, root.id, "감사합니다", { lang: "ko" }));
  for (const { id } of [root, answer]) {
    const press = (name: string) => kim.command(name, { roomId: world.room, entryId: id, reaction: "thanks" });
    expect(await press("reaction.remove")).toEqual(refused("notFound"));
    const added = (await Promise.all([press("reaction.add"), press("reaction.add")])).map(stored);
    expect(added[0]?.id).toBe(added[1]?.id);
    expect(added[0]).toMatchObject({ kind: "reaction.added", refersTo: id, rootId: root.id });
    const removed = (await Promise.all([press("reaction.remove"), press("reaction.remove")])).map(stored);
    expect(removed[0]?.id).toBe(removed[1]?.id);
    const again = stored(await press("reaction.add"));
    expect(again.seq).toBeGreaterThan(removed[0]?.seq ?? 0);
  }
  const rows = fold((await threadOf(world.people.sato, root.id)).entries, [], { rootId: root.id });
  const thanked = { reactions: [{ reaction: "thanks", memberIds: [world.people.kim.memberId] }] };
  expect(rows).toMatchObject([{ about: thanked }, { about: thanked }]);
});

test("an answer in plain meaning settles what the answering company promised in the thread, and nothing else", async () => {
  const promise = { kind: "answerBy", day: "2027-01-15" };
  const root = await post(sato, "検討します", { lang: "ja", meaning: promise });
  const theirs = stored(await reply(kim, root.id, "검토하겠습니다", { lang: "ko", meaning: promise }));
  const ours = stored(await reply(kobayashi, root.id, "私からも", { lang: "ja", meaning: promise }));
  const settledBy = async (answer: Entry) => {
    const { entries } = await world.portal.services.room.after(world.people.sato, world.room, answer.seq);
    return entries
      .filter(({ kind }) => kind === "promise.settled")
      .map(({ refersTo, rootId }) => ({ refersTo, rootId }));
  };
  const info = stored(await reply(sato, root.id, "参考まで", { lang: "ja", meaning: { kind: "info" } }));
  expect(await settledBy(info)).toEqual([]);
  const yes = stored(await reply(kobayashi, root.id, "はい", { lang: "ja", meaning: { kind: "yes" } }));
  expect(await settledBy(yes)).toEqual([
    { refersTo: root.id, rootId: root.id },
    { refersTo: ours.id, rootId: root.id },
  ]);
  const no = stored(await reply(sato, root.id, "いいえ", { lang: "ja", meaning: { kind: "no" } }));
  expect(await settledBy(no)).toEqual([]); // settled once
  const condition = { kind: "yesIf", condition: "도금 두께 8μm" };
  const yesIf = stored(await reply(kim, root.id, "네", { lang: "ko", meaning: condition }));
  expect(await settledBy(yesIf)).toEqual([{ refersTo: theirs.id, rootId: root.id }]);
});

test("reading in a thread moves its cursor forward only, and my other tabs hear of it", async () => {
  const { kim: actor } = world.people;
  const root = await post(sato, "read me");
  const first = stored(await reply(sato, root.id, "one"));
  const second = stored(await reply(sato, root.id, "two"));
  const otherTab = await world.client(actor);
  const heard = vi.fn();
  otherTab.socket.on("threadRead", heard);
  const read = (seq: unknown) =>
    kim.socket.timeout(5000).emitWithAck("thread.read", { roomId: world.room, rootId: root.id, seq: seq as number });
  expect(await read(second.seq)).toEqual({ ok: true, value: second.seq });
  expect(await read(first.seq)).toEqual({ ok: true, value: second.seq });
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ roomId: world.room, rootId: root.id, seq: second.seq }));
  expect(await summaryOf(actor, root.id)).toMatchObject({ unread: 0, cursor: second.seq });
  expect(await threadOf(actor, root.id)).toMatchObject({ cursor: second.seq });
  expect(await read("no number")).toMatchObject({ ok: false, code: "invalid" });
  const beyond = await read(999_999);
  expect(beyond.ok && beyond.value).toBeLessThan(999_999);
});

test("the list counts replies in threads that I take part in, from when on I do; other threads show it on their root", async () => {
  const { sato: author, kim: replier, kobayashi: named } = world.people;
  const root = await post(sato, "who counts?");
  await readAll(author, replier, named);
  stored(await reply(kim, root.id, "first"));
  expect([await unreadOf(author), await unreadOf(replier), await unreadOf(named)]).toEqual([1, 0, 0]);
  expect(await summaryOf(named, root.id)).toMatchObject({ unread: 1 });
  stored(await reply(sato, root.id, "second"));
  expect([await unreadOf(author), await unreadOf(replier), await unreadOf(named)]).toEqual([1, 1, 0]);
  stored(await reply(sato, root.id, "@Kobayashi please look"));
  expect([await unreadOf(author), await unreadOf(replier), await unreadOf(named)]).toEqual([1, 2, 1]);
  const { head } = await threadOf(named, root.id);
  await world.portal.services.room.markThread(replier, { roomId: world.room, rootId: root.id, seq: head });
  expect(await unreadOf(replier)).toBe(0);
});

test("a newcomer is not charged for threads from before", async () => {
  const { lee } = world.people;
  const root = await post(sato, "long before");
  for (const text of ["one", "two", "three"]) stored(await reply(kim, root.id, text));
  stored(await kim.command("member.add", { roomId: world.room, memberId: lee.memberId }));
  const { head } = await world.portal.services.room.page(lee, world.room);
  await world.portal.services.room.moveCursor(lee, { roomId: world.room, seq: head });
  expect(await unreadOf(lee)).toBe(0);
  const client = await world.client(lee);
  stored(await reply(client, root.id, "now I am here"));
  expect(await unreadOf(lee)).toBe(0);
  stored(await reply(sato, root.id, "welcome"));
  expect(await unreadOf(lee)).toBe(1);
});
