// Builds into build/: the screens (client and server half, by Remix) and the server's own programs (by esbuild).
// server/prepare.mjs calls it when a source has changed.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const programs = {
  portal: "server/index.ts",
  "embedded-worker": "server/database/embedded-worker.ts",
  backup: "server/database/backup.ts",
  restore: "server/database/restore.ts",
  rebuild: "server/rebuild.ts",
};

process.chdir(root);
rmSync("build", { recursive: true, force: true });
buildScreens(); // first: it empties build/
await buildPrograms();

function buildScreens() {
  const args = ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"];
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) process.exit(1);
}

async function buildPrograms() {
  const present = Object.entries(programs).filter(([, source]) => existsSync(source));
  await build({
    entryPoints: Object.fromEntries(present),
    outdir: "build",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "~": `${root}app` },
    sourcemap: true,
    logLevel: "warning",
    // What is built is for production, also when a test starts it; React and Express look here when they are loaded.
    banner: { js: 'process.env.NODE_ENV = "production";' },
  }).catch(() => process.exit(1)); // esbuild has already said what is wrong
}
