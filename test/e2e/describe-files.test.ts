import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attachingOn } from "../support/attaching";
import { newPerson } from "../support/browser";
import { roomOn } from "../support/room-page";
import { sampleDrawing } from "../support/sample-files";
import { startWorld, type World } from "../support/world";

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test("what the files of one message are is said at once, and none is saved while one lacks something", async () => {
  const supplier = await newPerson(world, world.people.sato, { language: "en" });
  const buyer = await newPerson(world, world.people.kim, { language: "en", phone: true });
  for (const page of [supplier, buyer]) await roomOn(page).open(`/rooms/${world.room}`);
  await attachingOn(supplier).choose(...["one.pdf", "two.pdf", "three.pdf"].map((name) => sampleDrawing(name)));
  await attachingOn(supplier).send("three drawings");
  const dialog = await describing(supplier, "three drawings");
  const file = dialog.getByLabel("File", { exact: true });
  expect(await file.locator("option").allInnerTexts()).toEqual(["one.pdf", "two.pdf", "three.pdf"]);

  await dialog.getByLabel("Revision").fill("A");
  await file.selectOption({ label: "two.pdf" });
  expect(await dialog.getByLabel("Revision").inputValue(), "what was typed for one is not said of another").toBe("");
  await dialog.getByLabel("Part number").fill("TWO-2");
  await dialog.getByLabel("Export control").selectOption("applicable");
  await dialog.getByLabel("Permit no.").fill("EX-2");
  await dialog.getByRole("button", { name: "Save" }).click();

  expect(await file.locator("option:checked").innerText(), "the one that lacks something").toBe("one.pdf");
  await dialog.getByLabel("Part number").and(dialog.locator("[aria-invalid=true]")).waitFor();
  expect(await dialog.getByLabel("Revision").inputValue()).toBe("A");
  expect(await dialog.getByLabel("Export control").inputValue()).toBe("notChecked");
  expect(await described()).toEqual([]);
  await dialog.getByLabel("Part number").fill("ONE-1");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });

  const row = roomOn(buyer).row("three drawings");
  await row.getByText("ONE-1 rev. A").waitFor();
  await row.getByText("Applicable EX-2").waitFor();
  expect(await described()).toEqual([
    { name: "one.pdf", part: "ONE-1", revision: "A", exportMark: "notChecked", permit: null },
    { name: "two.pdf", part: "TWO-2", revision: null, exportMark: "applicable", permit: "EX-2" },
  ]);

  const again = await describing(supplier, "three drawings");
  await again.getByLabel("File", { exact: true }).selectOption({ label: "two.pdf" });
  expect(await again.getByLabel("Permit no.").inputValue()).toBe("EX-2");
  await again.getByRole("button", { name: "Cancel" }).click();
  expect(await described()).toHaveLength(2);
}, 90_000);

/** Opens what a message's menu has for its files. */
async function describing(page: Page, text: string) {
  await roomOn(page).choose(text, "describe");
  const dialog = page.locator("[role=dialog]");
  await dialog.waitFor();
  return dialog;
}

/** What was said of files after they were sent, by the names of the files. */
async function described() {
  const { rows } = await world.portal.database.pool.query(`
    SELECT f.name, e.payload FROM entry e JOIN room_file f ON f.id = (e.payload->>'fileId')::uuid
     WHERE e.kind = 'file.described' ORDER BY f.name`);
  return rows.map(({ name, payload: { fileId: _, ...description } }) => ({ name, ...description }));
}
