import { AsyncLocalStorage } from "node:async_hooks";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import PostalMime, { type Email } from "postal-mime";
import { expect, vi } from "vitest";
import { addDays, dayAt, moment, weekday } from "~/domain/day";
import type { Language } from "~/domain/language";
import { createI18n } from "~/i18n/create-i18n";
import { en } from "~/i18n/en";
import { ja } from "~/i18n/ja";
import { ko } from "~/i18n/ko";
import enInvitation from "../../locales/en/invitation.json";
import jaInvitation from "../../locales/ja/invitation.json";
import koInvitation from "../../locales/ko/invitation.json";
import { alive } from "../support/browser";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";

/** What the portal says in each language, on invitations too, whose words come with their pages. */
export const words = {
  en: createI18n("en", { ...en, invitation: enInvitation } as typeof en).t,
  ja: createI18n("ja", { ...ja, invitation: jaInvitation } as typeof ja).t,
  ko: createI18n("ko", { ...ko, invitation: koInvitation } as typeof ko).t,
};

/**
 * A portal on a Friday at 15:00 in Tokyo and Seoul, and the one clock that it and all browsers go by. It runs on, and is only
 * ever put forward. Unless one is named it is a Friday to come whose Monday is worked in Japan in every year (the first of
 * October).
 */
export async function startFriday(named?: string) {
  const real = Date.now;
  const friday = named ?? nextFriday(dayAt(real(), "Asia/Tokyo"));
  const monday = addDays(friday, 3);
  let ahead = moment(friday, "15:00", "Asia/Tokyo") - real();
  const now = () => real() + ahead;
  // A browser's clock is set by how far the real one has come since; it asks for that here, in this process.
  const setting = new AsyncLocalStorage<true>();
  vi.spyOn(Date, "now").mockImplementation(() => (setting.getStore() ? real() : now()));
  const world = await startWorld();
  const pages: Page[] = [];

  async function forward(by: number): Promise<void> {
    ahead += by;
    for (const page of pages) await setting.run(true, () => page.clock.fastForward(by));
  }

  return {
    world,
    friday,
    monday,
    now,
    /** A page that is not at any address yet keeps this clock. Sessions live by the database's, which may be far from it. */
    async keepsTime(page: Page): Promise<Page> {
      const expiresAt = new Date(Math.max(real(), now()) + sessionLife);
      await world.portal.database.prisma.session.updateMany({ data: { expiresAt } });
      const time = now();
      await setting.run(true, () => page.clock.install({ time }));
      pages.push(page);
      return page;
    },
    minutesPass: (minutes: number) => forward(minutes * 60_000),
    async becomes(day: string, time: string): Promise<void> {
      const by = moment(day, time, "Asia/Tokyo") - now();
      expect(by, `${day} ${time} is over`).toBeGreaterThan(0);
      await forward(by);
    },
    async end(): Promise<void> {
      await world.stop();
      vi.restoreAllMocks();
    },
  };
}

const sessionLife = 30 * 24 * 60 * 60 * 1000;

function nextFriday(today: string): string {
  const year = Number(today.slice(0, 4));
  const fridays = [year, year + 1].map((one) => {
    const first = `${one}-10-01`;
    return addDays(first, ((8 - weekday(first)) % 7) - 3);
  });
  return fridays.find((day) => day > today) ?? "";
}

/** The mail that was kept for an address, as soon as there is one. */
export async function mailTo(world: World, address: string): Promise<Email> {
  const folder = join(world.place.settings.dataFolder, "mail");
  const find = async () => (await readdir(folder).catch(() => [])).find((name) => name.endsWith(`-${address}.eml`));
  await expect.poll(find).toBeTruthy();
  return PostalMime.parse(await readFile(join(folder, (await find()) ?? "")));
}

/** What somebody does in the room, in the words of their own language. */
export function hands(page: Page, language: Language) {
  const t = words[language];
  const room = roomOn(page);
  const panel = page.locator("aside");
  const inRoom = (text: string) => page.locator("section li[data-seq]", { hasText: text }).last();
  return {
    t,
    ...room,
    row: inRoom,
    panel,
    /** Picks from the menu of a message at a desk. */
    async pick(text: string, item: "reply" | "ask" | "edit"): Promise<void> {
      await inRoom(text).hover();
      await inRoom(text).locator("button[aria-haspopup=menu]").click();
      await page.locator(`[role=menuitem][data-key=${item}]`).click();
    },
    async reply(text: string): Promise<void> {
      await panel.locator("textarea[name=text]").fill(text);
      await panel.getByRole("button", { name: t("thread:composer.send"), exact: true }).click();
      await panel.locator("li[data-key]", { hasText: text }).waitFor();
    },
    async closePanel(): Promise<void> {
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
    },
    answer: (text: string, state: "understood" | "acceptedIf") =>
      inRoom(text)
        .getByRole("button", { name: t(`meaning:give.${state}`), exact: true })
        .tap(),
    /** How many of the asked have come to a state, as the row tells it. */
    tally: (text: string, state: "seen" | "understood" | "acceptedIf", count: number): Locator =>
      inRoom(text).getByText(
        t("meaning:strip.count", { state: t(`meaning:state.${state}`), count: String(count), of: "1" }),
        { exact: true },
      ),
    async find(query: string): Promise<void> {
      await page.goto("/search");
      await alive(page);
      await page.locator("[data-search]").fill(query);
      await page.locator("[data-search]").press("Enter");
      await page.locator("main ol a").first().click();
      await page.locator("[data-connection=live]").waitFor();
    },
    /** The words that the browser draws marked. */
    marked: () => page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map((range) => String(range))),
  };
}
