import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeEach, expect } from "vitest";
import type { Actor } from "~/domain/actor";
import type { Language } from "~/domain/language";
import { launchChromium } from "./chromium";
import { postForm } from "./client";
import { password, type World } from "./world";

export type Look = {
  /** What the person reads: their profile's language, for a visitor the browser's. */
  language?: Language;
  phone?: boolean;
  colorScheme?: "light" | "dark";
  javaScript?: boolean;
  /** Errors that this page is meant to run into, as the browser words them. Any other one fails the test. */
  tolerate?: RegExp;
  /** A session that nobody else has, for a test that ends it. */
  ownSession?: boolean;
};

let browser: Promise<Browser> | undefined;
let openIn: "file" | "test" = "file";
const opened: Record<"file" | "test", BrowserContext[]> = { file: [], test: [] };
const sessions = new Map<string, Promise<string[]>>();
let troubles: string[] = [];

/** A page in a browser of its own where somebody is signed in, at no address yet; paths are those of the portal. */
export async function newPerson(world: World, actor: Actor, look: Look = {}): Promise<Page> {
  const { language = actor.locale } = look;
  await world.portal.database.prisma.member.update({ where: { id: actor.memberId }, data: { locale: language } });
  const context = await newContext(world, { ...look, language });
  const lines = await (look.ownSession ? signIn(world, actor) : sharedSession(world, actor));
  await context.addCookies(lines.map((line) => cookieFrom(line, world.portal.url)));
  return newPage(context, actor.name, look.tolerate);
}

/** A page in a browser of its own where nobody is signed in. */
export async function newVisitor(world: World, look: Look = {}): Promise<Page> {
  return newPage(await newContext(world, look), "visitor", look.tolerate);
}

/** Waits until React has taken the page over: from here on forms and buttons are answered by scripts. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber$")));
}

beforeEach(() => {
  openIn = "test";
  troubles = [];
});

afterEach(async () => {
  openIn = "file";
  const met = troubles;
  await closeAll("test");
  expect(met, "errors that the browser reported").toEqual([]);
});

afterAll(async () => {
  await closeAll("file");
  await (await browser)?.close();
});

async function newContext(world: World, { language = "en", phone, colorScheme, javaScript = true }: Look) {
  browser ??= launchChromium();
  const place = openIn;
  const screen: BrowserContextOptions = phone
    ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
    : { viewport: { width: 1280, height: 800 } };
  const context = await (await browser).newContext({
    ...screen,
    baseURL: world.portal.url,
    locale: { en: "en-GB", ja: "ja-JP", ko: "ko-KR" }[language],
    colorScheme: colorScheme ?? "light",
    javaScriptEnabled: javaScript,
  });
  opened[place].push(context);
  return context;
}

/** A page's scripts, its policy and its requests report their failures as console errors. */
async function newPage(context: BrowserContext, who: string, tolerate?: RegExp): Promise<Page> {
  const page = await context.newPage();
  const note = (text: string) => {
    if (!tolerate?.test(text)) troubles.push(`${who} at ${page.url()}: ${text}`);
  };
  page.on("pageerror", (error) => note(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (message.type() === "error") note(`${message.text()} (${message.location().url})`);
  });
  return page;
}

/** One sign-in for all pages of a person: each costs a password hash, and attempts are limited. */
function sharedSession(world: World, actor: Actor): Promise<string[]> {
  const key = `${world.portal.url} ${actor.email}`;
  const session = sessions.get(key) ?? signIn(world, actor);
  sessions.set(key, session);
  return session;
}

async function signIn(world: World, { email }: Actor): Promise<string[]> {
  const response = await postForm(world.portal.url, "/sign-in", { email, password });
  if (response.status >= 400) throw new Error(`sign-in of ${email} answered ${response.status}`);
  return response.headers.getSetCookie();
}

function cookieFrom(line: string, url: string) {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  return { name, value, url };
}

async function closeAll(place: "file" | "test"): Promise<void> {
  await Promise.all(opened[place].splice(0).map((context) => context.close()));
}
