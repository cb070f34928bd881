import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, newPerson } from "../support/browser";
import { layCable } from "../support/cable";
import { postForm } from "../support/client";
import { roomOn } from "../support/room-page";
import { password, startWorld, type World } from "../support/world";

let world: World;
let path: string;

beforeAll(async () => {
  world = await startWorld();
  path = `/rooms/${world.room}`;
  const client = await world.client(world.people.kim);
  for (let index = 0; index < 200; index += 1) await client.post(world.room, `line ${index}`);
  client.close();
});
afterAll(() => world.stop());

test("the bottom of an older window loads on and stays where it is; sending goes to the newest line", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const room = roomOn(page);
  await room.open(`${path}?at=60#e60`);
  const box = page.locator("section[tabindex='0']");
  await box.evaluate((element) => element.scrollTo(0, 0));
  await page.waitForTimeout(1500);
  const rows = await page.locator("li[data-key]").count();
  await page.waitForTimeout(1500);
  expect(await page.locator("li[data-key]").count(), "nothing loads without being looked at").toBe(rows);

  const [pill, frame] = [
    await page.getByRole("link", { name: "Go to the latest" }).boundingBox(),
    await box.boundingBox(),
  ];
  const gap = (frame?.y ?? 0) + (frame?.height ?? 0) - (pill?.y ?? 0) - (pill?.height ?? 0);
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThan(40);

  await room.write("sent while looking elsewhere");
  await expect.poll(() => room.row("sent while looking elsewhere").last().isVisible()).toBe(true);
  await room.row("line 199").waitFor();
});

test("a half-made change comes back; one to a message that was withdrawn elsewhere is refused in sight", async () => {
  const page = await newPerson(world, world.people.kim, { language: "en" });
  const room = roomOn(page);
  await room.open(path);
  await room.choose("line 199", "edit");
  const edit = page.locator("form:has(input[value='message.edit']) textarea");
  await edit.fill("half a change");
  await page.waitForTimeout(300);
  await page.keyboard.press("Escape");
  await room.choose("line 199", "edit");
  await expect.poll(() => edit.inputValue()).toBe("half a change");
  await edit.fill("x".repeat(10_001));
  await page.getByText("1 character too many").waitFor();
  await edit.fill("half a change");

  const other = await world.client(world.people.kim);
  const entry = await world.portal.database.prisma.entry.findFirstOrThrow({
    where: { payload: { path: ["text"], equals: "line 199" } },
  });
  await other.command("message.withdraw", { roomId: world.room, entryId: entry.id });
  await page.waitForTimeout(500);
  await edit.press("Enter");
  await page.getByRole("alert").filter({ hasText: "half a change" }).waitFor();
  await page.getByRole("button", { name: "Discard" }).click();
  other.close();
});

test("going to another room without a network keeps the frame and the list, and comes back", async () => {
  const { sato, kim, supplierId, buyerId } = world.people;
  await world.portal.services.execute(sato, "room.open", {
    clientKey: randomUUID(),
    name: "Second room",
    companies: [
      { id: supplierId, side: "supplier" },
      { id: buyerId, side: "buyer" },
    ],
    memberIds: [sato.memberId, kim.memberId],
  });
  const cable = await layCable(world.portal.url);
  const page = await newPerson(world, world.people.sato, {
    language: "en",
    tolerate: /ERR_|Failed to fetch|WebSocket|status of/,
  });
  await roomOn(page).open(`${cable.url}${path}`);
  cable.cut();
  await page.getByRole("link", { name: /Second room/ }).click();
  await page.getByRole("heading", { level: 1, name: "One moment, please" }).waitFor();
  expect(await page.getByRole("link", { name: /BRK-220/ }).isVisible()).toBe(true);
  cable.mend();
  await page.getByRole("link", { name: /BRK-220/ }).click();
  await roomOn(page).row("line 198").waitFor();
  cable.remove();
});

test("a form that was drawn for somebody else is refused, not saved in the name of who signed in since", async () => {
  const page = await newPerson(world, world.people.kobayashi, {
    language: "en",
    ownSession: true,
    tolerate: /status of 401/,
  });
  await page.goto("/settings");
  await alive(page);
  const { email, name, memberId } = world.people.lee;
  const signedIn = await postForm(world.portal.url, "/sign-in", { email, password });
  const [, cookie = "", value = ""] = /^([^=]+)=([^;]*)/.exec(signedIn.headers.getSetCookie()[0] ?? "") ?? [];
  await page.context().addCookies([{ name: cookie, value, url: world.portal.url }]);
  await page.locator("input[name=name]").fill("Kobayashi's new name");
  await page.locator("form:has(select[name=locale]) button").click();
  await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "Settings" }).waitFor();
  const lee = await world.portal.database.prisma.member.findUniqueOrThrow({ where: { id: memberId } });
  expect(lee.name).toBe(name);
});
