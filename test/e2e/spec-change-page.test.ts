import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson } from "../support/browser";
import { changeOn } from "../support/change-page";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
const changes = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test("who accepts what is no longer on offer is told to read again, and has accepted nothing", async () => {
  const { kim, sato } = world.people;
  const [buyer, supplier] = [changes.directly(kim), changes.directly(sato)];
  const { id } = entryOf(await changes.propose(buyer, { asksImpact: true }));
  entryOf(await changes.step(supplier, id, "answerImpact"));
  const desk = await newPerson(world, kim, { language: "en", javaScript: false, tolerate: /409/ });
  await desk.goto(`/rooms/${world.room}/changes/${id}`);
  entryOf(await changes.step(supplier, id, "answerImpact"));
  await changeOn(desk).accept("proposed");
  await desk.getByRole("alert").getByText("Read them again").waitFor();
  expect((await changes.stateOf(id)).acceptances).toEqual([]);
}, 60_000);

test("a reason is kept when its step is refused, without a script", async () => {
  const { kim, sato } = world.people;
  const { id } = entryOf(await changes.propose(changes.directly(kim), { asksImpact: true }));
  const page = await newPerson(world, sato, { language: "en", javaScript: false, tolerate: /40\d/ });
  await page.goto(`/rooms/${world.room}/changes/${id}`);
  await page.locator("#reject summary").click();
  const tooLong = "x".repeat(1001);
  await page.locator("#reject textarea").fill(tooLong);
  await page.locator("#reject button[type=submit]").click();
  await page.getByRole("alert").waitFor();
  expect(await page.locator("#reject textarea").inputValue()).toBe(tooLong);
  await page.locator("#reject textarea").fill("No reamer of this size");
  await page.locator("#reject button[type=submit]").click();
  await page.getByText("Reason: No reamer of this size").waitFor();
  expect((await changes.stateOf(id)).state).toBe("rejected");
}, 60_000);
