import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { type CommandName, commands } from "~/domain/protocol";
import { newId } from "../../server/services/id";
import { type EveryRoute, everyClientEvent, everyField, everyForm, everyRoute } from "../support/every-route";
import { type Answer, comparable, type Onlooker, onlooker, withoutIds } from "../support/onlooker";
import { idFields, sampleOf, type Values } from "../support/sample-input";
import { startWorld, type World } from "../support/world";

// A company's side room leaves no trace for anybody else. Everything that can be asked is asked by people who may not know:
// with the ids of the side room, and with ids that nobody has. The answers must be the same, and nothing may be in them.

const canary = "CANARYplatingmargin";
const searched = "needlewordofthenote";
const who = ["the other company", "a stranger", "a colleague who was removed"] as const;

let world: World;
let room: string;
let said: Entry;
let side: { room: string; entries: Entry[]; note: string; ask: string; item: string };
let people: Record<(typeof who)[number], Onlooker>;
let before: Record<string, string>;
const routes = await everyRoute();
const forms = await everyForm();

beforeAll(async () => {
  world = await startWorld();
  room = world.room;
  const { sato, kobayashi, kim, stranger, supplierId } = world.people;
  const mori = { id: newId(), name: "Mori", email: `mori-${randomUUID()}@test.example`, organizationId: supplierId };
  await world.portal.database.prisma.member.create({ data: { ...mori, locale: "ja", timeZone: "Asia/Tokyo" } });
  said = await run(kim, "message.post", { roomId: room, text: "Could you make it 0.03?", lang: "en" });
  await run(sato, "side.open", { roomId: room });
  const opened = await run(sato, "side.open", { roomId: room });
  await run(sato, "message.post", { roomId: opened.roomId, text: `${canary} @Kobayashi`, lang: "en" });
  people = {
    "the other company": await onlooker(world, kim),
    "a stranger": await onlooker(world, stranger),
    "a colleague who was removed": await onlooker(world, kobayashi),
  };
  await run(sato, "member.remove", { roomId: room, memberId: kobayashi.memberId });
  // What the removed colleague heard while still in the room is theirs.
  const { heard } = people["a colleague who was removed"];
  await vi.waitFor(() => expect(heard().filter(({ asked }) => asked === "event removed")).toHaveLength(2));
  for (const person of Object.values(people)) person.seen.splice(0);
  before = await lookAround();
  side = await plant(opened.roomId, mori);
}, 120_000);
afterAll(() => world.stop());

describe("the side room that the matrix looks for", () => {
  test("is there, with something of every kind in it", async () => {
    const kinds = new Set(side.entries.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining(["ack.asked", "memory.pinned", "message.edited", "reaction.added", "reply.posted"]),
    );
    const page = await world.portal.services.room.page(world.people.sato, side.room);
    expect(JSON.stringify(page)).toContain(canary);
  });

  test("changed nothing at all for anybody else: no page, list, count or head", async () => {
    for (const [asked, got] of Object.entries(await lookAround())) expectEqual(got, before[asked] ?? "", asked);
    for (const person of Object.values(people)) {
      // Who has the room open is told as ever.
      expect(person.heard().filter(({ asked }) => !/heads|present/.test(asked))).toEqual([]);
    }
  });
});

describe.each(who)("%s", (name) => {
  test.each(routes.filter(({ reads }) => reads).map((route) => [route.id, route] as const))(
    "reads %s and finds nothing",
    async (_, route) => {
      for (const [secret, blank] of substitutes()) {
        const questions = questionsTo(route, secret);
        const blanks = questionsTo(route, blank);
        for (const [index, path] of questions.entries()) {
          const other = blanks[index] ?? "";
          await expectSame(
            path,
            [secret, blank],
            () => people[name].get(path, "application/json"),
            () => people[name].get(other, "application/json"),
          );
        }
      }
    },
    120_000,
  );

  test.each(routes.filter(({ acts }) => acts).map((route) => [route.id, route] as const))(
    "posts to %s in vain",
    async (_, route) => {
      for (const [secret, blank] of substitutes().slice(0, 2)) {
        for (const { label, fields } of postsTo(route, secret)) {
          const blanks = swap(fields, secret, blank);
          await expectSame(
            `${route.id} ${label}`,
            [secret, blank],
            () => people[name].post(doorOf(route, fillPath(route, secret)), fresh(fields)),
            () => people[name].post(doorOf(route, fillPath(route, blank)), fresh(blanks)),
          );
        }
      }
      await people[name].signInAgain();
    },
    120_000,
  );

  test.each(Object.keys(commands))("gives the command %s in vain", async (command) => {
    for (const { secret, blank } of commandPairs(command as CommandName)) {
      const asked = [...idsIn(secret), ...idsIn(blank)];
      await expectSame(
        `${command} ${JSON.stringify(secret)}`,
        asked,
        () => people[name].command(command, { ...secret, clientKey: randomUUID() }),
        () => people[name].command(command, { ...blank, clientKey: randomUUID() }),
      );
    }
  });

  test.each(everyClientEvent().filter(({ name }) => name !== "command"))("says $name in vain", async (event) => {
    const insider = await onlooker(world, world.people.sato);
    for (const [secret, blank] of substitutes()) {
      const inside = eventInput(event, { roomId: secret, rootId: secret });
      const beside = eventInput(event, { roomId: room, rootId: secret });
      for (const input of [inside, beside]) {
        await expectSame(
          event.name,
          [secret, blank],
          () => people[name].emit(event.name, input, event.answers),
          () => people[name].emit(event.name, swap(input, secret, blank), event.answers),
        );
      }
    }
    const told = insider.heard().filter(({ got }) => got.includes(people[name].actor.memberId));
    expect(told.filter(({ got }) => secrets().some((secret) => got.includes(secret)))).toEqual([]);
  });

  test("was never told anything, whatever was asked", () => {
    for (const { asked, got } of people[name].seen) {
      for (const secret of secrets()) {
        // An answer may repeat what was asked.
        if (got.includes(secret) && !asked.includes(secret)) throw new Error(`${asked} was answered: ${got}`);
      }
    }
    expect(people[name].seen.length).toBeGreaterThan(50);
  });

  test("stands beside nothing of it in any table, and no mail tells of it", async () => {
    const { memberId, email } = people[name].actor;
    const { prisma } = world.portal.database;
    const tables = await prisma.$queryRaw<{ table: string; column: string }[]>`
      SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = current_schema() AND column_name IN ('member_id', 'to', 'email')`;
    expect(tables.map(({ table }) => table)).toEqual(expect.arrayContaining(["notification", "mail", "text_draft"]));
    for (const { table, column } of tables) {
      const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
        `SELECT to_jsonb(t)::text AS row FROM "${table}" t WHERE "${column}"::text IN ($1, $2)`,
        memberId,
        email,
      );
      for (const { row } of rows) if (!isOwnPast(table, row)) expectNothingIn(row, table);
    }
    for (const letter of letters().filter((text) => text.includes(email))) expectNothingIn(letter, "a mail");
  });
});

test("whoever looked has changed nothing in the side room, and the room's log names nothing of it", async () => {
  const { prisma } = world.portal.database;
  const now = await prisma.entry.findMany({ where: { roomId: side.room }, orderBy: { seq: "asc" } });
  expect(now.map(({ id }) => id)).toEqual(side.entries.map(({ id }) => id));
  const inside = await prisma.participant.findMany({ where: { roomId: side.room } });
  const own = await prisma.member.findMany({ where: { id: { in: inside.map(({ memberId }) => memberId) } } });
  expect(new Set(own.map(({ organizationId }) => organizationId))).toEqual(new Set([world.people.supplierId]));
  const rest = await prisma.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(e)::text AS row FROM entry e WHERE e.room_id <> ${side.room}::uuid`;
  for (const { row } of rest) expectNothingIn(row, "the log of another room");
});

/** What is of the side room, and by what it could be recognised: never both in one question. */
function secrets(): string[] {
  return [canary, searched, side.room, ...side.entries.map(({ id }) => id)];
}

/** Each with something that is as good, and that nobody has. */
function substitutes(): [secret: string, blank: string][] {
  return [
    [side.room, newId()],
    [side.note, newId()],
    [searched, "needlewordofnothing"],
  ];
}

async function run(actor: Actor, name: string, input: Record<string, unknown>): Promise<Entry> {
  const result = await world.portal.services.execute(actor, name, { clientKey: randomUUID(), ...input });
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** Everything that people can do in a room is done in the side room, with words that stand nowhere else. */
async function plant(roomId: string, mori: { id: string }) {
  const { prisma } = world.portal.database;
  const { sato } = world.people;
  // A colleague who is in the side room alone: the room itself, which others see, is not to change here.
  await prisma.participant.create({ data: { roomId, memberId: mori.id } });
  const text = `${canary} ${searched} @Mori`;
  const quote = { entryId: said.id, text: "0.03" };
  const note = await run(sato, "message.post", {
    roomId,
    text,
    lang: "en",
    quote,
    meaning: { kind: "answerBy", day: "2027-03-01" },
  });
  const about = { roomId, entryId: note.id };
  await run(sato, "reply.post", { ...about, text, lang: "en" });
  await run(sato, "message.edit", { ...about, text: `${text} again`, lang: "en" });
  await run(sato, "reaction.add", { ...about, reaction: "onIt" });
  const ask = await run(sato, "ack.ask", { ...about, memberIds: [mori.id], day: "2027-03-01" });
  const item = await run(sato, "memory.pin", { ...about, topic: "question", text: canary, day: "2027-03-01" });
  await run(sato, "promise.settle", about);
  const gone = await run(sato, "message.post", { roomId, text: `${canary} gone`, lang: "en" });
  await run(sato, "message.withdraw", { roomId, entryId: gone.id });
  const at = BigInt(Date.now());
  await prisma.textDraft.create({ data: { memberId: sato.memberId, place: roomId, roomId, text: canary, at } });
  const send = { text: canary, lang: "en", roomId, clientKey: randomUUID() };
  await prisma.scheduledSend.create({
    data: {
      id: newId(),
      memberId: sato.memberId,
      roomId,
      command: "message.post",
      input: send,
      sendAt: new Date(Date.now() + 86_400_000),
    },
  });
  const page = await world.portal.services.room.after(sato, roomId, 0);
  return { room: roomId, entries: page.entries, note: note.id, ask: ask.id, item: item.id };
}

/** Every page as everyone else sees it, with the room that they know of or not. */
async function lookAround(): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const [name, person] of Object.entries(people)) {
    for (const route of routes.filter(({ reads, id }) => reads && id !== "routes/sign-out")) {
      const path = fillPath(route, room);
      for (const query of ["", "?after=0", "?at=1", `?q=0.03&room=${room}`]) {
        seen[`${name} ${path}${query}`] = comparable(await person.get(path + query), []);
      }
    }
  }
  return seen;
}

/** What may stand in an address where the manifest has a parameter. A new one has to be named here. */
const parameters: Record<string, (secret: string) => string> = {
  roomId: (secret) => secret,
  token: (secret) => secret,
  "*": (secret) => `nothing/${secret}`,
};

function fillPath({ id, path }: EveryRoute, secret: string): string {
  return path.replace(/:(\w+)\??|\*/g, (part, name = "*") => {
    const value = parameters[name];
    if (!value) throw new Error(`${id}: what stands for ${part}? Say it in \`parameters\``);
    return encodeURI(value(secret));
  });
}

/** The address itself, with each word that it may know as a question, alone and all together; also of the room. */
function questionsTo(route: EveryRoute, secret: string): string[] {
  const paths = [...new Set([fillPath(route, secret), fillPath(route, room)])];
  const all = [...new Set([...everyField(forms), ...route.words])];
  const together = new URLSearchParams(all.map((word) => [word, secret])).toString();
  const queries = ["", `?${together}`, ...route.words.map((word) => `?${word}=${secret}`)];
  return [
    ...(route.draws ? paths.map((path) => `${path}?q=${secret}`) : []),
    ...paths.flatMap((path) => queries.map((query) => doorOf(route, path) + query)),
  ];
}

/** What a page is read from and posted to by a script, which gives the data without the drawing. */
function doorOf({ draws }: EveryRoute, path: string): string {
  return draws ? `${path === "/" ? "/_root" : path}.data` : path;
}

/** Every form of the domain that has an id in it, replaced, and every command as the two doors of a room read it. */
function postsTo(route: EveryRoute, secret: string): { label: string; fields: Record<string, string> }[] {
  const made = Object.entries(forms).flatMap(([label, schema]) => {
    const fields = flat(sampleOf(schema, { ...plain, ...everyId(schema, secret) }, label));
    if (!JSON.stringify(fields).includes(secret)) return [];
    return [undefined, ...route.intents].map((intent) => ({ label, fields: intent ? { ...fields, intent } : fields }));
  });
  if (!route.path.includes(":roomId")) return made;
  const doors = Object.entries(commands).map(([command, schema]) => {
    const input = sampleOf(schema, { ...plain, ...everyId(schema, secret) }, command);
    return { label: command, fields: { command, input: JSON.stringify(input) } };
  });
  return [{ label: "nothing", fields: {} }, ...doors, ...made];
}

/** Values for fields that are no ids, by name, where a letter would not do. */
const plain: Values = {
  day: "2027-03-01",
  email: "nobody@test.example",
  managerEmail: "nobody@test.example",
  timeZone: "Asia/Tokyo",
  country: "JP",
  current: "not the password",
  next: "a password that is long enough",
  password: "a password that is long enough",
  code: "AAAA-BBBB",
  opensAt: "08:00",
  closesAt: "17:00",
  quietFrom: "20:00",
  quietTo: "07:00",
};

function everyId(schema: Parameters<typeof idFields>[0], secret: string): Values {
  const value = /^[0-9a-f-]{36}$/.test(secret) ? secret : newId();
  const input = { roomId: value, entryId: value, text: "x", lang: "en", clientKey: newId() };
  return { place: value, input, ...Object.fromEntries(idFields(schema).map((field) => [field, value])) };
}

/** Which of the side room's ids an id field could hold. A new one has to be named here. */
function idsOf(secretRoom: string, entry: string): Record<string, string> {
  const { kim, sato, supplierId } = world.people;
  return {
    roomId: secretRoom,
    entryId: entry,
    rootId: entry,
    askId: side.ask,
    itemId: side.item,
    clientKey: newId(),
    memberId: sato.memberId,
    memberIds: kim.memberId,
    mentioned: sato.memberId,
    id: supplierId,
  };
}

/** The side room's own ids; its entries from the room; and ids of nothing in their place. */
function commandPairs(command: CommandName): { secret: Record<string, unknown>; blank: Record<string, unknown> }[] {
  const schema = commands[command];
  const fields = idFields(schema);
  const known = idsOf(side.room, side.note);
  for (const field of fields) {
    if (!(field in known)) throw new Error(`${command}: what does ${field} name? Say it in \`idsOf\``);
  }
  const named = ["entryId", "rootId", "askId", "itemId"].filter((field) => fields.includes(field));
  const pair = (secret: Record<string, string>, blanks: string[]) => {
    const blank = { ...secret, ...Object.fromEntries(blanks.map((field) => [field, newId()])) };
    const sample = (values: Values) => sampleOf(schema, { ...plain, ...values }, command);
    return { secret: sample(secret), blank: sample(blank) };
  };
  const pairs = [pair(known, ["roomId", "entryId", "rootId", "askId", "itemId"])];
  if (named.length > 0) {
    pairs.push(pair(idsOf(room, side.note), named));
    pairs.push(pair(idsOf(side.room, said.id), ["roomId"]));
    for (const field of named) pairs.push(pair({ ...idsOf(room, said.id), [field]: known[field] ?? "" }, [field]));
  }
  const everything = Object.fromEntries(fields.map((field) => [field, side.room]));
  if (!fields.includes("roomId")) pairs.push(pair(everything, fields));
  return pairs;
}

function eventInput({ name, fields }: { name: string; fields: string[] }, ids: { roomId: string; rootId: string }) {
  const known: Record<string, unknown> = { ...ids, seq: 1, place: ids.roomId, text: "x", at: 1, back: false };
  const unknown = fields.filter((field) => !(field in known));
  if (unknown.length > 0 || fields.length === 0) throw new Error(`${name}: what is said with ${unknown.join()}?`);
  return Object.fromEntries(fields.map((field) => [field, known[field]]));
}

/** The same status and the same words. What only the moment changed is told by asking both once more. */
async function expectSame(
  what: string,
  asked: string[],
  secret: () => Promise<Answer | string>,
  blank: () => Promise<Answer | string>,
): Promise<void> {
  for (const last of [false, true]) {
    const [one, other] = [withoutIds(comparable(await secret(), asked)), withoutIds(comparable(await blank(), asked))];
    if (one === other) return;
    if (last) expectEqual(one, other, what);
  }
}

/** Pages are long: what is around the first difference. */
function expectEqual(one: string, other: string, what: string) {
  if (one === other) return;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
  expect(around(one), what).toBe(around(other));
  throw new Error(`${what}: one answer goes on where the other ends`);
}

function expectNothingIn(text: string, where: string) {
  for (const secret of secrets()) expect(text.includes(secret), `${secret} in ${where}: ${text}`).toBe(false);
}

/** The removed colleague keeps what was addressed to them while they were there; nothing came later. */
function isOwnPast(table: string, row: string): boolean {
  return table === "notification" && side.entries.slice(0, 2).some(({ id }) => row.includes(id));
}

function letters(): string[] {
  const folder = join(world.place.settings.dataFolder, "mail");
  const files = (() => {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true });
    } catch {
      return [];
    }
  })();
  return files.filter((file) => file.isFile()).map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
}

function swap<T>(value: T, from: string, to: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to));
}

/** As a form sends it; a list by its first value. */
function flat(input: Record<string, unknown>): Record<string, string> {
  const text = (value: unknown): string =>
    Array.isArray(value) ? text(value[0]) : typeof value === "object" ? JSON.stringify(value) : String(value);
  return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, text(value)]));
}

/** A key of its own for each time. */
function fresh(fields: Record<string, string>): Record<string, string> {
  const key = randomUUID();
  const next = { ...fields };
  if (next.clientKey) next.clientKey = key;
  if (next.input) next.input = JSON.stringify({ ...JSON.parse(next.input), clientKey: key });
  return next;
}

function idsIn(input: unknown): string[] {
  return JSON.stringify(input).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}
