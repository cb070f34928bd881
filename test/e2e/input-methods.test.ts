import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import meaning from "../../locales/en/meaning.json";
import memory from "../../locales/en/memory.json";
import en from "../../locales/en/room.json";
import shortcut from "../../locales/en/shortcut.json";
import side from "../../locales/en/side.json";
import thread from "../../locales/en/thread.json";
import { newPerson } from "../support/browser";
import type { Client } from "../support/client";
import { plainEnter, type Recording, recordings } from "../support/ime-recordings";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";

let world: World;
let kim: Client;
let sato: Client;
let mine: Entry;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
  mine = await posted(sato, "Bore 12 H7");
});
afterAll(() => world.stop());

async function posted(client: Client, text: string): Promise<Entry> {
  const result = await client.post(world.room, text);
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}

/** How each box of the product that is typed into is reached. Opened anew for each recording. */
const boxes: Record<string, (page: Page) => Promise<Locator>> = {
  "a message": async (page) => {
    await roomOn(page).open(`/rooms/${world.room}`);
    return page.getByRole("textbox", { name: en.composer.label });
  },
  "an edit": async (page) => {
    const fresh = await posted(sato, "Bore 12 H8");
    await roomOn(page).open(`/rooms/${world.room}?edit=${fresh.id}&at=${fresh.seq}`);
    return page.getByRole("textbox", { name: en.edit.label });
  },
  "a reply": async (page) => {
    await roomOn(page).open(`/rooms/${world.room}?thread=${mine.id}`);
    return page.getByRole("textbox", { name: thread.composer.label });
  },
  "a note": async (page) => {
    await roomOn(page).open(`/rooms/${world.room}`);
    await page.locator("label", { has: page.getByRole("radio", { name: /Tamagawa Sample/ }) }).click();
    return page.getByRole("textbox", { name: side.composer.label.split("{{")[0]?.trim() || "Tamagawa" });
  },
  "a condition": async (page) => {
    await roomOn(page).open(`/rooms/${world.room}`);
    await page.getByRole("textbox", { name: en.composer.label }).fill("Yes");
    await page.getByRole("button", { name: meaning.choose.open }).click();
    await page.getByRole("radio", { name: meaning.kind.yesIf }).check({ force: true });
    return page.getByRole("textbox", { name: meaning.choose.condition });
  },
  "a reason to decline": async (page) => {
    const asked = await posted(kim, "Please acknowledge");
    const memberIds = [world.people.sato.memberId];
    await kim.command("ack.ask", { roomId: world.room, entryId: asked.id, memberIds });
    await roomOn(page).open(`/rooms/${world.room}?at=${asked.seq}`);
    await page.locator(`#e${asked.seq}`).getByRole("button", { name: meaning.give.declined }).click();
    return page.getByRole("textbox", { name: meaning.give.reason });
  },
  "what is pinned": async (page) => {
    const fact = await posted(kim, "Plating 8 um");
    await roomOn(page).open(`/rooms/${world.room}?at=${fact.seq}`);
    await page.locator(`#e${fact.seq}`).hover();
    await page.locator(`#e${fact.seq} button[aria-haspopup=menu]`).click();
    await page.getByRole("menuitem", { name: memory.pin.action }).click();
    return page.getByRole("textbox", { name: memory.pin.text });
  },
};

describe.each(Object.keys(boxes))("%s", (name) => {
  test.each(recordings)("$name", async (recording) => {
    const page = await newPerson(world, world.people.sato, { language: "en" });
    const sent = commandsOf(page);
    const box = await (boxes[name] as (page: Page) => Promise<Locator>)(page);
    await box.fill("");
    const before = sent.count;
    await replay(box, recording.heard);
    await expect.poll(() => sent.count - before).toBe(recording.sends);
    if (recording.sends === 0) {
      expect(await box.inputValue()).toBe(recording.text);
      await replay(box, plainEnter);
      await expect.poll(() => sent.count - before).toBe(1);
    }
    expect(sent.last).toContain(recording.text);
  });
});

test.each(recordings)("the palette: $name", async (recording: Recording) => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  await roomOn(page).open(`/rooms/${world.room}`);
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: shortcut.palette.label });
  await box.waitFor();
  await page.getByRole("dialog").getByRole("option").first().waitFor();
  await replay(box, recording.heard);
  expect(await page.getByRole("dialog").count()).toBe(1);
});

/** What the page gives to the server because somebody asked for it. */
function commandsOf(page: Page) {
  const sent = { count: 0, last: "" };
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const frame = String(payload);
      if (!frame.includes('["command"') || frame.includes('"state":"seen"')) return;
      sent.count += 1;
      sent.last = frame;
    }),
  );
  return sent;
}

async function replay(box: Locator, heard: Recording["heard"]): Promise<void> {
  await box.focus();
  await box.evaluate(async (element, events) => {
    const field = element as HTMLTextAreaElement | HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set;
    for (const event of events) {
      if (event.type === "keydown" || event.type === "keyup") {
        field.dispatchEvent(new KeyboardEvent(event.type, { ...event, bubbles: true, cancelable: true }));
      } else {
        const data = "data" in event ? event.data : "";
        if ("value" in event) {
          set?.call(field, event.value);
          if (event.type === "compositionupdate") {
            field.dispatchEvent(new CompositionEvent(event.type, { data, bubbles: true }));
          }
          field.dispatchEvent(new InputEvent("input", { data, isComposing: true, bubbles: true }));
        }
        if (event.type !== "compositionupdate") {
          field.dispatchEvent(new CompositionEvent(event.type, { data, bubbles: true }));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, heard);
}
