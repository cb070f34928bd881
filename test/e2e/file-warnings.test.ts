import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPerson } from "../support/browser";
import { drawingPicture, photo } from "../support/drawing-files";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";
import { sendFile } from "./sent-files";

let world: World;
let room: string;

beforeAll(async () => {
  world = await startWorld();
  room = `/rooms/${world.room}`;
});
afterAll(() => world.stop());

test("a superseded drawing says so wherever it is shown, also under a mark-up, and whose revision counts", async () => {
  const { kim, sato } = world.people;
  const revision = async (revision: "C" | "D", part = "OLD-1") => ({
    file: { ...(await drawingPicture(revision)), name: `${part}_${revision}.png` },
    description: { part, revision, exportMark: "notApplicable" } as const,
  });
  const c = await sendFile(world, sato, await revision("C"));
  const markUp = await sendFile(world, kim, { file: await photo("drawn on C.jpg"), originId: c });
  const page = await newPerson(world, kim, { language: "en", phone: true });
  await roomOn(page).open(room);
  const marked = page.locator("ul[aria-label=Files] > li", { hasText: "Mark-up" }).last();
  await marked.getByText("Mark-up").waitFor();
  expect(await marked.innerText()).not.toContain("Old revision");
  const d = await sendFile(world, kim, await revision("D"));
  const told = "Old revision – current is D (Hanbit Sample)";
  await marked.getByRole("link", { name: told }).waitFor();
  await page.reload();
  await marked.getByRole("link", { name: told }).waitFor();
  expect(await page.getByRole("link", { name: told }).count()).toBe(2);

  await page.goto(`${room}/files/${d}?with=${c}`);
  const header = page.locator("main header").last();
  expect(await header.innerText()).toMatch(/Rev\. C is superseded\s+Current: rev\. D \(Hanbit Sample\)/);
  await page.goto(`${room}/files/${c}`);
  await page.getByRole("link", { name: "Open the current rev. D (Hanbit Sample)" }).waitFor();
  expect(await page.getByRole("link", { name: "drawn on C.jpg" }).innerText()).toContain("Superseded");
  expect(await page.getByRole("listitem").filter({ hasText: "Current" }).innerText()).toMatch(
    /D\s+Hanbit Sample\s+Current/,
  );
  await page.goto(`${room}/files/${c}?draw=1`);
  await page.locator("[data-sheet=ready]").waitFor();
  expect(await page.locator("main header").last().innerText()).toContain("Superseded");
  await page.goto(`${room}/files/${markUp}`);
  await page.getByText("Drawn on a revision that is superseded").waitFor();
  await page.getByRole("link", { name: "Open the original" }).click();
  await page.waitForURL(`**/files/${c}`);
  await page.goto(`${room}/files`);
  expect(await page.getByRole("listitem").filter({ hasText: "drawn on C.jpg" }).innerText()).toContain(
    "Original superseded",
  );
});

test.each([
  ["en", "HEIC photos cannot be shown here."],
  ["ja", "HEIC形式の写真はここでは表示できません。"],
  ["ko", "HEIC 형식의 사진은 여기에서 표시할 수 없습니다."],
] as const)("a photo that cannot be shown says why, in %s", async (language, sentence) => {
  const id = await sendFile(world, world.people.kim, { file: { name: `IMG_${language}.HEIC`, buffer: heic() } });
  const page = await newPerson(world, world.people.sato, { language });
  await roomOn(page).open(room);
  await page
    .locator("li[data-key]", { hasText: `IMG_${language}.HEIC` })
    .getByText(sentence)
    .waitFor();
  await page.goto(`${room}/files/${id}`);
  await page.getByText(sentence).waitFor();
});

test("photos that nobody has checked for export say so once in their row, where the room crosses a border", async () => {
  const { kim, sato } = world.people;
  const page = await newPerson(world, sato, { language: "en" });
  await roomOn(page).open(room);
  const rowOf = (id: string) => page.locator("li[data-key]").filter({ has: page.locator(`a[href$="${id}"]`) });
  const unchecked = await sendFile(world, kim, { file: await photo() });
  await rowOf(unchecked).getByText("Export control: Not checked").waitFor();
  const checked = await sendFile(world, kim, {
    file: await photo("checked.jpg"),
    description: { exportMark: "notApplicable" },
  });
  await rowOf(checked).getByText("Export control: Not applicable").waitFor();
  expect(await rowOf(checked).innerText()).not.toContain("Not checked");
});

test("the form without a script warns of the border before files go", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en", javaScript: false });
  await page.goto(room);
  const warning = "This room crosses a border: please check export control before you send files.";
  expect(await page.locator("noscript p", { hasText: warning }).isVisible()).toBe(true);
  expect(await page.locator("noscript input[type=file]").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Attach files" }).count(), "what only a script can do").toBe(0);
});

test.each([
  ["with a script", true],
  ["without a script", false],
])(
  "on a phone the room's name has the most of its header, and the ways out of it are there %s",
  async (_, javaScript) => {
    const page = await newPerson(world, world.people.sato, { language: "en", phone: true, javaScript });
    await page.goto(room);
    if (!javaScript) {
      await page.getByRole("link", { name: "Search in this room" }).click();
    } else {
      expect(await widthOf(page, "main header h1")).toBeGreaterThan(160);
      await page.getByRole("button", { name: "More about this room" }).click();
      await page.getByRole("menuitem", { name: "Search in this room" }).click();
    }
    await page.waitForURL(`**/search?room=${world.room}`);
  },
);

async function widthOf(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().width);
}

/** The head of a photo as an iPhone keeps it. */
function heic(): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
}
