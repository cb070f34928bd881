// npm run bench:files: what 50 MB up and down cost a started portal in memory, and the messages of the others in time.
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Client, signIn } from "../support/client";
import { startPostgres } from "../support/postgres";
import { startProcess } from "../support/process";
import { uploadFile } from "../support/upload";
import { password, startWorld } from "../support/world";
import type { Traffic } from "./file-traffic";

const megabytes = 50;
/** Megabytes of growth, and how many times slower the slowest message of a hundred may be. */
const limits = { growth: 30, slower: 1.5 };
const messages = Number(process.env.PORTAL_BENCH_MESSAGES ?? 600);
const rounds = 4;

const postgres = await startPostgres();
process.env.TEST_DATABASE_URL = postgres.url;
const world = await startWorld({ database: "postgres" });
await world.portal.close();
const { dataFolder, databaseUrl = "" } = world.place.settings;
const server = await startProcess({
  COMPANY_QUOTA_MB: "1000000",
  DATA_DIR: dataFolder,
  DATABASE_URL: databaseUrl,
  SESSION_SECRET: "only for tests, and long enough to pass",
});
try {
  process.exitCode = (await measure(server.url ?? "")) ? 0 : 1;
} finally {
  await server.stop();
  await world.place.remove();
  await postgres.remove();
}

async function measure(url: string): Promise<boolean> {
  const { room, people } = world;
  const sato = await signIn(url, people.sato.email, password);
  const talking = [sato];
  for (const { email } of [people.kobayashi, people.kim]) talking.push(await signIn(url, email, password));

  console.log("Warming up …");
  await talk(talking, room, messages / rounds);
  const untouched = memory();
  const fileId = await uploadFile(sato, room, { name: "図面.bin", bytes: Buffer.alloc(megabytes * 1024 * 1024, "50") });
  const posted = await sato.post(room, "", { files: [{ id: fileId }] });
  if (!posted.ok) throw new Error(`the message was refused: ${posted.code}`);
  const traffic: Traffic = { url, cookie: sato.cookie, roomId: room, fileId, megabytes };
  await (await startTraffic(traffic)).stopAfter(talk(talking, room, messages / rounds));
  await wait(3000);

  const settled = memory();
  let peak = settled;
  const watching = setInterval(() => {
    peak = Math.max(peak, memory());
  }, 25);
  const [before, during]: [number[], number[]] = [[], []];
  const moved = { sent: 0, read: 0 };
  // In turn, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round += 1) {
    before.push(...(await talk(talking, room, messages / rounds)));
    const running = await startTraffic(traffic);
    const talked = talk(talking, room, messages / rounds);
    const { sent, read } = await running.stopAfter(talked);
    during.push(...(await talked));
    moved.sent += sent;
    moved.read += read;
  }
  clearInterval(watching);
  for (const client of talking) client.close();
  return report({ before: times(before), during: times(during), moved, untouched, settled, peak });
}

type Measured = { before: Times; during: Times; moved: Moved; untouched: number; settled: number; peak: number };
type Moved = { sent: number; read: number };

function report({ before, during, moved: { sent, read }, untouched, settled, peak }: Measured): boolean {
  const growth = (peak - settled) / 1024;
  const slower = during.p99 / before.p99;
  console.log(`${sent} files of ${megabytes} MB sent and ${read} read back while ${messages} messages were posted.`);
  console.log(`Memory of the portal: ${shownMemory(settled)}, at most ${growth.toFixed(1)} MB more meanwhile.`);
  console.log(`(After nothing but messages it was ${shownMemory(untouched)}.)`);
  console.log(`Messages p50 / p99: ${shown(before)} before, ${shown(during)} meanwhile: ${slower.toFixed(2)} times.`);
  const passes = growth < limits.growth && slower <= limits.slower && sent > 0 && read > 0;
  const limit = `under ${limits.growth} MB more, and p99 at most ${limits.slower} times`;
  console.log(`${passes ? "PASS" : "FAIL"}: ${limit}.`);
  return passes;
}

type Times = { p50: number; p99: number };

function shown({ p50, p99 }: Times): string {
  return `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`;
}

function shownMemory(kilobytes: number): string {
  return `${(kilobytes / 1024).toFixed(0)} MB`;
}

function times(all: number[]): Times {
  all.sort((a, b) => a - b);
  const at = (part: number) => all[Math.floor(all.length * part)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Posts one message after the other, as fast as each person may; answers how many milliseconds each took. */
async function talk(clients: Client[], roomId: string, count: number): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    const result = await (clients[index % clients.length] as Client).post(roomId, `message ${index}`);
    taken.push(performance.now() - start);
    if (!result.ok) throw new Error(`a message was refused: ${result.code}`);
    await wait(180 / clients.length);
  }
  return taken;
}

async function startTraffic(traffic: Traffic) {
  const child = fork(new URL("./file-traffic.ts", import.meta.url), { execArgv: process.execArgv });
  const done = new Promise<Moved>((resolve, reject) => {
    child.on("message", (told) => {
      if (told !== "ready") resolve(told as Moved);
    });
    child.once("exit", (code) => reject(new Error(`the traffic ended with ${code}`)));
  });
  await once(child, "message");
  child.send(traffic);
  await wait(500);
  return {
    async stopAfter(work: Promise<unknown>): Promise<Moved> {
      await Promise.race([work, done]);
      child.send("stop");
      return done;
    },
  };
}

/** What the portal's process holds of the machine's memory, in kilobytes. */
function memory(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
}
