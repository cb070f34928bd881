import type { Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { alive, newPerson } from "../support/browser";
import { entryOf, specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
const changes = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test("a comment on a line counts there at once for the other side, and names its line in the thread", async () => {
  const { kim, kobayashi } = world.people;
  const [buyer, supplier] = [changes.directly(kim), changes.directly(kobayashi)];
  const { id } = entryOf(await changes.propose(buyer, { asksImpact: true }));
  entryOf(await changes.step(supplier, id, "answerImpact"));
  const desk = await newPerson(world, kim, { language: "ko" });
  const phone = await newPerson(world, kobayashi, { language: "ja", phone: true });
  const path = `/rooms/${world.room}/changes/${id}`;
  await open(desk, path);
  await open(phone, path);

  const bore = phone.locator("#c-bore");
  await bore.locator("summary").click();
  await bore.locator("textarea").fill("研削のコメント");
  await bore.locator("form button").click();
  await bore.locator("summary").getByText("1件").waitFor();
  await desk.locator("#c-bore summary").getByText("답글 1개").waitFor();
  await phone.locator("#accept details summary").last().click();
  await phone.locator("#accept select[name=anchor]").selectOption({ label: "単価" });
  await phone.locator("#accept textarea").last().fill("単価のコメント");
  await phone.locator("#accept").getByRole("button", { name: "送信" }).click();
  await desk.locator("[data-option=proposed] div").filter({ hasText: "단가" }).getByText("답글 1개").waitFor();

  await desk.locator("#c-bore summary").click();
  await desk.locator("#c-bore a").click();
  const reply = (words: string) => desk.locator("#main li[data-key]").filter({ hasText: words });
  await reply("研削のコメント").getByRole("link", { name: "구멍 Ø12", exact: true }).waitFor();
  await reply("単価のコメント").getByRole("link", { name: "단가", exact: true }).click();
  await desk.waitForURL(`**${path}#accept`);

  await desk.goBack();
  await desk.reload();
  await reply("研削のコメント").getByRole("link", { name: "구멍 Ø12", exact: true }).click();
  await desk.waitForURL(`**${path}#c-bore`);
}, 120_000);

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await alive(page);
}
