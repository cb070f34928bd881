import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "~/domain/actor";
import { type DraftPatch, mostDrafts } from "~/domain/change-draft";
import { newId } from "../../server/services/id";
import { boreChange } from "../support/bore-change";
import { type Client, postForm } from "../support/client";
import { refusal } from "../support/refusal";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

// What a company prepares is its own: every door, by everybody, and what two people make of one draft.

const secret = "CANARYpreparedbore";
let world: World;
let sato: Client;
let outside: Record<string, Actor>;
let inside: Record<string, Actor>;
let sideRoom: string;
const { directly, propose, step } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  const { people, room, portal } = world;
  const { prisma } = portal.database;
  sato = await world.client(people.sato);
  entryOf(await directly(people.kim).command("member.add", { roomId: room, memberId: people.lee.memberId }));
  sideRoom = entryOf(await directly(people.sato).command("side.open", { roomId: room })).roomId;
  const person = async (name: string, of: Actor): Promise<Actor> => {
    const { organizationId, locale, timeZone } = of;
    const actor = { ...of, memberId: newId(), name, email: `${name.toLowerCase()}-${randomUUID()}@test.example` };
    const { memberId: id, email } = actor;
    await prisma.member.create({ data: { id, name, email, locale, timeZone, organizationId } });
    return actor;
  };
  const guest = await person("Observer", people.stranger);
  await prisma.roomCompany.create({ data: { roomId: room, organizationId: guest.organizationId, side: "guest" } });
  await prisma.participant.create({ data: { roomId: room, memberId: guest.memberId } });
  const reader = await person("Mori", people.sato);
  await prisma.participant.create({ data: { roomId: sideRoom, memberId: reader.memberId } });
  const removed = await person("Ueda", people.sato);
  entryOf(await directly(people.sato).command("member.add", { roomId: room, memberId: removed.memberId }));
  entryOf(await directly(people.sato).command("member.remove", { roomId: room, memberId: removed.memberId }));
  const disabled = await person("Ono", people.sato);
  await prisma.participant.create({ data: { roomId: room, memberId: disabled.memberId } });
  await prisma.member.update({ where: { id: disabled.memberId }, data: { disabledAt: new Date() } });
  inside = { "the other company": people.kim, "a guest": guest };
  outside = {
    "a stranger": people.stranger,
    "a removed member": removed,
    "a disabled member": disabled,
    "a colleague who is only in the side room": reader,
    "a colleague who is in another room": await person("Abe", people.sato),
  };
}, 120_000);
afterEach(() => world.portal.database.prisma.changeDraft.deleteMany());
afterAll(() => world.stop());

const service = () => world.portal.services.changeDraft;
const keep = (actor: Actor, patch: DraftPatch, more: { draftId?: string; clientKey?: string; revises?: string } = {}) =>
  service().keep(actor, { roomId: world.room, clientKey: randomUUID(), patch, ...more });
const read = (actor: Actor, draftId: string) => service().read(actor, { roomId: world.room, draftId });
const stored = () => world.portal.database.prisma.changeDraft.findMany({ orderBy: { id: "asc" } });

describe("who sees it", () => {
  test("a colleague in the room reads it, writes on in it, and finds it", async () => {
    const { sato, kobayashi } = world.people;
    const { id } = await keep(sato, { title: secret });
    const draft = await keep(kobayashi, { part: "BRK-220" }, { draftId: id });
    expect(draft).toMatchObject({ id, version: 2, fields: { title: secret, part: "BRK-220" } });
    expect(draft.changedBy).toMatchObject({ id: kobayashi.memberId, name: "Kobayashi" });
    expect(await read(sato, id)).toEqual(draft);
    const [line] = await service().list(sato, world.room);
    expect(line).toMatchObject({ id, title: secret, room: { id: world.room }, revises: null, number: null });
    expect(await service().list(kobayashi)).toEqual([line]);
    await service().discard(kobayashi, { roomId: world.room, draftId: id });
    expect(await refusal(read(sato, id))).toBe("notFound");
    expect(await service().list(sato)).toEqual([]);
  });

  test("nobody else learns that there is one, by no door", async () => {
    const clientKey = randomUUID();
    const { id: draftId } = await keep(world.people.sato, { title: secret }, { clientKey });
    const before = await stored();
    for (const [who, actor] of Object.entries({ ...inside, ...outside })) {
      const isIn = who in inside;
      expect(await refusal(read(actor, draftId)), who).toBe("notFound");
      expect(await refusal(keep(actor, { title: "x" }, { draftId })), who).toBe("notFound");
      expect(await refusal(service().list(actor, world.room)), who).toBe(isIn ? undefined : "notFound");
      expect(await service().list(actor), who).toEqual([]);
      const discarding = service().discard(actor, { roomId: world.room, draftId });
      expect(await refusal(discarding), who).toBe(isIn ? undefined : "notFound");
      const proposed = await directly(actor).command("specChange.propose", {
        ...{ roomId: world.room, content: boreChange, asksImpact: false },
        draftId,
      });
      expect(proposed, who).toMatchObject({ ok: false, code: who === "a guest" ? "forbidden" : "notFound" });
    }
    expect(await stored()).toEqual(before);
    // The key of another company's draft makes one of their own.
    const theirs = await keep(world.people.kim, { title: "theirs" }, { clientKey });
    expect(theirs.id).not.toBe(draftId);
    expect(theirs).toMatchObject({ version: 1, fields: { title: "theirs" } });
  });

  test("pages say nothing of it to the other company", async () => {
    const { id } = await keep(world.people.sato, { title: secret });
    const pages = [
      "/changes.data",
      `/rooms/${world.room}/changes/new.data`,
      `/rooms/${world.room}/changes/new.data?draft=${id}`,
    ];
    const asked = async (actor: Actor) => {
      const { cookie, url } = await world.client(actor);
      const answers = await Promise.all(pages.map((path) => fetch(`${url}${path}`, { headers: { cookie } })));
      return Promise.all(answers.map(async (answer) => [answer.status, (await answer.text()).includes(secret)]));
    };
    expect(await asked(world.people.kobayashi)).toEqual(pages.map(() => [200, true]));
    expect(await asked(world.people.kim)).toEqual(pages.map(() => [200, false]));
  });

  test("only the company's people in the room are told of it over the socket", async () => {
    const clients = await Promise.all(
      [world.people.sato, world.people.kobayashi, world.people.kim, world.people.stranger].map(world.client),
    );
    const heard = clients.map(({ socket }) => {
      const events: unknown[] = [];
      socket.on("changeDraft", (draft) => events.push(draft));
      return events;
    });
    const { id: draftId } = await keep(world.people.sato, { title: secret });
    await service().discard(world.people.sato, { roomId: world.room, draftId });
    const word = { roomId: world.room, draftId };
    await vi.waitFor(() =>
      expect(heard.slice(0, 2)).toEqual([
        [word, word],
        [word, word],
      ]),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard.slice(2)).toEqual([[], []]);
  });

  test("there is none where nobody could be proposed to, nor of a change of another room", async () => {
    const { sato } = world.people;
    const inNotes = service().keep(sato, { roomId: sideRoom, clientKey: randomUUID(), patch: { title: "x" } });
    expect(await refusal(inNotes)).toBe("forbidden");
    expect(await refusal(keep(inside["a guest"] as Actor, { title: "x" }))).toBe("forbidden");
    expect(await refusal(keep(sato, { title: "x" }, { revises: randomUUID() }))).toBe("notFound");
    expect(await stored()).toEqual([]);
  });
});

describe("what two people make of one", () => {
  test("many changes at once to other fields are all there, and the same field has one of them", async () => {
    const { sato, kobayashi } = world.people;
    const { id: draftId } = await keep(sato, { title: "x" });
    await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        keep(place % 2 ? sato : kobayashi, { [`row.c${place}.name`]: `${place}`, reason: `${place}` }, { draftId }),
      ),
    );
    const { fields, version } = await read(sato, draftId);
    expect(version).toBe(21);
    expect(Object.keys(fields)).toHaveLength(22);
    expect(Number(fields.reason)).toBeLessThan(20);
  });

  test("made twice with the same key, also at once, it is one", async () => {
    const clientKey = randomUUID();
    const { sato } = world.people;
    const made = await Promise.all(
      ["title", "part", "reason"].map((name) => keep(sato, { [name]: name }, { clientKey })),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const [draft] = await stored();
    expect(draft?.fields).toEqual({ title: "title", part: "part", reason: "reason" });
  });

  test("a company has a bounded number in a room, each of a bounded length", async () => {
    const { kim } = world.people;
    const made = await Promise.all(Array.from({ length: mostDrafts + 3 }, () => refusal(keep(kim, { title: "x" }))));
    expect(made.filter(Boolean)).toEqual(Array(3).fill("tooManyWaiting"));
    const drafts = await stored();
    expect(drafts).toHaveLength(mostDrafts);
    const draftId = drafts[0]?.id ?? "";
    const long = Object.fromEntries(
      Array.from({ length: 26 }, (_, place) => [`row.c${place}.note`, "x".repeat(8_000)]),
    );
    expect(await refusal(keep(kim, long, { draftId }))).toBe("tooLong");
    expect((await read(kim, draftId)).fields).toEqual({ title: "x" });
  });

  test("what no form has is refused at the door", async () => {
    const headers = { cookie: sato.cookie, accept: "application/json" };
    const path = `/rooms/${world.room}/drafts`;
    const post = async (patch: string) =>
      (await postForm(sato.url, path, { clientKey: randomUUID(), patch }, headers)).status;
    expect(await post('{"other":"x"}')).toBe(400);
    expect(await post(JSON.stringify({ title: "x".repeat(8_001) }))).toBe(400);
    expect(await post("{")).toBe(400);
    expect(await stored()).toEqual([]);
    expect(await post('{"title":"x"}')).toBe(200);
  });
});

describe("when it is proposed", () => {
  test("it is gone with the proposal; the same again is the same change, and a colleague does not propose it twice", async () => {
    const { sato, kobayashi } = world.people;
    const { id: draftId } = await keep(sato, { title: "x" });
    const clientKey = randomUUID();
    const first = entryOf(await propose(directly(sato), { draftId, clientKey }));
    expect(await stored()).toEqual([]);
    expect(entryOf(await propose(directly(sato), { draftId, clientKey })).id).toBe(first.id);
    const second = await propose(directly(kobayashi), { draftId });
    expect(second).toMatchObject({ ok: false, code: "notFound", field: "draftId" });
    expect(await refusal(keep(kobayashi, { part: "late" }, { draftId }))).toBe("notFound");
    expect(await stored()).toEqual([]);
  });

  test("of two colleagues at once, one proposes it", async () => {
    const { sato, kobayashi } = world.people;
    const { id: draftId } = await keep(sato, { title: "x" });
    const both = await Promise.all([sato, kobayashi].map((actor) => propose(directly(actor), { draftId })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("a refused proposal keeps it", async () => {
    const { sato } = world.people;
    const { id: draftId } = await keep(sato, { title: "x" });
    const content = { ...boreChange, drawing: { from: null, to: null, fileId: randomUUID() } };
    expect(await propose(directly(sato), { draftId, content })).toMatchObject({ ok: false });
    expect(await stored()).toHaveLength(1);
  });

  test("a new revision ends the draft that it was made of", async () => {
    const { kim, lee } = world.people;
    const { id: entryId } = entryOf(await propose(directly(kim)));
    const { id: draftId } = await keep(lee, { title: "x" }, { revises: entryId });
    expect(await service().list(kim)).toMatchObject([{ id: draftId, revises: entryId, number: expect.any(Number) }]);
    entryOf(await step(directly(kim), entryId, "revise", { draftId }));
    expect(await stored()).toEqual([]);
  });
});
