import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDatabase } from "../../test/support/postgres";
import { startS3 } from "../../test/support/s3";
import { createFileStore } from "../adapters/file-store";
import { restoreBackup } from "./backup-read";
import { writeBackup } from "./backup-write";
import { openDatabase } from "./client";
import { ownMigrations } from "./migrate";
import { type Connected, connect } from "./pool";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const parent = mkdtempSync(join(tmpdir(), "portal-backup-test-"));
const full = join(parent, "full");
const empty = join(parent, "empty");
const file = join(parent, "portal.ndjson.gz");
const counted = [
  "organization",
  "member",
  "session",
  "room",
  "room_company",
  "participant",
  "entry",
  "stored_file",
  "upload",
];
/** An organization, a member, a room, its company, a participant, the entries, three contents, two uploads. */
const rowsInAll = 1 + 1 + 1 + 1 + 1 + 1_203 + 3 + 2;
/** Contents: one of many pieces, one of a few bytes, and one that never came wholly in. */
const contents = [
  Buffer.from(Array.from({ length: 700_000 }, (_, index) => (index * 7919) % 251)),
  Buffer.from("短い"),
];
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const storage = createFileStore({ dataFolder: full });
const restored = createFileStore({ dataFolder: join(parent, "restored") });
const from = ({ pool }: { pool: pg.Pool }) => ({ pool, storage });
const into = (database: Connected) => ({ database, storage: restored });
let rows: Record<string, unknown[]>;
let names = 0;

beforeAll(async () => {
  const { close } = await openDatabase({ dataFolder: empty });
  await close();
  cpSync(empty, full, { recursive: true });
  const database = await connect({ dataFolder: full }, unexpected);
  await fill(database.pool);
  rows = await everything(database.pool);
  await fillStore();
  expect(await writeBackup(from(database), file)).toEqual({ rows: rowsInAll, files: 2, missing: 0 });
  await database.close();
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("a backup comes back the same, only without the sessions, and into an empty database only", async () => {
  const target = await connect({ dataFolder: copy(empty) }, unexpected);
  expect(await restoreBackup(into(target), file)).toEqual({ rows: rowsInAll, files: 2 });
  expect(await everything(target.pool)).toEqual({ ...rows, session: [] });
  await expect(restoreBackup(into(target), file)).rejects.toThrow(
    "The database is not empty: restore into a new, empty one.",
  );
  await target.close();
});

test("the files come back as they were, from one store into another", async () => {
  const { settings, remove } = await startS3();
  const s3 = createFileStore({ dataFolder: join(parent, "s3"), s3: settings, copies: null });
  const first = await connect({ dataFolder: copy(empty) }, unexpected);
  await restoreBackup({ database: first, storage: s3 }, file);
  await expectContents(s3);
  const back = join(parent, "from-s3.gz");
  expect(await writeBackup({ pool: first.pool, storage: s3 }, back)).toMatchObject({ files: 2, missing: 0 });
  await first.close();
  await remove();
  const second = await connect({ dataFolder: copy(empty) }, unexpected);
  const folder = createFileStore({ dataFolder: join(parent, "folder") });
  expect(await restoreBackup({ database: second, storage: folder }, back)).toMatchObject({ files: 2 });
  await expectContents(folder);
  await second.close();
});

test("what the store has lost is counted, and known as lost after a restore", async () => {
  const source = await connect({ dataFolder: copy(full) }, unexpected);
  const [big = Buffer.of(), small = Buffer.of()] = contents;
  const broken = createFileStore({ dataFolder: join(parent, "broken") });
  await broken.set(sha(big), new File([new Uint8Array(big.subarray(1))], "half"));
  const lossy = join(parent, "lossy.gz");
  expect(await writeBackup({ pool: source.pool, storage: broken }, lossy)).toMatchObject({ files: 0, missing: 2 });
  await source.close();
  const target = await connect({ dataFolder: copy(empty) }, unexpected);
  expect(await restoreBackup(into(target), lossy)).toMatchObject({ rows: rowsInAll, files: 0 });
  const { rows: kept } = await target.pool.query("SELECT 1 FROM stored_file WHERE stored_at IS NOT NULL");
  expect(kept).toEqual([]);
  expect((await target.pool.query("SELECT 1 FROM upload WHERE sha256 = $1", [sha(small)])).rows).toHaveLength(1);
  await target.close();
});

test("a backup from before there were files is still taken", async () => {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split("\n");
  const early = lines.filter((line) => !/^\{"(piece|file|end)"|"table":"(stored_file|upload)"/.test(line));
  const target = await connect({ dataFolder: copy(empty) }, unexpected);
  const old = join(parent, "old.gz");
  const rowsThen = early.length - 1;
  writeFileSync(old, gzipSync([...early, `{"end":true,"rows":${rowsThen}}`].map((line) => `${line}\n`).join("")));
  expect(await restoreBackup(into(target), old)).toEqual({ rows: rowsThen, files: 0 });
  await target.close();
});

test("side rooms come back after the rooms that they stand beside, however they lie in the table", async () => {
  const source = await connect({ dataFolder: copy(full) }, unexpected);
  await source.pool.query(`
    INSERT INTO room (id, name, head_hash, parent_id)
    SELECT gen_random_uuid(), 'side ' || n, '', room.id FROM room, generate_series(1, 600) n`);
  await source.pool.query("UPDATE room SET head_seq = head_seq WHERE parent_id IS NULL"); // now the last of its table
  const sides = join(parent, "sides.gz");
  await writeBackup(from(source), sides);
  await source.close();
  const target = await connect({ dataFolder: copy(empty) }, unexpected);
  expect(await restoreBackup(into(target), sides)).toEqual({ rows: rowsInAll + 600, files: 2 });
  await target.close();
});

test("the file is for its owner only and never replaces another", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const source = await connect({ dataFolder: copy(full) }, unexpected);
  await expect(writeBackup(from(source), file)).rejects.toThrow(
    `The file ${file} is already there: give another name.`,
  );
  await source.close();
});

test("a file cut anywhere, one with a row changed or missing, and a foreign one restore nothing", async () => {
  const target = await connect({ dataFolder: copy(empty) }, unexpected);
  const before = await everything(target.pool);
  const whole = readFileSync(file);
  const lines = gunzipSync(whole).toString().trimEnd().split("\n");
  const zipped = (text: string[]) => gzipSync(text.map((line) => `${line}\n`).join(""));
  const header = lines[0] ?? "";
  for (const [content, sentence] of [
    [whole.subarray(0, whole.length - 40), "incomplete"],
    [whole.subarray(0, 2_000), "incomplete"],
    [zipped(lines.slice(0, -1)), "incomplete"],
    [zipped([...lines.slice(0, 700), ...lines.slice(701)]), "damaged"],
    [zipped([...lines.slice(0, 700), '{"table":"member; DROP TABLE entry","row":{}}', ...lines.slice(700)]), "damaged"],
    [zipped([header.replace(/(\d{14})_/, "20990101000000_"), ...lines.slice(1)]), "another version"],
    [zipped(["{}", ...lines.slice(1)]), "not a backup"],
    [zipped(lines.map((line) => line.replace(/^\{"piece":"(.)/, '{"piece":"A'))), "damaged"],
    [zipped(lines.filter((line) => !line.startsWith('{"file"'))), "damaged"],
    [zipped(lines.filter((line, at) => !line.startsWith('{"piece"') || at % 2 === 0)), "damaged"],
    [Buffer.from("no gzip at all"), "damaged or not a backup"],
  ] as const) {
    const bad = join(parent, "bad.gz");
    writeFileSync(bad, content);
    await expect(restoreBackup(into(target), bad)).rejects.toMatchObject({
      name: "StartError",
      message: expect.stringContaining(sentence),
    });
  }
  await expect(restoreBackup(into(target), join(parent, "none"))).rejects.toThrow("cannot be read (ENOENT");
  expect(await everything(target.pool)).toEqual(before);
  await target.close();
});

test("the commands: a backup through the running portal, a restore into a new folder, a sentence each", async () => {
  const folder = copy(full);
  const portal = await openDatabase({ dataFolder: folder });
  const taken = join(parent, "taken.gz");
  const backup = command("backup", taken, folder);
  expect(backup).toEqual({
    status: 0,
    said: expect.stringMatching(/^Backed up 1213 rows and 2 files into .*taken\.gz, /),
  });
  expect(await portal.prisma.entry.count()).toBe(1_203);
  expect(command("restore", taken, folder)).toEqual({
    status: 1,
    said: expect.stringMatching(
      new RegExp(`in use by another portal \\(process ${process.pid}\\): stop that one first`),
    ),
  });
  await portal.close();
  expect(command("restore", taken, join(parent, "brand-new"))).toEqual({
    status: 0,
    said: `Restored 1213 rows and 2 files from ${taken}; everyone signs in anew.`,
  });
  expect(command("backup", join(parent, "other.gz"), join(parent, "missing"))).toEqual({
    status: 1,
    said: expect.stringContaining("has no database yet"),
  });
  const portalAgain = await openDatabase({ dataFolder: join(parent, "brand-new") });
  expect(await everything(portalAgain.pool)).toEqual({ ...rows, session: [] });
  await portalAgain.close();
  await expectContents(createFileStore({ dataFolder: join(parent, "brand-new") }));
});

describe.skipIf(!process.env.TEST_DATABASE_URL)("with PostgreSQL", () => {
  test("embedded to PostgreSQL and back is the same", async () => {
    const { url, drop } = await createDatabase();
    const postgres = await connect({ url, dataFolder: "unused" }, unexpected);
    await restoreBackup(into(postgres), file);
    expect(await everything(postgres.pool)).toEqual({ ...rows, session: [] });
    const back = join(parent, "back.gz");
    await writeBackup(from(postgres), back);
    await postgres.close();
    await drop();
    const embedded = await connect({ dataFolder: copy(empty) }, unexpected);
    await restoreBackup(into(embedded), back);
    expect(await everything(embedded.pool)).toEqual({ ...rows, session: [] });
    await embedded.close();
  });

  test("a database with tables that are not the portal's is refused", async () => {
    const { url, drop } = await createDatabase();
    const postgres: Connected = await connect({ url, dataFolder: "unused" }, unexpected);
    await postgres.pool.query("CREATE TABLE invoice (n int)");
    await expect(restoreBackup(into(postgres), file)).rejects.toThrow("The database is not empty");
    await postgres.close();
    await drop();
  });
});

/** Values at the edges of their types: what JSON in JavaScript, a time zone or an escape could bend. */
async function fill(pool: pg.Pool) {
  expect((await ownMigrations()).length).toBeGreaterThan(0);
  const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
  const text = '図面 "φ8"\\ \n\t\u0001 \u2028 👩‍🏭 한글 {"row":1}';
  await pool.query(
    "INSERT INTO organization VALUES ($1, NULL, $2, NULL, 'JP', 'ja', 'Asia/Tokyo', '1900-01-01 00:00:00.123+00')",
    [id(1), text],
  );
  await pool.query(
    "INSERT INTO member (id, organization_id, name, email, role, locale, time_zone) VALUES ($1, $2, $3, 'a@example.com', 'manager', 'ko', 'Asia/Seoul')",
    [id(2), id(1), text],
  );
  await pool.query("INSERT INTO session (id, member_id, token, expires_at) VALUES ($1, $2, 'secret', now())", [
    id(3),
    id(2),
  ]);
  await pool.query("INSERT INTO verification (id, identifier, value, expires_at) VALUES ($1, 'a', 'secret', now())", [
    id(4),
  ]);
  await pool.query("INSERT INTO room (id, name, head_hash) VALUES ($1, $2, $3)", [
    id(5),
    text,
    Buffer.from([0, 1, 254, 255, 92, 10]),
  ]);
  await pool.query("INSERT INTO room_company VALUES ($1, $2, 'supplier')", [id(5), id(1)]);
  await pool.query("INSERT INTO participant VALUES ($1, $2, '2026-11-21 23:59:59.999+09')", [id(5), id(2)]);
  const payload = `{"z":1,"a":{"big":12345678901234567890.1234567890,"e":1e400,"text":${JSON.stringify(text)}},"none":null,"list":[[],{}]}`;
  await pool.query(
    `INSERT INTO entry (id, room_id, seq, kind, own_row, actor_id, at, payload, salt, payload_hash, prev_hash, hash)
      SELECT ('01900000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, $1, n, 'message.posted', n % 2 = 0, $2, 9007199254740993 + n,
        CASE WHEN n % 3 = 0 THEN NULL ELSE $3::jsonb END, decode(lpad(to_hex(n), 8, '0'), 'hex'), '\\x00', '\\x', '\\xff00'
      FROM generate_series(1, 1203) n`,
    [id(5), id(2), payload],
  );
  const [big = Buffer.of(), small = Buffer.of()] = contents;
  await pool.query(
    `INSERT INTO stored_file (sha256, size, type, stored_at, wanted_at) VALUES
      ($1, $2, 'image/png', now(), now()), ($3, 6, 'text/plain', now(), now()), ($4, 9007199254740993, 'a/b', NULL, now())`,
    [sha(big), big.length, sha(small), "0".repeat(64)],
  );
  await pool.query(
    `INSERT INTO upload (id, member_id, organization_id, room_id, name, size, sha256) VALUES
      (gen_random_uuid(), $1, $2, $3, $4, 700000, $5), (gen_random_uuid(), $1, $2, $3, $4, 6, $6)`,
    [id(2), id(1), id(5), text, sha(big), sha(small)],
  );
}

async function fillStore(): Promise<void> {
  for (const bytes of contents) await storage.set(sha(bytes), new File([new Uint8Array(bytes)], "any"));
}

async function expectContents(store: ReturnType<typeof createFileStore>): Promise<void> {
  for (const bytes of contents) {
    const found = await store.get(sha(bytes));
    expect(sha(new Uint8Array((await found?.arrayBuffer()) ?? new ArrayBuffer()))).toBe(sha(bytes));
  }
}

async function everything(pool: pg.Pool): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of counted) {
    const { rows } = await pool.query(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`);
    found[table] = rows;
  }
  return found;
}

/** Waiting without the event loop is fine here: the portal answers from its worker thread. */
function command(name: "backup" | "restore", path: string, dataFolder: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", `server/database/${name}.ts`, path],
    {
      env: { ...process.env, DATABASE_URL: "", DATA_DIR: dataFolder },
      encoding: "utf8",
    },
  );
  return { status, said: `${stdout}${stderr}`.trim() };
}

function copy(folder: string): string {
  const to = join(parent, `copy-${names++}`);
  cpSync(folder, to, { recursive: true });
  return to;
}

function unexpected(error: Error): never {
  throw error;
}
