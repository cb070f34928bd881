#!/usr/bin/env node
// Gets a clone ready to start or to be tested: packages, database client, bundle. Only what changed is done again.
// Node's built-in modules only: nothing else is there yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamps = {
  install: "node_modules/.cache/install.stamp",
  client: "server/database/generated/.stamp",
  build: "build/.stamp",
};
const sources = {
  client: ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
  build: [
    "app",
    "server",
    "prisma",
    "locales",
    "public",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.ts",
    "remix.config.js",
  ],
};

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare({ build: !process.argv.includes("--no-build") });

/** Leaves what is up to date alone. Ends the process with a sentence when a step fails. */
export function prepare({ build = true } = {}) {
  requireNode();
  install();
  generateClient();
  if (build) buildPortal();
}

/** Runs a step quietly. Its output is shown only when it fails, with one sentence that says which step that was. */
export function runStep(announcement, program, args, failure, env = {}) {
  console.log(announcement);
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status === 0) return true;
  console.error(`${stdout ?? ""}${stderr ?? ""}${error ? `${error.message}\n` : ""}`);
  return failure ? fail(failure) : false;
}

/** Says one sentence and ends. */
export function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `The portal needs Node.js 20.19 or newer, and this is ${process.versions.node}. Install a newer one from nodejs.org and start again.`,
  );
}

function install() {
  const digest = digestOf(["package-lock.json"]);
  if (isFresh(stamps.install, digest)) return;
  if (!isInstalled()) {
    // No package's own install script has a say; what the portal needs of them is done here and in test/provision.mjs.
    const [program, ...npm] = npmCommand();
    const args = [...npm, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    runStep("Installing packages …", program, args, "The packages could not be installed: see npm's message above.");
  }
  writeStamp(stamps.install, digest);
}

/** Whether `npm install` or `npm ci`, typed by a person, has already brought what the lock file says. */
function isInstalled() {
  const installed = packagesIn("node_modules/.package-lock.json");
  const wanted = packagesIn("package-lock.json");
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "" || optional) return true;
    return installed[path]?.version === version && existsSync(join(root, path));
  });
}

function packagesIn(lockFile) {
  const file = join(root, lockFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}

function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith(".js") ? [process.execPath, script] : ["npm"];
}

function generateClient() {
  const digest = digestOf(sources.client);
  if (isFresh(stamps.client, digest) && existsSync(join(root, "server/database/generated/client.ts"))) return;
  const args = ["node_modules/prisma/build/index.js", "generate"];
  const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
  const failure = "The database client could not be generated from prisma/schema.prisma: see the message above.";
  runStep("Generating the database client …", process.execPath, args, failure, quiet);
  writeStamp(stamps.client, digest);
}

function buildPortal() {
  const digest = digestOf(sources.build);
  if (isFresh(stamps.build, digest)) return;
  runStep(
    "Building …",
    process.execPath,
    ["server/build.mjs"],
    "The portal could not be built: see the message above.",
  );
  writeStamp(stamps.build, digest);
}

/** By content, because a clone, a switch of branches or a copy sets times as it likes. */
function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function filesUnder(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat || path.endsWith("/generated") || /\.test\.tsx?$/.test(path)) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

function isFresh(stamp, digest) {
  return existsSync(join(root, stamp)) && readFileSync(join(root, stamp), "utf8") === digest;
}

function writeStamp(stamp, digest) {
  mkdirSync(dirname(join(root, stamp)), { recursive: true });
  writeFileSync(join(root, stamp), digest);
}
