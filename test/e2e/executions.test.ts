import { randomUUID } from "node:crypto";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { line, personName } from "~/domain/account";
import type { Actor } from "~/domain/actor";
import { longestMessage } from "~/domain/characters";
import { mostFiles } from "~/domain/file";
import { type Language, languages } from "~/domain/language";
import { text } from "~/domain/text";
import { writeDigests } from "../../server/services/digest";
import { newId } from "../../server/services/id";
import { alive, newPerson } from "../support/browser";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";
import { xssCorpus } from "../support/xss-corpus";

type Rule = { safeParse(value: string): { success: boolean; data?: string } };
/** Where texts are put; answers who then sees them where. A text that the rule refuses can never stand there. */
type Place = { rule: Rule; put: (texts: string[]) => Promise<Visit[]> };
/** `oneOf`: of so many that the languages share some; a list shows the names of all. */
type Visit = { who: Actor; path: string; look?: (page: Page) => Promise<unknown>; oneOf?: number };

let world: World;
const run = async (actor: Actor, name: string, input: Record<string, unknown>) => {
  const result = await world.portal.services.execute(actor, name, { clientKey: randomUUID(), ...input });
  if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
  return result.value;
};

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Another place is another line here. */
const places: Record<string, Place> = {
  "a message, also an earlier version of one": { rule: text(longestMessage), put: asMessages },
  "a notice, and the mail about it": { rule: text(longestMessage), put: asNotices },
  "a draft": { rule: text(longestMessage), put: asDrafts },
  "a person's name": { rule: personName, put: asNames },
  "a company's name": { rule: line(120), put: asCompanies },
  "a room's name": { rule: text(120), put: asRooms },
  "a file's name, part and revision": { rule: text(200), put: asFiles },
};

test("the corpus is large enough, and none of it stands there twice", () => {
  expect(new Set(xssCorpus).size).toBe(xssCorpus.length);
  expect(xssCorpus.length).toBeGreaterThanOrEqual(120);
});

test("a page that runs what somebody wrote is seen", async () => {
  const page = await newPerson(world, world.people.sato, { tolerate: /Content Security Policy|status of 404/ });
  const seen = await watch(page);
  await page.goto("/rooms");
  await page.evaluate(() => {
    Object.assign(window, { __executed: true });
    setTimeout(() => alert(1));
    const written = document.createElement("div");
    written.innerHTML = "<img src=x onerror=alert(2)><a href='javascript:alert(3)'>here</a>";
    document.body.append(written);
  });
  await expect.poll(() => seen.length).toBe(3);
  expect(await otherLinks(page)).toEqual(["javascript:alert(3)"]);
});

test.each(Object.keys(places))(
  "nothing runs that stands in %s",
  async (name) => {
    const { rule, put } = places[name] as Place;
    const texts = xssCorpus.flatMap((one) => rule.safeParse(one).data ?? []);
    expect(texts.length).toBeGreaterThan(100);
    const visits = await put(texts);
    for (const [turn, language] of languages.entries()) {
      const mine = visits.filter(({ oneOf }, index) => !oneOf || index % oneOf === turn);
      for (const who of new Set(mine.map((visit) => visit.who))) {
        const met = mine.filter((visit) => visit.who === who);
        expect(await executions(who, language, met), `${who.name}, ${language}`).toEqual([]);
      }
    }
  },
  400_000,
);

async function executions(who: Actor, language: Language, visits: Visit[]): Promise<string[]> {
  const page = await newPerson(world, who, { language });
  const seen = await watch(page);
  for (const { path, look } of visits) {
    await page.goto(path);
    await alive(page);
    await look?.(page);
    for (const href of await otherLinks(page)) seen.push(`${path} leads to ${href}`);
  }
  await page.context().close();
  return seen;
}

/** Scripts that ran, dialogs that opened and what the policy had to stop. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`${page.url()} opened a dialog`);
    void dialog.dismiss();
  });
  await page.exposeFunction("__seen", (what: string) => seen.push(`${page.url()} ${what}`));
  await page.addInitScript(() => {
    const { __seen: tell } = window as unknown as { __seen: (what: string) => void };
    Object.defineProperty(window, "__executed", { set: () => tell("executed") });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      tell(`was kept from ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return seen;
}

function otherLinks(page: Page): Promise<string[]> {
  return page.locator("a, area, form, iframe, object, embed, base").evaluateAll((elements) =>
    elements
      .flatMap((element) => ["href", "action", "src", "data", "xlink:href"].map((name) => element.getAttribute(name)))
      .filter((target): target is string => target !== null)
      .filter((target) => !/^(https?|mailto):$/.test(new URL(target, location.href).protocol)),
  );
}

async function asMessages(texts: string[]): Promise<Visit[]> {
  const { sato, kim } = world.people;
  const about = { roomId: world.room, lang: "en" };
  const seqs: number[] = [];
  for (const one of texts) {
    const { id, seq } = await run(kim, "message.post", { ...about, text: one });
    await run(kim, "message.edit", { ...about, entryId: id, text: `${one} ` });
    seqs.push(seq);
  }
  const open = (page: Page) =>
    page.locator("details").evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
  const pages = seqs.filter((_, index) => index % 20 === 0);
  return pages.map((seq) => ({ who: sato, path: `/rooms/${world.room}?at=${seq}`, look: open }));
}

/** What is too long for a part stands in the name alone. */
async function asFiles(texts: string[]): Promise<Visit[]> {
  const { sato, kim } = world.people;
  const path = join(world.place.settings.dataFolder, "corpus.txt");
  await writeFile(path, xssCorpus.join("\n"));
  const { size } = await stat(path);
  const visits: Visit[] = [{ who: sato, path: `/rooms/${world.room}/files` }];
  for (let from = 0; from < texts.length; from += mostFiles) {
    const some = texts.slice(from, from + mostFiles);
    const brought = { roomId: world.room, clientKey: randomUUID(), files: some.map((name) => ({ name, path, size })) };
    const ids = await world.portal.services.upload.bring(kim, brought);
    const files = some.map((one, index) => {
      const said = one.length > 60 ? null : one;
      return { id: ids[index], description: { part: said, revision: said, exportMark: "notChecked", permit: null } };
    });
    const { seq } = await run(kim, "message.post", { roomId: world.room, lang: "en", text: "", files });
    visits.push({ who: sato, path: `/rooms/${world.room}?at=${seq}` });
    visits.push({ who: sato, path: `/rooms/${world.room}/files/${ids[0]}` });
  }
  return visits;
}

/** Sato is named with each of them: in the list of notices, and in mails as a mail program draws them. */
async function asNotices(texts: string[]): Promise<Visit[]> {
  const { sato, kim } = world.people;
  const { database, services } = world.portal;
  await database.prisma.notification.deleteMany({ where: { memberId: sato.memberId } });
  const htmls: string[] = [];
  for (let from = 0; from < texts.length; from += 20) {
    for (const one of texts.slice(from, from + 20)) {
      await run(kim, "message.post", { roomId: world.room, lang: "en", text: `@Sato ${one}` });
    }
    await writeDigests(database, world.portal.url, Date.now() + 120_000);
    for (const { html } of await database.prisma.mail.findMany({ where: { to: sato.email, html: { not: null } } })) {
      if (html && !htmls.includes(html)) htmls.push(html);
    }
  }
  expect(await services.notification.count(sato)).toBeGreaterThan(90);
  expect(htmls.join("")).toContain(world.portal.url);
  const drawMails = async (page: Page) => {
    for (const html of htmls) await page.setContent(html);
  };
  return [
    { who: sato, path: "/notifications" },
    { who: sato, path: "/notifications", look: drawMails },
  ];
}

/** Typed into the box; they come back when the page is loaded anew. */
async function asDrafts(texts: string[]): Promise<Visit[]> {
  const path = `/rooms/${world.room}`;
  const size = Math.ceil(texts.length / 2);
  const drafts = [0, 1].map((part) => texts.slice(part * size, (part + 1) * size).join("\n"));
  return drafts.map((draft) => ({
    who: world.people.kobayashi,
    path,
    look: async (page: Page) => {
      const { box, open } = roomOn(page);
      await open(path);
      await box.fill(draft);
      await page.waitForTimeout(1000);
      await page.reload();
      await expect.poll(() => box.inputValue()).toBe(draft.replace(/\r\n?/g, "\n"));
    },
  }));
}

async function asNames(texts: string[]): Promise<Visit[]> {
  const { sato, kim, buyerId, supplierId } = world.people;
  const visits: Visit[] = [{ who: sato, path: "/company" }];
  for (let start = 0; start < texts.length; start += 40) {
    const memberIds = [sato.memberId, kim.memberId];
    for (const name of texts.slice(start, start + 40)) memberIds.push(await person(supplierId, name));
    const roomId = await room(sato, "Names", [supplierId, buyerId], memberIds);
    visits.push({ who: sato, path: `/rooms/${roomId}` }, { who: sato, path: `/rooms/${roomId}/people` });
  }
  return visits;
}

async function asCompanies(texts: string[]): Promise<Visit[]> {
  const { administrator, sato, supplierId } = world.people;
  const visits: Visit[] = [
    { who: administrator, path: "/admin" },
    { who: sato, path: "/rooms" },
    { who: sato, path: "/rooms/new" },
  ];
  for (const name of texts) {
    const id = newId();
    const names = { nameEn: name, nameJa: name, nameKo: name };
    await world.portal.database.prisma.organization.create({
      data: { id, ...names, country: "KR", locale: "ko", timeZone: "Asia/Seoul" },
    });
    const roomId = await room(administrator, "Company", [supplierId, id], [sato.memberId, await person(id, "Guest")]);
    visits.push({ who: sato, path: `/rooms/${roomId}`, oneOf: 12 });
  }
  return visits;
}

async function asRooms(texts: string[]): Promise<Visit[]> {
  const { sato, kobayashi, kim, buyerId, supplierId } = world.people;
  const visits: Visit[] = [{ who: kobayashi, path: "/rooms" }];
  for (const name of texts) {
    const memberIds = [sato, kobayashi, kim].map(({ memberId }) => memberId);
    const roomId = await room(sato, name, [supplierId, buyerId], memberIds);
    visits.push({ who: kobayashi, path: `/rooms/${roomId}`, oneOf: 12 });
  }
  return visits;
}

async function person(organizationId: string, name: string): Promise<string> {
  const id = newId();
  const place = { role: "member", locale: "ja", timeZone: "Asia/Tokyo" } as const;
  const member = { id, name, reading: name, email: `${id}@test.example`, organizationId, ...place };
  await world.portal.database.prisma.member.create({ data: member });
  return id;
}

async function room(actor: Actor, name: string, [supplierId, buyerId]: [string, string], memberIds: string[]) {
  const companies = [
    { id: supplierId, side: "supplier" },
    { id: buyerId, side: "buyer" },
  ];
  return (await run(actor, "room.open", { name, companies, memberIds })).roomId;
}
