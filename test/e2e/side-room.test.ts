import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson } from "../support/browser";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";

let world: World;
let path: string;

beforeAll(async () => {
  world = await startWorld();
  path = `/rooms/${world.room}`;
  const names = { nameJa: "玉川サンプル", nameKo: "다마가와 샘플" };
  await world.portal.database.prisma.organization.update({ where: { id: world.people.supplierId }, data: names });
});
afterAll(() => world.stop());

const notes = (page: Page) => ({
  shown: page.locator("button[role=switch]"),
  row: (text: string) => page.locator("li[data-note]", { hasText: text }),
  box: page.locator("form[data-audience=own] textarea"),
  choose: (audience: "everyone" | "own") => page.locator(`label:has(input[type=radio][value=${audience}])`).click(),
  save: () => page.locator("form[data-audience=own] button[type=submit]:not([name])").last().click(),
});

test("two colleagues, one on a phone, keep notes beside the room; the other company sees nothing change", async () => {
  const desk = await newPerson(world, world.people.sato, { language: "ja" });
  const phone = await newPerson(world, world.people.kobayashi, { language: "en", phone: true });
  const across = await newPerson(world, world.people.kim, { language: "ko" });
  const [sato, kobayashi, kim] = [roomOn(desk), roomOn(phone), roomOn(across)];
  await kim.open(path);
  await sato.open(path);
  await kobayashi.open(path);
  await kim.write("공차를 ±0.03으로 바꿀 수 있을까요?");
  await sato.row("공차를 ±0.03으로").waitFor();

  await notes(desk).choose("own");
  await notes(desk).box.waitFor();
  expect(await notes(desk).box.getAttribute("placeholder")).toBe("玉川サンプルだけに表示されます");
  expect(await desk.locator("form[data-audience=own]").innerText()).toContain("メモを保存");
  await notes(desk).box.fill("20%増なら可能。治具が要る。");
  await notes(desk).save();
  await notes(desk).row("治具が要る").waitFor();

  // A colleague is told quietly, and sees them where they were written, with who else sees them.
  await phone.getByText("1 unread note", { exact: true }).first().waitFor({ state: "attached" });
  expect(await phone.locator("li[data-key]").count()).toBe(await across.locator("li[data-key]").count());
  await notes(phone).shown.click();
  await notes(phone).row("治具が要る").waitFor();
  await phone.getByText("Only Tamagawa Sample sees this").first().waitFor();
  await notes(phone).choose("own");
  await notes(phone).box.fill("440 yen is our floor.");
  await notes(phone).save();
  await notes(desk).row("440 yen").waitFor();
  await notes(desk).choose("everyone");
  await sato.write("木曜までに回答いたします。");
  await kim.row("木曜までに").waitFor();
  await kim.write("감사합니다.");
  await sato.row("감사합니다.").waitFor();

  const order = await desk
    .locator("li[data-key]")
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).innerText));
  const placeOf = (text: string) => order.findIndex((line) => line.includes(text));
  const places = ["±0.03으로", "治具が要る", "440 yen", "木曜までに", "감사합니다"].map(placeOf);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);

  const seen = await across.locator("main").innerText();
  expect(seen).not.toMatch(/治具|440|メモ/);
  expect(await across.locator("li[data-note]").count()).toBe(0);
  const all = await desk.locator("li[data-key]").count();
  expect(await across.locator("li[data-key]").count()).toBe(all - 2);
});

test("what was typed for one audience never becomes text for the other, and leaving the room goes back to everyone", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const room = roomOn(page);
  await room.open(path);
  const everyone = page.locator("form[data-audience=everyone] textarea[name=text]");
  await everyone.fill("for all of you");
  await notes(page).choose("own");
  expect(await notes(page).box.inputValue()).toBe("");
  await notes(page).box.fill("for us alone");
  await notes(page).choose("everyone");
  await expect.poll(() => everyone.inputValue()).toBe("for all of you");
  await notes(page).choose("own");
  await expect.poll(() => notes(page).box.inputValue()).toBe("for us alone");

  await page
    .getByRole("link", { name: /BRK-220/ })
    .first()
    .click();
  await page.goto("/rooms");
  await page.getByRole("link", { name: /BRK-220/ }).click();
  await everyone.waitFor();
  expect(await page.locator("input[type=radio][value=everyone]").isChecked()).toBe(true);
  await expect.poll(() => everyone.inputValue()).toBe("for all of you");
  await everyone.fill("");
});

test("the choice is made by keyboard and said by the box", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  await roomOn(page).open(path);
  await page.locator("input[type=radio][value=everyone]").focus();
  await page.keyboard.press("ArrowRight");
  await notes(page).box.waitFor();
  await page.getByRole("textbox", { name: "Note that only Tamagawa Sample sees" }).waitFor();
  await page.getByRole("switch", { name: "Notes of Tamagawa Sample", checked: true }).waitFor();
  // Hidden notes are not written to.
  await notes(page).shown.click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  expect(await page.locator("li[data-note]").count()).toBe(0);
});

test("notes that cannot be opened leave the box for everyone, and say so", async () => {
  const page = await newPerson(world, world.people.kim, { language: "en", tolerate: /503|ERR_FAILED/ });
  const room = roomOn(page);
  await room.open(path);
  await page.route("**/entries", (route) => route.fulfill({ status: 503, json: { ok: false, code: "unavailable" } }));
  await room.box.fill("still here");
  await notes(page).choose("own");
  await page.getByRole("alert").filter({ hasText: "everyone in this room still sees" }).waitFor();
  expect(await page.locator("input[type=radio][value=everyone]").isChecked()).toBe(true);
  expect(await room.box.inputValue()).toBe("still here");
  await page.unroute("**/entries");
  await notes(page).choose("own");
  await notes(page).box.waitFor();
});

test("a note is edited and withdrawn in its place, and its link opens it among the notes", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const room = roomOn(page);
  await room.open(path);
  if ((await notes(page).shown.getAttribute("aria-checked")) === "false") await notes(page).shown.click();
  await notes(page).choose("own");
  await notes(page).box.fill("Margin is 12 %.");
  await notes(page).save();
  await notes(page).row("Margin is 12 %").waitFor();
  await room.choose("Margin is 12 %", "edit");
  const edit = page.locator("form:has(input[value='message.edit'])");
  expect(await edit.innerText()).toContain("your colleagues in this room");
  await edit.locator("textarea").fill("Margin is 14 %.");
  await edit.locator("button[type=submit]").click();
  await notes(page).row("Margin is 14 %").waitFor();
  const side = await world.portal.database.prisma.room.findFirstOrThrow({
    where: { parentId: world.room, organizationId: world.people.supplierId },
  });
  await page.goto(`/rooms/${side.id}?at=2#e2`);
  await page.getByText("Only Tamagawa Sample sees this").first().waitFor();
  await page.getByText("Margin is 14 %").waitFor();
  await page.getByRole("link", { name: "Go to the project room" }).click();
  await page.waitForURL(`**/rooms/${world.room}`);
});

test("whoever is removed loses room and notes at once", async () => {
  const page = await newPerson(world, world.people.kobayashi, { language: "ja", tolerate: /404/ });
  await roomOn(page).open(path);
  if ((await notes(page).shown.getAttribute("aria-checked")) === "false") await notes(page).shown.click();
  await notes(page).row("440 yen").waitFor();
  const manager = await world.client(world.people.sato);
  await manager.command("member.remove", { roomId: world.room, memberId: world.people.kobayashi.memberId });
  await page.getByText("このルームの参加者ではなくなりました").waitFor();
  await expect.poll(() => page.locator("main").innerText()).not.toContain("440 yen");
});
