import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

type Fence = { rule: string; file: string; crosses: string; stays: string };

const imports = "lint/style/noRestrictedImports";
const environment = "lint/style/noProcessEnv";
const plugin = "plugin";

/** Each fence with one file that crosses it and its innocent twin. */
const fences: Fence[] = [
  { rule: imports, file: "app/domain/a.ts", crosses: value("../ui/button"), stays: value("./room") },
  { rule: imports, file: "app/domain/b.ts", crosses: value("~/features/room/composer"), stays: value("~/domain/room") },
  { rule: imports, file: "app/domain/c.ts", crosses: value("zod"), stays: value("zod/mini") },
  { rule: imports, file: "app/domain/d.ts", crosses: value("node:crypto"), stays: value("./text") },
  { rule: imports, file: "app/ui/a.tsx", crosses: value("../domain/room"), stays: value("../i18n/use-language") },
  { rule: imports, file: "app/ui/b.tsx", crosses: value("~/domain/room"), stays: value("~/i18n/use-language") },
  {
    rule: imports,
    file: "app/i18n/a.ts",
    crosses: value("~/features/room/composer"),
    stays: value("~/domain/language"),
  },
  { rule: imports, file: "app/features/room/a.tsx", crosses: value("../../root"), stays: value("../../domain/room") },
  { rule: imports, file: "app/features/room/b.tsx", crosses: value("~/routes/rooms"), stays: value("~/domain/room") },
  { rule: imports, file: "app/routes/a.tsx", crosses: value("./rooms"), stays: value("~/features/room/composer") },
  { rule: imports, file: "app/root.tsx", crosses: value("./routes/rooms"), stays: value("./ui/button") },
  {
    rule: imports,
    file: "test/flows/a.ts",
    crosses: value("../../app/routes/rooms"),
    stays: value("../../app/domain/room"),
  },
  {
    rule: plugin,
    file: "app/routes/b.tsx",
    crosses: value("../../server/services"),
    stays: type("../../server/services"),
  },
  {
    rule: plugin,
    file: "app/routes/c.tsx",
    crosses: lazy("../../server/http"),
    stays: lazy("~/features/room/composer"),
  },
  {
    rule: plugin,
    file: "app/root-b.tsx",
    crosses: `export { x } from "../server/http";\n`,
    stays: `export type { X } from "../server/http";\n`,
  },
  {
    rule: plugin,
    file: "app/features/room/enter.tsx",
    crosses: `export const sends = (event: KeyboardEvent) => event.key === "Enter";\n`,
    stays: `export const closes = (event: KeyboardEvent) => event.key === "Escape";\n`,
  },
  {
    rule: plugin,
    file: "app/features/room/key-code.tsx",
    crosses: `export const sends = (event: KeyboardEvent) => event.keyCode === 13;\n`,
    stays: `export const isLucky = (count: number) => count === 13;\n`,
  },
  {
    rule: plugin,
    file: "app/ui/keys.ts",
    crosses: "export const keys = { Enter: 1 };\n",
    stays: "export const keys = { Home: 1 };\n",
  },
  { rule: imports, file: "server/services/a.ts", crosses: value("../http"), stays: value("../adapters/mail") },
  { rule: imports, file: "server/services/b.ts", crosses: value("~/ui/button"), stays: value("~/domain/room") },
  {
    rule: imports,
    file: "server/services/c.ts",
    crosses: value("../database/generated/client"),
    stays: value("../database/client"),
  },
  { rule: imports, file: "server/http.ts", crosses: value("~/features/room/composer"), stays: value("~/domain/room") },
  {
    rule: imports,
    file: "server/sockets.ts",
    crosses: value("./database/generated/client"),
    stays: value("./services"),
  },
  {
    rule: imports,
    file: "server/database/a.ts",
    crosses: value("../services/record"),
    stays: value("./generated/client"),
  },
  { rule: imports, file: "server/adapters/a.ts", crosses: value("../services/record"), stays: value("~/domain/room") },
  {
    rule: imports,
    file: "test/flows/b.ts",
    crosses: value("../../server/database/generated/client"),
    stays: value("../../server/database/client"),
  },
  {
    rule: environment,
    file: "server/services/d.ts",
    crosses: "export const x = process.env.PORT;\n",
    stays: "export const x = 1;\n",
  },
  {
    rule: environment,
    file: "app/features/room/c.ts",
    crosses: "export const x = process.env.PORT;\n",
    stays: "export const x = 1;\n",
  },
];

const crossing = mkdtempSync(join(tmpdir(), "fences-crossed-"));
const staying = mkdtempSync(join(tmpdir(), "fences-kept-"));
let crossed: Lint;
let kept: Lint;

beforeAll(() => {
  crossed = lint(crossing, "crosses");
  kept = lint(staying, "stays");
});

afterAll(() => {
  for (const folder of [crossing, staying]) rmSync(folder, { recursive: true, force: true });
});

test.each(fences.map((fence) => ({ ...fence, line: firstLine(fence.crosses) })))("$file must not: $line", (fence) => {
  expect(crossed.complaints.filter(({ file }) => file === fence.file)).toEqual([
    { rule: fence.rule, file: fence.file },
  ]);
});

test.each(fences.map((fence) => ({ ...fence, line: firstLine(fence.stays) })))("$file may: $line", (fence) => {
  expect(kept.complaints.filter(({ file }) => file === fence.file)).toEqual([]);
});

test("the linter has run to its end", () => {
  expect([crossed.status, kept.status]).toEqual([1, 0]);
});

function value(path: string) {
  return `import { x } from "${path}";\n\nexport const y = x;\n`;
}

function type(path: string) {
  return `import type { X } from "${path}";\n\nexport type Y = X;\n`;
}

function lazy(path: string) {
  return `export const y = import("${path}");\n`;
}

function firstLine(source: string) {
  return source.split("\n")[0];
}

type Lint = { status: number | null; complaints: { rule?: string; file?: string }[] };

/** What the linter, with the project's own rules, finds in a folder that has one half of the fences. */
function lint(folder: string, half: "crosses" | "stays"): Lint {
  for (const shared of ["biome.json", ".ci"]) cpSync(shared, join(folder, shared), { recursive: true });
  for (const fence of fences) {
    mkdirSync(dirname(join(folder, fence.file)), { recursive: true });
    writeFileSync(join(folder, fence.file), fence[half]);
  }
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--vcs-enabled=false", "--reporter=github", "--max-diagnostics=none", "."];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const found = [...stdout.matchAll(/title=([^,]+),file=(?:[^,]*\/fences-[^/]+\/)?([^,]+),/g)];
  return { status, complaints: found.map(([, rule, file]) => ({ rule, file })) };
}
