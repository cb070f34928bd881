import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { provisioned } from "./provisioned";

/** Makes an empty server in the folder. Nothing is flushed to the disk: what a test stores need not outlive a power cut. */
export async function prepareServer(folder: string): Promise<{ launch: () => ChildProcess; url: string }> {
  const user = unprivilegedUser();
  const bin = reachableBinaries(provisioned().postgres?.bin, folder, user);
  const data = join(folder, "data");
  const passwordFile = join(folder, "password");
  const password = randomBytes(12).toString("hex");
  writeFileSync(passwordFile, password);
  mkdirSync(data);
  give(user, folder, data, passwordFile);
  const options = { pwfile: passwordFile, locale: process.platform === "linux" ? "C.UTF-8" : "C", encoding: "UTF8" };
  const words = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const args = ["-D", data, "-U", "postgres", "-A", "scram-sha-256", "--no-sync", ...words];
  const made = spawnSync(join(bin, "initdb"), args, { cwd: folder, encoding: "utf8", ...user });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.error ?? ""}`);

  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    max_connections: 200,
    fsync: "off",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    launch: () =>
      spawn(join(bin, "postgres"), ["-D", data, ...flags], {
        cwd: folder,
        stdio: ["ignore", "ignore", "pipe"],
        ...user,
      }),
  };
}

type User = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): User {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder of the programs, or a copy of it when the user who shall run them cannot get there. */
function reachableBinaries(bin: string | undefined, folder: string, user: User): string {
  if (!bin) throw new Error("No PostgreSQL to start: node test/provision.mjs says why.");
  if (spawnSync(join(bin, "postgres"), ["--version"], { cwd: "/", ...user }).status === 0) return bin;
  cpSync(dirname(bin), join(folder, "postgresql"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "postgresql/bin");
}

function give({ uid, gid }: User, ...paths: string[]): void {
  for (const path of paths) {
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
    chmodSync(path, 0o700);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
