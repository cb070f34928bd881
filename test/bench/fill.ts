import type { Actor } from "~/domain/actor";
import type { Language } from "~/domain/language";
import { longRoom } from "../../prisma/samples/long-room";
import type { Database } from "../../server/database/client";
import { newId } from "../../server/services/id";
import { searchFields } from "../../server/services/search-text";

/** Rooms by how many entries each of them holds: 200,000 in all, most of the talk in a few. */
const sizes = [50_000, ...Array<number>(9).fill(10_000), ...Array<number>(40).fill(1_500)];
const total = sizes.reduce((sum, size) => sum + size, 0);
const firstAt = Date.parse("2024-12-02T00:00:00Z");
/** From one entry to the next, whichever room it is in. */
const step = 300_000;
const batchSize = 2_000;
/** Stored after the index was made, as on any day: what is new waits in a list of its own inside the index. */
const latest = 1_000;

export type Filled = Awaited<ReturnType<typeof fillPortal>>;

/** 50 rooms with two years of talk in three languages, written straight into the tables; the same every time. */
export async function fillPortal(database: Database) {
  const people = await addPeople(database);
  const rooms = await addRooms(database, people);
  const { rows } = await database.pool.query<{ definition: string }>(
    "SELECT indexdef AS definition FROM pg_indexes WHERE indexname = 'search_text_grams_idx'",
  );
  await database.pool.query("DROP INDEX search_text_grams_idx");
  let index = 0;
  for (const batch of talk(rooms, people)) {
    if (index === total - latest) await database.pool.query(rows[0]?.definition ?? "");
    await insert(database, batch);
    index += batch.length;
  }
  await database.pool.query("ANALYZE");
  return { everyone: people[0] as Actor, few: people[1] as Actor, quiet: people[2] as Actor, rooms, total: index };
}

/** The first one is in every room, the second in the last three, the third said nothing after the first year. */
async function addPeople({ prisma }: Database): Promise<Actor[]> {
  const organizationId = newId();
  const place = { locale: "ja" as Language, timeZone: "Asia/Tokyo" };
  await prisma.organization.create({ data: { id: organizationId, nameEn: "Bench Sample", country: "JP", ...place } });
  const people = Array.from({ length: 24 }, (_, at): Actor => {
    const member = { memberId: newId(), organizationId, name: `Person ${at}`, email: `person${at}@bench.example` };
    return { ...member, sessionId: null, role: "member", enterSends: true, ...place };
  });
  await prisma.member.createMany({
    data: people.map(({ memberId: id, organizationId, name, email }) => ({
      id,
      organizationId,
      name,
      email,
      ...place,
    })),
  });
  return people;
}

async function addRooms({ prisma }: Database, people: Actor[]): Promise<string[]> {
  const rooms = sizes.map((size, at) => ({
    id: newId(),
    name: `Room ${at}`,
    headSeq: size,
    headHash: Buffer.alloc(32),
  }));
  await prisma.room.createMany({ data: rooms });
  const organizationId = people[0]?.organizationId ?? "";
  await prisma.roomCompany.createMany({ data: rooms.map(({ id }) => ({ roomId: id, organizationId, side: "buyer" })) });
  await prisma.participant.createMany({
    data: rooms.flatMap(({ id: roomId }, at) =>
      people
        .filter((_, who) => who === 0 || (who === 1 ? at >= rooms.length - 3 : (at + who) % 3 > 0))
        .map(({ memberId }) => ({ roomId, memberId })),
    ),
  });
  return rooms.map(({ id }) => id);
}

type Row = { entry: Record<string, unknown>; search: Record<string, unknown> };

/** Everything that was said, in the order of time: mostly messages, some replies, a few edits. */
function* talk(rooms: string[], people: Actor[]): Generator<Row[]> {
  const dice = diceFrom(7);
  const lines = longRoom().entries.flatMap((entry) =>
    "post" in entry ? [{ text: entry.post, lang: entry.lang }] : [],
  );
  const left = [...sizes];
  const heads = sizes.map(() => 0);
  const last = new Map<number, { id: string; actorId: string }>();
  let batch: Row[] = [];
  for (let index = 0; index < total; index += 1) {
    const room = weighted(left, total - index, dice);
    left[room] = (left[room] ?? 0) - 1;
    const seq = (heads[room] ?? 0) + 1;
    heads[room] = seq;
    const line = lines[Math.floor(dice() * lines.length)] ?? { text: "", lang: "en" };
    const before = last.get(room);
    const turn = dice();
    const kind = !before || turn < 0.8 ? "message.posted" : turn < 0.97 ? "reply.posted" : "message.edited";
    const at = firstAt + index * step + Math.floor(dice() * step);
    const who = Math.floor(dice() * people.length);
    const author = people[index > total / 2 && who === 2 ? 3 : who] as Actor;
    const actorId = kind === "message.edited" && before ? before.actorId : author.memberId;
    const payload = { text: varied(line.text, index, dice), lang: line.lang as Language };
    const id = newId(at);
    const about = kind === "message.posted" ? null : (before?.id ?? null);
    if (kind === "message.posted") last.set(room, { id, actorId });
    const shared = { room_id: rooms[room], seq, actor_id: actorId, at };
    batch.push({
      entry: { ...shared, id, kind, own_row: about === null, refers_to: about, root_id: about, payload, ...unhashed },
      search: {
        ...shared,
        entry_id: id,
        message_id: kind === "message.edited" ? about : id,
        ...searchFields(kind, payload),
      },
    });
    if (batch.length === batchSize || index === total - latest - 1) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

/** Other figures, now and then a word that was dropped at half time, and here and there one that stands nowhere else. */
function varied(text: string, index: number, dice: () => number): string {
  const figures = text.replace(/\d(?=\d)/g, () => String(Math.floor(dice() * 10)));
  const old = index < total / 2 && index % 2 === 0 ? "\n旧管理番号あり" : "";
  return `${figures}${old}${index % 20_000 === 777 ? `\nQX-${70_000 + index}` : ""}`;
}

/** The chain of hashes is not what is measured here. */
const unhashed = { payload_hash: "\\x00", prev_hash: "\\x00", hash: "\\x00" };

async function insert({ pool }: Database, rows: Row[]): Promise<void> {
  for (const [table, name] of [
    ["entry", "entry"],
    ["search_text", "search"],
  ] as const) {
    const json = JSON.stringify(rows.map((row) => row[name]));
    await pool.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [json]);
  }
}

function weighted(weights: number[], sum: number, dice: () => number): number {
  let place = dice() * sum;
  const found = weights.findIndex((weight) => {
    place -= weight;
    return place < 0;
  });
  return found < 0 ? weights.findIndex((weight) => weight > 0) : found;
}

function diceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
