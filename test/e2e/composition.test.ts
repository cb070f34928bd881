import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson } from "../support/browser";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** A key as a browser reports it while an input method has it: key code 229. */
async function press(devtools: CDPSession, key: string, composing: boolean) {
  const code = { key, code: key, windowsVirtualKeyCode: composing ? 229 : 13 };
  await devtools.send("Input.dispatchKeyEvent", {
    type: composing ? "rawKeyDown" : "keyDown",
    ...code,
    ...(composing ? {} : { text: "\r" }),
  });
  await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...code });
}

async function compose(devtools: CDPSession, steps: string[]) {
  for (const text of steps) {
    await devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
}

const sent = (page: Page) => roomOn(page).texts();

test("Japanese: the Enter that ends a conversion does not send, the next one does", async () => {
  const page = await newPerson(world, world.people.sato);
  const room = roomOn(page);
  await room.open(`/rooms/${world.room}`);
  const devtools = await page.context().newCDPSession(page);
  await room.box.focus();
  await compose(devtools, ["む", "むず", "むずかしい", "難しい"]);
  await press(devtools, "Enter", true);
  await devtools.send("Input.insertText", { text: "難しい" });
  await page.waitForTimeout(300);
  expect(await room.box.inputValue()).toBe("難しい");
  expect(await sent(page)).not.toContain("難しい");
  await press(devtools, "Enter", false);
  await room.row("難しい").waitFor();
  expect((await sent(page)).filter((text) => text === "難しい")).toHaveLength(1);
  expect(await room.box.inputValue()).toBe("");
});

test("Korean: one Enter while the last syllable is composed sends the whole text, once", async () => {
  const page = await newPerson(world, world.people.kim);
  const room = roomOn(page);
  await room.open(`/rooms/${world.room}`);
  const devtools = await page.context().newCDPSession(page);
  await room.box.focus();
  for (const syllable of [
    ["ㅅ", "사"],
    ["ㄹ", "라", "람"],
  ]) {
    await compose(devtools, syllable);
    if (syllable.at(-1) !== "람") await devtools.send("Input.insertText", { text: syllable.at(-1) ?? "" });
  }
  await press(devtools, "Enter", true);
  await devtools.send("Input.insertText", { text: "람" });
  await room.row("사람").waitFor();
  await page.waitForTimeout(300);
  expect(await sent(page)).toContain("사람");
  expect((await sent(page)).filter((text) => text.includes("람"))).toHaveLength(1);
  expect(await room.box.inputValue()).toBe("");
});

test("Shift+Enter breaks the line; with the other setting Enter does and Ctrl+Enter sends", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const room = roomOn(page);
  await room.open(`/rooms/${world.room}`);
  await room.box.focus();
  await page.keyboard.type("first");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second");
  await page.keyboard.press("Enter");
  await room.row("first").waitFor();
  expect(await sent(page)).toContain("first\nsecond");

  await world.portal.services.member.update(world.people.sato, { enterSends: false });
  await page.reload();
  await page.locator("[data-connection=live]").waitFor();
  await room.box.focus();
  await page.keyboard.type("third");
  await page.keyboard.press("Enter");
  await page.keyboard.type("fourth");
  await page.keyboard.press("Control+Enter");
  await room.row("third").waitFor();
  expect(await sent(page)).toContain("third\nfourth");
});

test("on a touch screen Enter breaks the line and the button sends", async () => {
  const page = await newPerson(world, world.people.kim, { phone: true });
  const room = roomOn(page);
  await room.open(`/rooms/${world.room}`);
  await room.box.tap();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await page.getByRole("button", { name: "보내기", exact: true }).tap();
  await room.row("one").waitFor();
  expect(await sent(page)).toContain("one\ntwo");
});
