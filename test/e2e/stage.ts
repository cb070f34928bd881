import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { alive, type Look, newPerson, newVisitor } from "../support/browser";
import { type People, password, startWorld, type World } from "../support/world";

/** Two portals, one where people work and one that can be emptied, and what the page to come looks like. */
export type Stage = { busy: Busy; bare: World; look: Look };
export type Busy = World & Awaited<ReturnType<typeof furnish>>;
/** Leads to a screen in one of its states. */
export type Way = (stage: Stage) => Promise<Page>;

/** Pages that are refused answer so, and the browser reports it. */
const refusals = /status of 4\d\d/;

export async function startBusyWorld(): Promise<Busy> {
  const world = await startWorld();
  return Object.assign(world, await furnish(world));
}

/** Somebody of the busy portal opens an address, and may go on from there. */
export function as(
  who: keyof { [K in keyof People as People[K] extends Actor ? K : never]: unknown },
  path: string | ((busy: Busy) => string | Promise<string>),
  then: (page: Page, busy: Busy) => Promise<unknown> = async () => {},
): Way {
  return async ({ busy, look }) => {
    const page = await newPerson(busy, busy.people[who], { tolerate: refusals, ...look });
    await open(page, typeof path === "string" ? path : await path(busy));
    await then(page, busy);
    return page;
  };
}

/** Somebody who is not signed in does. */
export function visiting(
  path: string | ((busy: Busy) => Promise<string>),
  then: (page: Page) => Promise<unknown> = async () => {},
): Way {
  return async ({ busy, look }) => {
    const page = await newVisitor(busy, { tolerate: refusals, ...look });
    await open(page, typeof path === "string" ? path : await path(busy));
    await then(page);
    return page;
  };
}

/** Somebody stands before a portal without anyone in it. */
export function settingUp(then: (page: Page) => Promise<unknown> = async () => {}): Way {
  return async ({ bare, look }) => {
    await empty(bare);
    const page = await newVisitor(bare, { tolerate: refusals, ...look });
    await open(page, "/setup");
    await then(page);
    return page;
  };
}

/** The administrator of a portal in which there is nobody else. */
export const aloneAt =
  (path: string): Way =>
  async ({ bare, look }) => {
    await empty(bare);
    const { setup } = bare.portal.services;
    const email = `${randomUUID()}@test.example`;
    const place = { locale: "en", timeZone: "Europe/Oslo" } as const;
    const company = { nameEn: "Alone", nameJa: null, nameKo: null, country: "NO", ...place };
    await setup.complete({ code: setup.code, name: "Only One", email, password, company, ...place });
    const { id } = await bare.portal.database.prisma.member.findUniqueOrThrow({ where: { email } });
    const page = await newPerson(bare, { ...bare.people.administrator, memberId: id, email }, look);
    await open(page, path);
    return page;
  };

/** Fills fields in by their names. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const select = page.locator(`select[name="${name}"]`);
    if ((await select.count()) > 0) await select.selectOption(value);
    else await page.locator(`[name="${name}"]`).fill(value);
  }
}

/** Presses the button of the form that has this field. */
export function press(page: Page, field: string): Promise<void> {
  return page.locator(`form:has([name="${field}"]) button[type=submit]`).last().click();
}

/** Posts the form that has this field, and waits for what it is answered. */
export async function submit(page: Page, field: string, answer = "[aria-invalid=true], [role=alert]"): Promise<void> {
  await press(page, field);
  await page.locator(answer).first().waitFor();
  await page.locator("[data-pending]").first().waitFor({ state: "detached" });
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await alive(page);
  if (await page.locator("[data-connection]").count()) await page.locator("[data-connection=live]").waitFor();
}

async function empty({ portal }: World): Promise<void> {
  await portal.database.prisma.$executeRaw`TRUNCATE organization CASCADE`;
}

/** Talk in three languages with everything that a row can show, a room where nothing was said, a member who left. */
type Run = (actor: Actor, name: string, input: Record<string, unknown>) => Promise<Entry>;

/** Replies with a quote, an edit and reactions, some of them new to Sato. */
async function furnishThread(run: Run, { sato, kim, kobayashi }: People, { roomId, id }: Entry) {
  const about = { roomId, entryId: id };
  const first = await run(kim, "reply.post", {
    ...about,
    lang: "ko",
    text: "±0.03이면 **측정 방법**도 알려 주십시오.",
  });
  const quote = { entryId: first.id, text: "측정 방법" };
  await run(kobayashi, "reply.post", { ...about, lang: "ja", text: "三次元測定機で全数です。", quote });
  await run(kim, "reaction.add", { ...about, reaction: "onIt" });
  await run(sato, "reaction.add", { ...about, entryId: first.id, reaction: "question" });
  await run(kim, "reaction.add", { ...about, entryId: first.id, reaction: "seen" });
}

async function furnish({ portal, people, room }: World) {
  const { sato, kim, administrator, supplierId, strangerId, stranger } = people;
  const run = async (actor: Actor, name: string, input: Record<string, unknown>) => {
    const result = await portal.services.execute(actor, name, { clientKey: randomUUID(), ...input });
    if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
    return result.value;
  };
  const post = (actor: Actor, lang: string, text: string) => run(actor, "message.post", { roomId: room, lang, text });
  await post(kim, "ko", "도면 BRK-220 3페이지의 공차를 확인해 주시기 바랍니다.\nhttps://drawings.example/brk-220");
  const answered = await post(sato, "ja", "承知しました。公差は±０．０５で変わりません。");
  await run(sato, "message.edit", { roomId: room, entryId: answered.id, lang: "ja", text: "公差は±0.03に改めます。" });
  await furnishThread(run, people, answered);
  const gone = await post(kim, "en", "Please ignore the second page.");
  await run(kim, "message.withdraw", { roomId: room, entryId: gone.id });
  await post(kim, "en", `Radius R2 stays: https://drawings.example/${"0123456789".repeat(20)}`);
  const { kobayashi } = people;
  const says = (actor: Actor, text: string, meaning: object) =>
    run(actor, "message.post", { roomId: room, lang: "ja", text, meaning });
  await says(sato, "はい、承ります。", { kind: "yes" });
  await says(sato, "材料が届けば可能です。", { kind: "yesIf", condition: "10月5日までに材料が届けば" });
  await says(sato, "見積は改めて。", { kind: "answerBy", day: "2026-01-05" });
  await says(kim, "참고하시기 바랍니다.", { kind: "info" });
  const asked = await post(kim, "ko", "구멍 공차를 H7로 변경합니다.");
  const about = { roomId: room, entryId: asked.id };
  const memberIds = [sato, kobayashi].map(({ memberId }) => memberId);
  const ask = await run(kim, "ack.ask", { ...about, memberIds, day: "2026-01-05" });
  const answer = { ...about, askId: ask.id, version: asked.seq };
  await run(kobayashi, "ack.give", { ...answer, state: "understood" });
  await run(kobayashi, "ack.give", { ...answer, state: "acceptedIf", text: "専用リーマをお貸しいただければ" });
  await run(kim, "message.edit", { ...about, lang: "ko", text: "구멍 공차를 10/26 로트부터 H7로 변경합니다." });
  const own = await post(sato, "ja", "新納期の件、来週木曜までに回答いたします。");
  const newest = await post(kim, "ko", "무전해니켈도금 두께는 10㎛입니다. 납기가 변경되면 알려 주십시오.");
  const pin = (actor: Actor, topic: string, text: string, day?: string) =>
    run(actor, "memory.pin", { roomId: room, entryId: answered.id, topic, text, day });
  await pin(sato, "part", "BRK-220 rev C");
  const agreed = await pin(sato, "fact", "公差は±0.03。");
  await run(kim, "memory.confirm", { roomId: room, entryId: answered.id, itemId: agreed.id });
  await pin(kim, "fact", "도금 두께는 10㎛입니다.");
  await pin(kim, "requirement", "성적서를 매번 첨부해 주십시오.");
  await pin(kim, "question", "도금 업체가 바뀝니까?", "2026-01-05");
  const silent = await run(administrator, "room.open", {
    name: "Silent room",
    companies: [
      { id: supplierId, side: "supplier" },
      { id: strangerId, side: "buyer" },
    ],
    memberIds: [sato.memberId, stranger.memberId, administrator.memberId],
  });
  const left = { id: randomUUID(), name: "Yamada", email: "yamada@test.example", organizationId: supplierId };
  const place = { role: "member", locale: "ja", timeZone: "Asia/Tokyo" } as const;
  await portal.database.prisma.member.create({ data: { ...left, ...place, disabledAt: new Date() } });
  return { run, silentRoom: silent.roomId, answered, asked, own, newest };
}
