import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { credentials } from "../../server/adapters/password";
import { readSettings } from "../../server/env";
import { signIn } from "../support/client";
import { kind } from "../support/database";
import { type Started, startProcess } from "../support/process";
import { password, startWorld, type World } from "../support/world";

let world: World;
let running: Started;
const environment = () => {
  const { dataFolder, databaseUrl } = world.place.settings;
  const base = { DATA_DIR: dataFolder, SESSION_SECRET: "only for tests, and long enough to pass" };
  return databaseUrl ? { ...base, DATABASE_URL: databaseUrl } : base;
};

beforeAll(async () => {
  world = await startWorld();
  await world.portal.close();
  running = await startProcess(environment());
});
afterAll(async () => {
  await running.stop();
  await world.place.remove();
});

const oneSentence = (said: string) => {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  expect(lines, said).toHaveLength(1);
  expect(said).not.toMatch(/^\s+at /m);
  return lines[0] ?? "";
};

test("what was said before a stop is there after the next start", async () => {
  const client = await signIn(running.url ?? "", world.people.sato.email, password);
  const posted = await client.post(world.room, "図面の件", { lang: "ja" });
  const entryId = posted.ok ? posted.value.id : "";
  await client.command("message.edit", { roomId: world.room, entryId, text: "図面の件（改）", lang: "ja" });
  client.close();
  await running.stop();
  expect(running.exitCode()).toBe(0);
  running = await startProcess(environment());
  const again = await signIn(running.url ?? "", world.people.kim.email, password);
  const page = await again.page(world.room);
  expect(JSON.stringify(page)).toContain("図面の件（改）");
  again.close();
});

test.runIf(kind === "embedded")("a second start on the same data folder says so in one sentence", async () => {
  const second = await startProcess(environment());
  expect(second.url).toBeUndefined();
  expect(second.exitCode()).toBe(1);
  expect(oneSentence(second.said())).toContain(world.place.settings.dataFolder);
});

test("a taken port is one sentence", async () => {
  const port = new URL(running.url ?? "").port;
  const folder = await mkdtemp(join(tmpdir(), "portal-port-"));
  const second = await startProcess({ ...environment(), PORT: port, DATA_DIR: folder });
  expect(oneSentence(second.said())).toContain(`Port ${port} is taken`);
  await rm(folder, { recursive: true });
});

test("wrong settings are one sentence that names them", async () => {
  const wrong: [string, Record<string, string>][] = [
    ["PORT", { PORT: "many" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://x", SESSION_SECRET: "x".repeat(40) }],
    ["SESSION_SECRET", { DATABASE_URL: "postgresql://127.0.0.1/x", SESSION_SECRET: "" }],
    ["SAMPLES", { SAMPLES: "perhaps" }],
    ["PUBLIC_URL", { PUBLIC_URL: "rooms.example" }],
    ["FILE_LIMIT_MB", { FILE_LIMIT_MB: "large" }],
    ["COMPANY_QUOTA_MB", { COMPANY_QUOTA_MB: "0" }],
    ["S3_REGION", { S3_BUCKET: "drawings", S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" }],
    ["S3_ENDPOINT", { S3_ENDPOINT: "http://127.0.0.1:9000" }],
    ["S3_ENDPOINT", { S3_ENDPOINT: "127.0.0.1:9000" }],
    ...["banana", "true", "10.0.0.0/33", "loopback,", "1.5"].map((value): [string, Record<string, string>] => [
      "TRUST_PROXY",
      { TRUST_PROXY: value },
    ]),
  ];
  for (const [name, settings] of wrong) {
    const started = await startProcess({ DATA_DIR: world.place.settings.dataFolder, ...settings });
    expect(oneSentence(started.said())).toContain(name);
  }
});

test("trusted proxies are a number of hops, or addresses, ranges and their names", () => {
  const trust = (value: string) => readSettings({ NODE_ENV: "test", TRUST_PROXY: value }).trustProxy;
  expect(trust("2")).toBe(2);
  expect(trust("")).toBe(false);
  const list = "loopback, linklocal,uniquelocal, 10.0.0.0/8, 192.0.2.7, 2001:db8::/32, ::1";
  expect(trust(list)).toBe(list);
  expect(() => express().set("trust proxy", list)).not.toThrow();
});

test("a database that cannot be reached is one sentence", async () => {
  const nowhere = createServer().listen(0, "127.0.0.1");
  await once(nowhere, "listening");
  const { port } = nowhere.address() as { port: number };
  await new Promise((resolve) => nowhere.close(resolve));
  const url = `postgresql://user:secret@127.0.0.1:${port}/portal`;
  const started = await startProcess({
    DATA_DIR: world.place.settings.dataFolder,
    DATABASE_URL: url,
    SESSION_SECRET: "x".repeat(40),
  });
  expect(oneSentence(started.said())).not.toContain("secret");
});

test.runIf(kind === "embedded")("the secret that signs sessions is for its owner only", async () => {
  const folder = await mkdtemp(join(tmpdir(), "portal-secret-"));
  const started = await startProcess({ DATA_DIR: folder });
  expect(started.said()).toContain("one-time code");
  await started.stop();
  const file = join(folder, "secret");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file, "utf8")).length).toBeGreaterThan(32);
  await rm(folder, { recursive: true });
});

test("data that holds the samples opens on no address that others can reach", async () => {
  const place = await startWorld();
  const { memberId } = place.people.lee;
  const password = await credentials.hash("sample-genba-2026");
  await place.portal.database.prisma.account.updateMany({ where: { memberId }, data: { password } });
  await place.portal.close();
  const { dataFolder, databaseUrl } = place.place.settings;
  const settings = { ...environment(), DATA_DIR: dataFolder, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const started = await startProcess({ ...settings, SAMPLES: "", PUBLIC_URL: "https://rooms.example" });
  expect(oneSentence(started.said())).toContain("password is published");
  await place.place.remove();
});
