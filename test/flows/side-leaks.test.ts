import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Entry } from "~/domain/entry";
import { type CommandName, commands } from "~/domain/protocol";
import { newId } from "../../server/services/id";
import { everyClientEvent, everyField, everyForm, everyRoute } from "../support/every-route";
import { type Answer, comparable, type Onlooker, onlooker, withoutIds } from "../support/onlooker";
import { plantNotes, run } from "../support/planted-notes";
import { commandPairs, eventInput } from "../support/side-commands";
import { addressOf, doorOf, fresh, postsTo, questionsTo } from "../support/side-questions";
import { startWorld, type World } from "../support/world";

// A company's side room leaves no trace for anybody else. Everything that can be asked is asked by people who may not know:
// with the ids of the side room, and with ids that nobody has. The answers must be the same, and nothing may be in them.

const canary = "CANARYplatingmargin";
const searched = "needlewordofthenote";
const who = ["the other company", "a stranger", "a colleague who was removed"] as const;

let world: World;
let room: string;
let said: Entry;
let side: Awaited<ReturnType<typeof plantNotes>>;
let people: Record<(typeof who)[number], Onlooker>;
let before: Record<string, string>;
const routes = await everyRoute();
const forms = await everyForm();
const fields = everyField(forms);

beforeAll(async () => {
  world = await startWorld();
  room = world.room;
  const { sato, kobayashi, kim, stranger, supplierId } = world.people;
  const mori = { id: newId(), name: "Mori", email: `mori-${randomUUID()}@test.example`, organizationId: supplierId };
  await world.portal.database.prisma.member.create({ data: { ...mori, locale: "ja", timeZone: "Asia/Tokyo" } });
  said = await run(world, kim, "message.post", { roomId: room, text: "Could you make it 0.03?", lang: "en" });
  await run(world, sato, "side.open", { roomId: room });
  const opened = await run(world, sato, "side.open", { roomId: room });
  await run(world, sato, "message.post", { roomId: opened.roomId, text: `${canary} @Kobayashi`, lang: "en" });
  people = {
    "the other company": await onlooker(world, kim),
    "a stranger": await onlooker(world, stranger),
    "a colleague who was removed": await onlooker(world, kobayashi),
  };
  await run(world, sato, "member.remove", { roomId: room, memberId: kobayashi.memberId });
  // What the removed colleague heard while still in the room is theirs.
  const { heard } = people["a colleague who was removed"];
  await vi.waitFor(() => expect(heard().filter(({ asked }) => asked === "event removed")).toHaveLength(2));
  for (const person of Object.values(people)) person.seen.splice(0);
  before = await lookAround();
  side = await plantNotes(world, { roomId: opened.roomId, said: said.id, mori, words: `${canary} ${searched}` });
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
        const questions = questionsTo(route, fields, secret, room);
        const blanks = questionsTo(route, fields, blank, room);
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
      for (const [secret, blank] of substitutes().slice(0, -1)) {
        for (const { label, fields: sent } of postsTo(route, forms, secret)) {
          const blanks = swap(sent, secret, blank);
          await expectSame(
            `${route.id} ${label}`,
            [secret, blank],
            () => people[name].post(doorOf(route, addressOf(route, secret)), fresh(sent)),
            () => people[name].post(doorOf(route, addressOf(route, blank)), fresh(blanks)),
          );
        }
      }
      await people[name].signInAgain();
    },
    120_000,
  );

  test.each(Object.keys(commands))("gives the command %s in vain", async (command) => {
    for (const { secret, blank } of commandPairs(world, { room, said: said.id, side }, command as CommandName)) {
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
  return [canary, searched, side.room, side.file, side.waiting, side.draft, ...side.entries.map(({ id }) => id)];
}

/** Each with something that is as good, and that nobody has. */
function substitutes(): [secret: string, blank: string][] {
  return [
    [side.room, newId()],
    [side.note, newId()],
    [side.file, newId()],
    [side.draft, newId()],
    [searched, "needlewordofnothing"],
  ];
}

/** Every page as everyone else sees it, with the room that they know of or not. */
async function lookAround(): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const [name, person] of Object.entries(people)) {
    for (const route of routes.filter(({ reads, id }) => reads && id !== "routes/sign-out")) {
      const path = addressOf(route, room);
      for (const query of ["", "?after=0", "?at=1", `?q=0.03&room=${room}`]) {
        seen[`${name} ${path}${query}`] = comparable(await person.get(path + query), []);
      }
    }
  }
  return seen;
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

function idsIn(input: unknown): string[] {
  return JSON.stringify(input).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}

function swap<T>(value: T, from: string, to: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to));
}
