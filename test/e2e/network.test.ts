import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { alive, newPerson, newVisitor } from "../support/browser";
import { layCable } from "../support/cable";
import { roomOn } from "../support/room-page";
import { password, startWorld, type World } from "../support/world";

const lost = /net::ERR_|WebSocket|Failed to fetch|status of (401|503)/;
let world: World;
let cable: Awaited<ReturnType<typeof layCable>>;
let url: string;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  cable = await layCable(world.portal.url);
  url = `${cable.url}/rooms/${world.room}`;
});
afterEach(() => cable.remove());

const storedTexts = async () => {
  const entries = await world.portal.database.prisma.entry.findMany({
    where: { kind: "message.posted" },
    orderBy: { seq: "asc" },
  });
  return entries.map(({ payload }) => (payload as { text: string }).text);
};

test("what is written while the line is cut waits in sight, and arrives once and in order when it is back", async () => {
  const supplier = await newPerson(world, world.people.sato, { phone: true, tolerate: lost });
  const buyer = await newPerson(world, world.people.kim);
  const [sato, kim] = [roomOn(supplier), roomOn(buyer)];
  await sato.open(url);
  await kim.open(`/rooms/${world.room}`);
  cable.cut();
  for (const text of ["切れている間の一", "切れている間の二", "切れている間の三"]) await sato.write(text);
  await supplier.getByText("接続がありません").waitFor();
  expect(await sato.texts()).toEqual(expect.arrayContaining(["切れている間の一", "切れている間の三"]));
  await kim.write("그동안 보낸 메시지");
  cable.mend();
  await kim.row("切れている間の三").waitFor();
  await sato.row("그동안 보낸 메시지").waitFor();
  await supplier.getByText("接続がありません").waitFor({ state: "detached" });
  expect((await storedTexts()).filter((text) => text.startsWith("切れている"))).toEqual([
    "切れている間の一",
    "切れている間の二",
    "切れている間の三",
  ]);
  expect(await sato.texts()).toEqual(await kim.texts());
});

test("a reload in mid-send loses nothing and doubles nothing", async () => {
  const page = await newPerson(world, world.people.sato, { tolerate: lost });
  const room = roomOn(page);
  await room.open(url);
  cable.cut();
  await room.write("リロードしても届く");
  await page.waitForTimeout(200);
  cable.mend();
  await page.reload();
  await expect.poll(storedTexts).toContain("リロードしても届く");
  await page.waitForTimeout(500);
  expect((await storedTexts()).filter((text) => text === "リロードしても届く")).toHaveLength(1);
  expect((await room.texts()).filter((text) => text === "リロードしても届く")).toHaveLength(1);
});

test("code that a deploy took away is fetched by one reload, which loses nothing", async () => {
  const page = await newPerson(world, world.people.sato, { tolerate: /status of 404|module script/ });
  const room = roomOn(page);
  await room.open(url);
  await page.context().route("**/vagueness-*.js", (route) => route.fulfill({ status: 404 }));
  const reloaded = page.waitForEvent("load");
  await room.box.pressSequentially("検討します");
  await reloaded;
  await alive(page);
  await expect.poll(() => room.box.inputValue()).toBe("検討します");
  expect(await page.evaluate(() => window.name)).toMatch(/^reloaded:/);
});

test("two tabs of one person send what waits once", async () => {
  const first = await newPerson(world, world.people.sato, { tolerate: lost });
  const second = await first.context().newPage();
  const [one, two] = [roomOn(first), roomOn(second)];
  await one.open(url);
  await two.open(url);
  cable.cut();
  await first.bringToFront();
  await one.write("from the first tab");
  await second.bringToFront();
  await two.write("from the second tab");
  await two.row("from the first tab").waitFor();
  cable.mend();
  await expect
    .poll(storedTexts, { timeout: 20_000 })
    .toEqual(expect.arrayContaining(["from the first tab", "from the second tab"]));
  await first.waitForTimeout(500);
  expect((await storedTexts()).filter((text) => text.startsWith("from the "))).toHaveLength(2);
});

test("a double click sends once", async () => {
  const page = await newPerson(world, world.people.kim, { tolerate: lost });
  const room = roomOn(page);
  await room.open(url);
  await room.box.fill("한 번만");
  await page.locator("form:has(input[value='message.post']) button[type=submit]:not([name])").dblclick();
  await room.row("한 번만").first().waitFor();
  await page.waitForTimeout(300);
  expect((await storedTexts()).filter((text) => text === "한 번만")).toHaveLength(1);
});

test("a session that ends keeps the text, and sends it after signing in again", async () => {
  const page = await newPerson(world, world.people.kim, { language: "en", tolerate: lost, ownSession: true });
  const room = roomOn(page);
  await room.open(url);
  await world.portal.database.prisma.session.deleteMany({ where: { memberId: world.people.kim.memberId } });
  await room.write("written after the end");
  await page.getByText("Your session has ended").waitFor();
  await page.getByRole("link", { name: "Sign in again" }).click();
  await page.waitForURL("**/sign-in**");
  await alive(page);
  await page.locator("input[name=email]").fill(world.people.kim.email);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(storedTexts, { timeout: 15_000 }).toContain("written after the end");
});

test("signing out asks about unsent text, and then keeps nothing of it", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en", tolerate: lost, ownSession: true });
  await roomOn(page).open(`/rooms/${world.room}`);
  await roomOn(page).box.fill("not sent yet");
  await page.waitForTimeout(300);
  await page.goto("/settings");
  await page
    .getByRole("button", { name: /Sign out/ })
    .first()
    .click();
  const question = page.getByRole("alertdialog");
  await question.waitFor();
  await question.getByRole("button").last().click();
  await page.waitForURL("**/sign-in**");
  const kept = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
    const counts = names.map(
      (name) =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = async () => {
            const stores = [...opening.result.objectStoreNames];
            const counts = stores.map((store) => opening.result.transaction(store).objectStore(store).count());
            const done = counts.map(
              (count) =>
                new Promise<number>((tell) => {
                  count.onsuccess = () => tell(count.result);
                }),
            );
            resolve((await Promise.all(done)).reduce((sum, count) => sum + count, 0));
          };
        }),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });
  expect(kept).toBe(0);
});

test("without JavaScript a person signs in, reads, posts, edits and withdraws", async () => {
  const page = await newVisitor(world, { language: "en", javaScript: false, tolerate: /status of 400/ });
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(world.people.kim.email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form:has(input[name=email]) button").click();
  await page.locator("a", { hasText: "BRK-220" }).click();
  const room = roomOn(page);
  await room.write("스크립트 없이\r\n두 줄");
  await room.row("스크립트 없이").waitFor();
  await room.row("스크립트 없이").locator("noscript a, a[href*='edit=']").click();
  await page.locator("form:has(input[value='message.edit']) textarea").fill("수정된 문장");
  await page.locator("form:has(input[value='message.edit']) button").click();
  await room.row("수정된 문장").waitFor();
  await room.row("수정된 문장").locator("form:has(input[value='message.withdraw']) button").click();
  await room
    .row("수정된 문장")
    .locator("summary", { hasText: /회수|Withdrawn/ })
    .waitFor();
  await room.box.fill("x".repeat(10_001));
  await page.locator("form:has(input[value='message.post']) button[type=submit]:not([name])").click();
  await expect.poll(() => room.box.inputValue()).toHaveLength(10_001);
});
