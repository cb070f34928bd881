import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Language, languages } from "~/domain/language";
import { alive, newPerson } from "../support/browser";
import { startWorld, type World } from "../support/world";
import { type Listed, type Screen, screens, states } from "./screens";
import { sentFiles } from "./sent-files";
import { type Busy, startBusyWorld, type Way } from "./stage";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(resolve("build/server/index.js")).href);
let busy: Busy;
let bare: World;

beforeAll(async () => {
  busy = await startBusyWorld();
  bare = await startWorld();
  return () => Promise.all([busy.stop(), bare.stop()]);
});

describe("the list of screens", () => {
  test("says of every route how its states are reached", () => {
    expect(complaints(build.routes, screens)).toEqual([]);
  });

  test("is short of a route that somebody adds, and of one that begins to draw", () => {
    const drawing = { module: { default: () => null } };
    const routes = { ...build.routes, "routes/orders": drawing, "routes/language": drawing };
    expect(complaints(routes, screens)).toEqual([
      "routes/language draws a page, and test/e2e/screens.ts lists it as a resource",
      "routes/orders is a route without an entry in test/e2e/screens.ts",
    ]);
  });

  test("keeps no route that is gone, and no page that stopped to draw", () => {
    const routes: Manifest = { ...build.routes, "routes/settings": { module: {} } };
    delete routes["routes/admin"];
    expect(complaints(routes, screens)).toEqual([
      "routes/admin is listed in test/e2e/screens.ts, and there is no such route",
      "routes/settings draws nothing, and test/e2e/screens.ts lists it as a page",
    ]);
  });
});

describe.each(Object.keys(build.routes).filter((id) => isScreen(screens[id])))("%s", (id) => {
  test.each(waysTo(id))("%s in %s", async (_, language, way) => {
    const page = await way({ busy, bare, look: { language } });
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await violations(page)).toEqual([]);
  });
});

test("a page that is hard to read or has nameless controls is seen", async () => {
  const page = await newPerson(busy, busy.people.sato);
  await page.goto("/settings");
  await alive(page);
  await page.evaluate(() => {
    const { style } = document.querySelector("h1") as HTMLElement;
    style.color = "light-dark(#ccc, #444)";
    document.querySelector("main")?.append(document.createElement("button"));
  });
  const rulesBroken = (await violations(page)).map((line) => line.split(":")[0]);
  expect(rulesBroken).toEqual(["light button-name", "light color-contrast", "dark button-name", "dark color-contrast"]);
});

test.each(languages)("nothing is wider than a phone in %s", async (language) => {
  const page = await newPerson(busy, busy.people.sato, { language, phone: true });
  const files = `/rooms/${busy.room}/files`;
  const drawing = `${files}/${(await sentFiles(busy)).oldDrawing}`;
  for (const path of ["/rooms", `/rooms/${busy.room}`, "/search?query=公差&kind=edit", files, drawing]) {
    await page.goto(path);
    await alive(page);
    expect(await page.evaluate(tooWide), path).toEqual([]);
  }
});

/** Runs in the page: what scrolls sideways or is cut off, except lines that end in an ellipsis. */
function tooWide(): string[] {
  const isCut = (element: Element) => {
    const { overflowX, textOverflow } = getComputedStyle(element);
    return overflowX !== "visible" && textOverflow !== "ellipsis" && element.clientWidth > 1;
  };
  const boxes = [...document.querySelectorAll("body *")].filter(isCut);
  return [document.scrollingElement ?? document.body, ...boxes]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ outerHTML }) => outerHTML.slice(0, 200));
}

type Manifest = Record<string, { module: object }>;

/** What the list lacks or has too much of, route by route. */
function complaints(routes: Manifest, listed: Record<string, Listed>): string[] {
  const ids = [...new Set([...Object.keys(routes), ...Object.keys(listed)])].sort();
  return ids.flatMap((id) => {
    const entry = listed[id];
    const draws = routes[id] && "default" in routes[id].module;
    if (!entry) return `${id} is a route without an entry in test/e2e/screens.ts`;
    if (!routes[id]) return `${id} is listed in test/e2e/screens.ts, and there is no such route`;
    if (entry === "resource") return draws ? `${id} draws a page, and test/e2e/screens.ts lists it as a resource` : [];
    return draws ? [] : `${id} draws nothing, and test/e2e/screens.ts lists it as a page`;
  });
}

function isScreen(entry: Listed | undefined): entry is Screen {
  return typeof entry === "object" && "filled" in entry;
}

/** Each state in every language; what there is besides in one of them, by turns. */
function waysTo(id: string): [state: string, language: Language, way: Way][] {
  const entry = screens[id];
  if (!isScreen(entry)) return [];
  const each = states.flatMap((state) => {
    const way = entry[state];
    return typeof way === "string" ? [] : languages.map((language) => [state, language, way] as const);
  });
  const besides = Object.entries(entry.besides ?? {}).map(
    ([state, way], turn) => [state, languages[turn % languages.length] ?? "en", way] as const,
  );
  return [...each, ...besides].map((one) => [...one]);
}

/** What axe finds in the light and in the dark: scheme, rule, what it asks for, and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  await page.evaluate(letGoOfDates);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(settleColours);
    const broken = await page.evaluate(runAxe, rules);
    found.push(...broken.map((line) => `${colorScheme} ${line}`));
  }
  return found;
}

/** Runs in the page. A date that stays while lines pass beneath it covers some line, as it should, wherever it is scrolled to. */
function letGoOfDates(): void {
  for (const date of document.querySelectorAll<HTMLElement>("section ol .sticky")) date.style.position = "static";
}

/**
 * Runs in the page. After a change of the scheme Chromium now and then keeps the colour that a link's text inherited;
 * taking the style sheets away for a moment makes it work out all of them again.
 */
async function settleColours(): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame);
  const sheets = [...document.styleSheets];
  for (const sheet of sheets) sheet.disabled = true;
  await frame();
  for (const sheet of sheets) sheet.disabled = false;
  await frame();
  await frame();
  const changing = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(changing.map(({ finished }) => finished));
}

/** Runs in the page. */
async function runAxe(values: string[]): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import("axe-core") };
  const options: axe.RunOptions = { runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false };
  // What React Aria says aloud stays there for seconds, and may name a button that has been drawn anew meanwhile.
  const results = await axe.run({ exclude: ["[data-live-announcer]"] }, options);
  const placeOf = (node: axe.NodeResult) => `  ${node.target.join(" ")} ${node.failureSummary}\n  ${node.html}`;
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(placeOf).join("\n")}`);
}
