import { existsSync, readdirSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule, Vitest } from "vitest/node";

/**
 * Ends the run with one line, `N passed, N failed, N skipped`, over all projects. A file that did not load, a broken
 * hook and an error outside any test count as failed. Under CI=true it fails a complete run in which one of
 * `promised` (project → its folder) has test files and ran no test.
 */
export function summaryReporter(promised: Record<string, string>): Reporter {
  let vitest: Vitest;
  return {
    onInit(started) {
      vitest = started;
    },
    onTestRunEnd(modules, unhandled) {
      const missing = isComplete(vitest) && process.env.CI === "true" ? neverRan(promised, modules) : [];
      for (const name of missing) console.error(`No test of the project ${name} ran. Under CI it must.`);
      if (missing.length > 0) process.exitCode = 1;
      const { passed, failed, skipped } = count(modules, unhandled);
      const line = `${passed} passed, ${failed + missing.length} failed, ${skipped} skipped`;
      process.once("exit", () => console.log(line));
    },
  };
}

/** Whether every test was asked for: no project or name was picked. */
function isComplete({ config }: Vitest): boolean {
  return !config.testNamePattern && ![config.project].flat().some(Boolean);
}

function neverRan(promised: Record<string, string>, modules: readonly TestModule[]): string[] {
  const ran = modules.filter((module) =>
    [...module.children.allTests()].some((one) => one.result().state !== "skipped"),
  );
  const names = new Set(ran.map((module) => module.project.name));
  return Object.entries(promised).flatMap(([name, folder]) => (hasTests(folder) && !names.has(name) ? [name] : []));
}

function hasTests(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true, encoding: "utf8" }).some(isTest);
}

const isTest = (file: string) => file.endsWith(".test.ts");

function count(modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((one) => one.result().state));
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const of = (state: string) => states.filter((one) => one === state).length;
  return {
    passed: of("passed"),
    failed: of("failed") + suites.filter((suite) => suite.errors().length > 0).length + unhandled.length,
    skipped: of("skipped") + of("pending"),
  };
}
