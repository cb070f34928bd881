import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { dayAt, endOfDay } from "~/domain/day";
import type { Entry } from "~/domain/entry";
import { newPerson } from "../support/browser";
import { layCable } from "../support/cable";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";

/** And the answer to what was decided on a version that is no more, where it goes by POST. */
const lost = /net::ERR_|WebSocket|Failed to fetch|status of (503|409)/;
let world: World;
let cable: Awaited<ReturnType<typeof layCable>>;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  cable = await layCable(world.portal.url);
});
afterEach(() => cable.remove());

const path = () => `/rooms/${world.room}`;

async function run(actor: Actor, name: string, input: Record<string, unknown>): Promise<Entry> {
  const result = await world.portal.services.execute(actor, name, {
    clientKey: randomUUID(),
    roomId: world.room,
    ...input,
  });
  if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
  return result.value;
}

/** What was said to an entry, by its states. */
async function given({ id }: Entry): Promise<string[]> {
  const all = await world.portal.database.prisma.entry.findMany({
    where: { kind: "ack.given", refersTo: id },
    orderBy: { seq: "asc" },
  });
  return all.map(({ payload }) => (payload as { state: string }).state);
}

/** Chooses one of the meanings above the box. */
const mean = (page: Page, kind: string) => page.locator(`label:has(input[value=${kind}])`).click();

test("vague words ask the writer alone to be plain, and the reader reads the condition under a chip of their own language", async () => {
  const supplier = await newPerson(world, world.people.sato, { phone: true });
  const buyer = await newPerson(world, world.people.kim);
  const [sato, kim] = [roomOn(supplier), roomOn(buyer)];
  await sato.open(path());
  await kim.open(path());
  const vague = `社内で検討します。${randomUUID().slice(0, 8)}`;
  await sato.box.fill(vague);
  const hint = supplier.getByText("「できる」のか「できない」のか");
  await hint.waitFor();
  expect(await buyer.getByText("불가하다는 뜻인지").count()).toBe(0);
  await supplier.getByRole("button", { name: "今はしない" }).click();
  await hint.waitFor({ state: "detached" });

  await supplier.getByRole("button", { name: "はっきり伝える" }).click();
  await mean(supplier, "yesIf");
  await supplier.locator("form button[type=submit]:not([name])").click();
  await supplier.getByText("条件を入力するか").waitFor();
  await supplier.reload();
  await supplier.locator("[data-connection=live]").waitFor();
  await expect.poll(() => sato.box.inputValue()).toBe(vague);
  await supplier.locator("textarea[name=condition]").fill("材料が届けば");
  await supplier.locator("form button[type=submit]:not([name])").click();

  const row = kim.row(vague);
  await row.getByText("조건부 가능합니다").waitFor();
  expect(await row.locator("[lang=ja]", { hasText: "材料が届けば" }).count()).toBe(1);
  expect(await buyer.getByText("불가하다는 뜻인지").count()).toBe(0);
  await sato.row(vague).getByText("条件付きでできます").waitFor();
  expect(await supplier.locator("[role=radiogroup]").count()).toBe(0);
  await sato.box.fill("検討します。");
  await hint.waitFor();
});

test("by keyboard one meaning at most is chosen, changed and taken away again", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const sato = roomOn(page);
  await sato.open(path());
  await page.getByRole("button", { name: "Plain meaning" }).focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.getByRole("radio", { name: "Yes", exact: true }).evaluate((radio) => radio.matches(":focus")))
    .toBe(true);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  expect(await page.getByRole("radio", { name: "No", exact: true }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Remove “No”" }).press("Enter");
  expect(await page.getByRole("radiogroup").count()).toBe(0);
  expect(await sato.box.evaluate((box) => box.matches(":focus"))).toBe(true);
  await sato.write("Nothing meant here");
  await sato.row("Nothing meant here").last().waitFor();
  await sato.row("Nothing meant here").getByText("Sending").waitFor({ state: "detached" });
  const where = { roomId: world.room };
  const stored = await world.portal.database.prisma.entry.findFirstOrThrow({ where, orderBy: { seq: "desc" } });
  expect(stored.payload).not.toHaveProperty("meaning");
});

test("a promise turns late while the page is open, and its company alone says that it was answered", async () => {
  const { sato, kim, kobayashi } = world.people;
  const today = dayAt(Date.now(), "Asia/Tokyo");
  const tomorrow = dayAt(Date.now() + 86_400_000, "Asia/Tokyo");
  const supplier = await newPerson(world, kobayashi, { phone: true });
  const buyer = await newPerson(world, kim, { tolerate: lost });
  await buyer.clock.install({ time: endOfDay(today, "Asia/Tokyo") - 3_600_000 });
  await roomOn(buyer).open(path());
  await roomOn(supplier).open(path());
  const [first, second] = ["今日中", "明日まで"].map((words) => `${words} ${randomUUID().slice(0, 8)}`) as [
    string,
    string,
  ];
  await run(sato, "message.post", { lang: "ja", text: first, meaning: { kind: "answerBy", day: today } });
  await run(sato, "message.post", { lang: "ja", text: second, meaning: { kind: "answerBy", day: tomorrow } });
  const row = roomOn(buyer).row(first);
  await row.getByText("회신 대기").waitFor();
  await row.getByRole("button", { name: "까지 회신하겠습니다" }).focus();
  expect(await row.getByRole("tooltip").innerText()).toMatch(/Tamagawa Sample.*23:59\nTamagawa|Hanbit Sample: .*23:59/);
  await buyer.clock.fastForward("01:01:00");
  await row.getByText("기한 초과").waitFor();
  expect(await roomOn(buyer).row(second).getByText("회신 대기").count()).toBe(1);
  expect(await row.getByRole("button", { name: "회신 완료로 표시" }).count()).toBe(0);

  await roomOn(supplier).row(first).getByRole("button", { name: "回答済みにする" }).click();
  await row.getByText("회신 완료").waitFor();
  expect(await row.getByText("기한 초과").count()).toBe(0);
});

test("seen, understood and declined over a cut line and an edit: nothing is agreed to unread, and no word is lost", async () => {
  const { kim } = world.people;
  const change = randomUUID().slice(0, 8);
  const spec = await run(kim, "message.post", { lang: "ko", text: `${change}: 10/19 로트부터 H7로 변경합니다.` });
  const supplier = await newPerson(world, world.people.sato, { phone: true, tolerate: lost });
  const buyer = await newPerson(world, kim);
  await roomOn(supplier).open(`${cable.url}${path()}`);
  await roomOn(buyer).open(path());
  const [mine, theirs] = [roomOn(supplier).row(change), roomOn(buyer).row(change)];

  await theirs.hover();
  await theirs.locator("button[aria-haspopup=menu]").click();
  await buyer.locator("[role=menuitem][data-key=ask]").click();
  const dialog = buyer.getByRole("dialog");
  expect(await dialog.getByRole("checkbox", { name: "Sato 님" }).isChecked()).toBe(true);
  await dialog.getByRole("checkbox", { name: "Kobayashi 님" }).uncheck();
  await dialog.getByRole("button", { name: "요청", exact: true }).click();

  await theirs.getByText("열람함 1/1").waitFor();
  await theirs.getByText("열람, 아직 합의 아님").waitFor();
  expect(await theirs.getByText("승낙 1/1").count()).toBe(0);
  expect(await given(spec)).toEqual(["seen"]);

  await mine.getByRole("button", { name: "内容を確認（同意ではありません）" }).click();
  await theirs.getByText("내용 확인(동의 아님) 1/1").waitFor();

  cable.cut();
  await mine.getByRole("button", { name: "辞退（理由あり）" }).click();
  await mine.getByRole("button", { name: "送信" }).click();
  await mine.getByText("入力してください").waitFor();
  await mine.locator("textarea").fill("専用リーマの手配に3週間かかります");
  await mine.getByRole("button", { name: "送信" }).click();
  await mine.getByText("辞退（理由あり）：").waitFor();
  expect(await mine.getByRole("button", { name: "承諾", exact: true }).count()).toBe(0);
  await run(kim, "message.edit", { entryId: spec.id, lang: "ko", text: `${change}: 10/26 로트부터 H7로 변경합니다.` });
  cable.mend();
  await mine.getByText("その間に本文が編集されました").waitFor();
  expect(await given(spec)).toEqual(["seen", "understood"]);
  expect(await mine.innerText()).toContain("専用リーマの手配に3週間かかります");

  await mine.getByRole("button", { name: "改めて回答" }).click();
  expect(await mine.locator("textarea").inputValue()).toBe("専用リーマの手配に3週間かかります");
  await mine.getByRole("button", { name: "送信" }).click();
  await theirs.getByText("거절(사유 있음) 1/1").waitFor();
  await mine.getByText("その間に本文が編集されました").waitFor({ state: "detached" });
  await theirs.getByText("회신한 사람 보기").click();
  expect(await theirs.locator("table").innerText()).toContain("専用リーマの手配に3週間かかります");
  expect(await theirs.locator("table thead").innerText()).toMatch(/Hanbit Sample.*Tamagawa Sample/);
  expect(await given(spec)).toEqual(["seen", "understood", "declined"]);
});

test("what was accepted and then edited says so to both, and a new ask begins anew", async () => {
  const { kim, sato } = world.people;
  const price = `단가 ${randomUUID().slice(0, 8)}`;
  const spec = await run(kim, "message.post", { lang: "ko", text: `${price}: 415엔입니다.` });
  const ask = await run(kim, "ack.ask", { entryId: spec.id, memberIds: [sato.memberId] });
  const supplier = await newPerson(world, sato);
  const buyer = await newPerson(world, kim, { phone: true });
  await roomOn(supplier).open(path());
  await roomOn(buyer).open(path());
  const [mine, theirs] = [roomOn(supplier).row(price), roomOn(buyer).row(price)];
  await mine.getByRole("button", { name: "承諾", exact: true }).click();
  await theirs.getByText("승낙 1/1").waitFor();
  await run(kim, "message.edit", { entryId: spec.id, lang: "ko", text: `${price}: 515엔입니다.` });
  await theirs.getByText("승낙 후 편집됨").first().waitFor();
  await mine.getByText("承諾後に編集されました").first().waitFor();
  await run(kim, "ack.ask", { entryId: spec.id, memberIds: [sato.memberId] });
  await mine.getByRole("button", { name: "承諾", exact: true }).waitFor();
  expect(await theirs.getByText("승낙 후 편집됨").count()).toBe(0);
  expect(ask.kind).toBe("ack.asked");
});

test("what is not in view was not seen", async () => {
  const { kim, sato } = world.people;
  const above = `위에 있는 메시지 ${randomUUID().slice(0, 8)}`;
  const spec = await run(kim, "message.post", { lang: "ko", text: above });
  for (let index = 0; index < 30; index += 1) {
    await run(kim, "message.post", { lang: "ko", text: `측정값 ${index}\n두 번째 줄\n세 번째 줄` });
  }
  const page = await newPerson(world, sato);
  await roomOn(page).open(path());
  await run(kim, "ack.ask", { entryId: spec.id, memberIds: [sato.memberId] });
  await roomOn(page).row(above).getByText("閲覧済み 0/1").waitFor();
  await page.waitForTimeout(500);
  expect(await given(spec)).toEqual([]);
  await roomOn(page).row(above).scrollIntoViewIfNeeded();
  await expect.poll(() => given(spec)).toEqual(["seen"]);
  await roomOn(page).row(above).getByText("閲覧のみ。合意ではありません").waitFor();
});
