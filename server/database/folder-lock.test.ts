import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { lockFolder, readHolder, tryLockFolder } from "./folder-lock";

const parent = mkdtempSync(join(tmpdir(), "portal-lock-test-"));
const folder = join(parent, "data");
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the folder is made for this user alone, and the lock file says who holds it", () => {
  const lock = lockFolder(folder);
  lock.write({ pid: 1, socket: "/first" });
  lock.write({ pid: 12, socket: "/s" });
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readHolder(folder)).toEqual({ pid: 12, socket: "/s" });
  lock.release();
  expect(readHolder(folder)).toBeNull();
});

test("a second hold in one process is refused with a sentence, and possible after the release", () => {
  const lock = lockFolder(folder);
  lock.write({ pid: 12, socket: "/s" });
  expect(() => lockFolder(folder)).toThrow(
    `The data folder ${folder} is in use by another portal (process 12): stop that one first, or set DATA_DIR to another folder.`,
  );
  expect(tryLockFolder(folder)).toBeNull();
  lock.release();
  lockFolder(folder).release();
});

test("another process is refused too, and a killed holder leaves the lock free and its name behind", () => {
  const lock = lockFolder(folder);
  expect(inAnotherProcess("false")).toBe("refused");
  lock.release();
  expect(inAnotherProcess("true")).toBe("killed");
  const next = lockFolder(folder);
  expect(next.left).toEqual({ pid: 7, socket: "/gone" });
  next.release();
});

function inAnotherProcess(expected: string): string {
  const script = `
    const { openSync, writeSync } = require("node:fs");
    const fd = openSync(${JSON.stringify(join(folder, "lock"))}, "a+");
    const got = require("fs-native-extensions").tryLock(fd);
    if (got !== ${expected}) process.exit(2);
    if (!got) process.exit(0);
    writeSync(fd, '{"pid":7,"socket":"/gone"}');
    process.kill(process.pid, "SIGKILL");`;
  const { status, signal } = spawnSync(process.execPath, ["-e", script]);
  return signal === "SIGKILL" ? "killed" : status === 0 ? "refused" : "wrong";
}
