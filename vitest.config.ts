import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { summaryReporter } from "./test/support/summary-reporter";

/** What test/provision.mjs found or installed; null is what could not be had, and its tests are left out. */
const provisionFile = "node_modules/.cache/provision.json";
const provision = existsSync(provisionFile) ? JSON.parse(readFileSync(provisionFile, "utf8")) : {};

const needs: Record<string, string> = { "flows-postgres": "postgres", e2e: "chromium", measures: "chromium" };

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    teardownTimeout: 30_000,
    reporters: [
      "default",
      summaryReporter({ "flows-postgres": "test/flows", e2e: "test/e2e", measures: "test/measures" }),
    ],
    projects: [
      project("unit", 0, ["{app,server,locales,test/support}/**/*.test.{ts,tsx}"]),
      project("flows-embedded", 1, ["test/flows/**/*.test.ts"], "embedded"),
      project("flows-postgres", 1, ["test/flows/**/*.test.ts"], "postgres"),
      project("faults", 1, ["test/faults/**/*.test.ts"], "both"),
      project("e2e", 2, ["test/e2e/**/*.test.ts"], "embedded"),
      // One file: what is measured in milliseconds is alone on the machine.
      project("measures", 3, ["test/measures/**/*.test.ts"], "embedded"),
    ].filter(({ test: { name } }) => provision[needs[name] ?? ""] !== null),
  },
});

/** Groups run one after the other, the quick ones first; the files of a group share two processes. */
function project(name: string, groupOrder: number, include: string[], database?: "embedded" | "postgres" | "both") {
  const postgres = "test/support/postgres.ts";
  return {
    resolve: { alias: { "~": fileURLToPath(new URL("app", import.meta.url)) } },
    test: {
      name,
      include,
      sequence: { groupOrder },
      globalSetup: database ? [postgres, "test/support/template.ts"] : [postgres],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      // A browser on a busy machine may miss a moment; what is broken stays broken.
      retry: name === "e2e" || name === "measures" ? 2 : 0,
      expect: { poll: { timeout: 15_000 } },
      env: database && database !== "both" ? { PORTAL_TEST_DATABASE: database } : {},
    },
  } satisfies TestProjectConfiguration;
}
