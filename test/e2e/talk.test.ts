import { afterAll, beforeEach, expect, test } from "vitest";
import { alive, newPerson, newVisitor } from "../support/browser";
import { roomOn } from "../support/room-page";
import { password, startWorld, type World } from "../support/world";

let world: World;
let path: string;

// A room of its own for each try: what one that failed has said must not be met by the next.
beforeEach(async () => {
  await world?.stop();
  world = await startWorld();
  path = `/rooms/${world.room}`;
});
afterAll(() => world?.stop());

async function fill(lines: number) {
  const client = await world.client(world.people.kim);
  for (let index = 0; index < lines; index += 1)
    await client.post(world.room, `measured value ${index}\n`.repeat((index % 4) + 1));
}

test("a supplier on a phone and a buyer at a desk sign in, talk, edit and withdraw, each in their own language", async () => {
  const supplier = await newVisitor(world, { language: "ja", phone: true });
  await supplier.goto("/sign-in");
  expect(await supplier.locator("html").getAttribute("lang")).toBe("ja");
  await supplier.locator("input[name=email]").fill(world.people.sato.email);
  await supplier.locator("input[name=password]").fill(password);
  await supplier.getByRole("button", { name: "サインイン" }).click();
  await supplier.waitForURL("**/rooms");
  // React reports a click in the moment before (#345), which the browser answers itself.
  await alive(supplier);
  await supplier.getByRole("link", { name: /BRK-220/ }).click();
  const buyer = await newPerson(world, world.people.kim);
  const [sato, kim] = [roomOn(supplier), roomOn(buyer)];
  await kim.open(path);
  expect(await buyer.locator("html").getAttribute("lang")).toBe("ko");

  await kim.write("구멍 공차를 ⌀12 H7로 바꿀 수 있을까요?");
  await sato.row("구멍 공차를 ⌀12 H7로 바꿀 수 있을까요?").waitFor();
  await sato.write("単価は380円になります。\n治具は要りません。");
  await kim.row("治具は要りません。").waitFor();
  expect(await kim.row("単価は380円").locator("[data-said][lang=ja]").count()).toBe(1);
  expect(await kim.row("単価は380円").innerText()).toContain("Sato 님");
  expect(await sato.row("구멍 공차를").innerText()).toContain("Kim 様");

  await sato.choose("単価は380円", "edit");
  await supplier.locator("form:has(input[value='message.edit']) textarea").fill("単価は415円になります。");
  await supplier.getByRole("button", { name: "保存" }).click();
  await kim.row("415円").waitFor();
  await kim.row("415円").getByText("수정됨").click();
  expect(await kim.row("415円").innerText()).toContain("単価は380円");

  await sato.choose("415円", "withdraw");
  await supplier.getByRole("alertdialog").getByRole("button", { name: "取り消し" }).click();
  const withdrawn = buyer.locator("li[data-key]", { hasText: "회수" }).last();
  await withdrawn.waitFor();
  expect(await withdrawn.innerText()).toContain("単価は415円");
});

test("the list counts what is unread, tells the last line, and both change without a reload", async () => {
  const page = await newPerson(world, world.people.kobayashi, { language: "en" });
  await page.goto("/rooms");
  await alive(page);
  const before = await page.getByRole("link", { name: /BRK-220/ }).innerText();
  const client = await world.client(world.people.kim);
  await client.post(world.room, "the newest line of all");
  await expect.poll(() => page.getByRole("link", { name: /BRK-220/ }).innerText()).toContain("the newest line of all");
  expect(await page.getByRole("link", { name: /BRK-220/ }).innerText()).not.toBe(before);
  await page.getByRole("link", { name: /unread/ }).click();
  await roomOn(page).row("the newest line of all").waitFor();
  await expect.poll(() => page.getByRole("link", { name: /unread/ }).count()).toBe(0);
});

test("a message longer than the screen is read once it fills it", async () => {
  const page = await newPerson(world, world.people.kobayashi, { language: "en" });
  await roomOn(page).open(path);
  const unread = page.getByRole("link", { name: /unread/ });
  await expect.poll(() => unread.count()).toBe(0);
  await page.goto("/rooms");
  await alive(page);
  const client = await world.client(world.people.kim);
  await client.post(world.room, "A very long line about the bracket.\n".repeat(250));
  await unread.click();
  await roomOn(page).row("A very long line").waitFor();
  await expect.poll(() => unread.count()).toBe(0);
});

test("switching the language changes every string, date and error, at once", async () => {
  const page = await newPerson(world, world.people.kobayashi, { language: "ja" });
  await page.goto("/settings");
  await alive(page);
  await page.locator("select[name=locale]").selectOption("ko");
  await page.locator("form:has(select[name=locale]) button").click();
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("ko");
  expect(await page.locator("h1").innerText()).toBe("설정");
  await page.goto(path);
  expect(await page.locator("section[tabindex] time").first().innerText()).toMatch(/\d{4}년 \d+월 \d+일/);
  expect(await page.locator("main").innerText()).not.toMatch(/[ぁ-んァ-ヶ]/);
  const missing = await newPerson(world, world.people.kobayashi, { language: "ko", tolerate: /404/ });
  await missing.goto("/rooms/00000000-0000-7000-8000-000000000000");
  expect(await missing.locator("html").getAttribute("lang")).toBe("ko");
  expect(await missing.locator("body").innerText()).toMatch(/찾을 수 없/);
});

test("links are links, with http, https and mailto only", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const room = roomOn(page);
  await room.open(path);
  await room.write(
    "see https://drawings.example/BRK-220?rev=C and javascript:alert(1) and file:///etc/passwd <b>bold</b>",
  );
  const row = room.row("drawings.example");
  await row.waitFor();
  expect(await row.locator("p a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
    "https://drawings.example/BRK-220?rev=C",
  ]);
  expect(await row.innerText()).toContain("<b>bold</b>");
});

test("older pages load upwards without the view moving, down to the room's beginning", async () => {
  await fill(160);
  const page = await newPerson(world, world.people.sato, { language: "en" });
  await roomOn(page).open(path);
  await roomOn(page).row("measured value 159").waitFor();
  const moved = await page.evaluate(async () => {
    const box = document.querySelector("section[tabindex='0']") as HTMLElement;
    const frame = () => new Promise(requestAnimationFrame);
    let worst = 0;
    for (let step = 0; step < 200 && !/begins/.test(box.innerText.slice(0, 200)); step += 1) {
      box.scrollTop -= 400;
      await frame();
      const top = box.getBoundingClientRect().top;
      const shown = [...box.querySelectorAll("li[data-key]")].find((row) => row.getBoundingClientRect().top > top + 10);
      if (!shown) continue;
      const [before, scrolled] = [shown.getBoundingClientRect().top, box.scrollTop];
      for (let wait = 0; wait < 6; wait += 1) await frame();
      if (box.scrollTop === scrolled) worst = Math.max(worst, Math.abs(shown.getBoundingClientRect().top - before));
    }
    return { worst, rows: box.querySelectorAll("li[data-key]").length, top: box.innerText.slice(0, 60) };
  });
  expect(moved.top).toContain("begins");
  expect(moved.rows).toBeGreaterThan(160);
  expect(moved.worst).toBeLessThanOrEqual(1);
});

test("a link to an entry opens its place in the room, and the way back to the latest is one press", async () => {
  await fill(160);
  const page = await newPerson(world, world.people.sato, { language: "en", phone: true });
  await page.goto(`${path}?at=40#e40`);
  await alive(page);
  const target = page.locator("#e40");
  await target.waitFor();
  expect(
    await target.evaluate(
      (row) => row.getBoundingClientRect().top > 0 && row.getBoundingClientRect().bottom < innerHeight,
    ),
  ).toBe(true);
  await page.getByRole("link", { name: "Go to the latest" }).click();
  await roomOn(page).row("measured value 159").waitFor();
  await expect.poll(() => roomOn(page).row("measured value 159").last().isVisible()).toBe(true);
});

test("a draft comes back after a reload; ten thousand characters are counted and one more is not sent", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const room = roomOn(page);
  await room.open(path);
  await room.box.fill("half a thought");
  await page.waitForTimeout(300);
  await page.reload();
  await expect.poll(() => room.box.inputValue()).toBe("half a thought");
  await room.box.fill("x".repeat(10_001));
  await page.getByText("1 character too many").waitFor();
  await page.keyboard.press("Enter");
  expect((await room.box.inputValue()).length).toBe(10_001);
  await room.box.fill("");
});

test("whoever is removed while looking sees it at once, and nothing of the room stays", async () => {
  const page = await newPerson(world, world.people.kobayashi, { language: "ja", tolerate: /404/ });
  await roomOn(page).open(path);
  const manager = await world.client(world.people.sato);
  await manager.command("member.remove", { roomId: world.room, memberId: world.people.kobayashi.memberId });
  await page.getByText("このルームの参加者ではなくなりました").waitFor();
  await expect.poll(() => page.locator("main").innerText()).not.toContain("measured value");
});

test("a form that is too large to post is refused with a sentence", async () => {
  // While the error page takes over the head, Chromium may ask for the icon by its old name.
  const page = await newPerson(world, world.people.sato, { language: "en", tolerate: /status of 413|favicon\.ico/ });
  for (const size of [300_000, 3_000_000]) {
    await page.goto("/settings");
    await alive(page);
    const name = page.locator("input[name=name]");
    await name.evaluate((field: HTMLInputElement, length) => {
      field.removeAttribute("maxlength");
      field.value = "x".repeat(length);
    }, size);
    await page.locator("form:has(input[name=name]) button[type=submit]").click();
    await page.getByText("This is too large to send.").waitFor();
  }
});
