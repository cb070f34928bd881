import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, newPerson } from "../support/browser";
import { drawingPdf, drawingPicture, scannedPdf } from "../support/drawing-files";
import { roomOn } from "../support/room-page";
import { startWorld, type World } from "../support/world";
import { colours, inkIn, isDrawn } from "./pixels";
import { sendFile } from "./sent-files";

let world: World;
let files: string;

beforeAll(async () => {
  world = await startWorld();
  files = `/rooms/${world.room}/files`;
});
afterAll(() => world.stop());

const part = { part: "BRK-220", exportMark: "notApplicable" } as const;

test("a newer revision makes the older one superseded, live in the room and on its own page", async () => {
  const { kim, sato } = world.people;
  const c = await sendFile(world, kim, { file: await drawingPicture("C"), description: { ...part, revision: "C" } });
  const [supplier, viewer] = [
    await newPerson(world, sato, { language: "ja", phone: true }),
    await newPerson(world, sato, { language: "ja", phone: true }),
  ];
  await roomOn(supplier).open(`/rooms/${world.room}`);
  await viewer.goto(`${files}/${c}`);
  await alive(viewer);
  await expect.poll(() => viewer.locator("img[src$=view]").evaluate(isDrawn)).toBe(true);
  expect(await viewer.locator("main").innerText()).not.toContain("旧版");

  const d = await sendFile(world, kim, { file: await drawingPicture("D"), description: { ...part, revision: "D" } });
  await supplier.getByText("旧版", { exact: false }).first().waitFor();
  await viewer.getByText("Rev.C は旧版です").waitFor();
  await viewer.getByRole("link", { name: "最新の Rev.D（Hanbit Sample）を開く" }).click();
  await viewer.waitForURL(`**/files/${d}`);
  await viewer.getByRole("heading", { name: "BRK-220_revD.png" }).waitFor();
  expect(await viewer.locator("main").innerText()).not.toContain("は旧版です");
  expect(await viewer.getByRole("listitem").filter({ hasText: "旧版" }).innerText()).toContain("C");
});

test("who sent a drawing sees who opened which revision, and from where", async () => {
  const { kim, sato } = world.people;
  const other = { part: "OPN-1", revision: "A", exportMark: "notChecked" } as const;
  const id = await sendFile(world, kim, { file: drawingPdf("C"), description: other });
  const reader = await newPerson(world, sato, { language: "ja" });
  await reader.goto(`${files}/${id}`);
  await reader.locator("[data-page='1']").waitFor();
  const sender = await newPerson(world, kim, { language: "en" });
  await sender.goto(`${files}/${id}`);
  const table = sender.getByRole("table");
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["Who", "From", "When"]);
  const row = table.getByRole("row").filter({ hasText: "Sato" });
  expect(await row.innerText()).toMatch(/Rev\. A[\s\S]*Unknown[\s\S]*Another country[\s\S]*Viewed/);
});

test("a PDF is drawn page by page, also Japanese in a font that is not in the file", async () => {
  const id = await sendFile(world, world.people.kim, { file: drawingPdf("D") });
  const page = await newPerson(world, world.people.sato, { language: "en" });
  await page.goto(`${files}/${id}`);
  await page.locator("[data-page='1']").waitFor();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.locator("[data-page='2']").waitFor();
  expect(page.url()).toContain("page=2");
  expect(await inkIn(page.locator("canvas"), { left: 0.1, top: 0.2, width: 0.8, height: 0.2 })).toBeGreaterThan(0.02);
  expect(await inkIn(page.locator("canvas"), { left: 0.1, top: 0.6, width: 0.8, height: 0.3 })).toBe(0);
});

test("a scanned page is unpacked", async () => {
  const id = await sendFile(world, world.people.kim, { file: scannedPdf() });
  const page = await newPerson(world, world.people.sato, { language: "en" });
  await page.goto(`${files}/${id}`);
  await page.locator("[data-page='1']").waitFor();
  expect(await inkIn(page.locator("canvas"), { left: 0.27, top: 0.1, width: 0.2, height: 0.8 })).toBeGreaterThan(0.95);
  expect(await inkIn(page.locator("canvas"), { left: 0.6, top: 0.1, width: 0.3, height: 0.8 })).toBe(0);
});

test("two fingers make a picture larger; while drawing they leave no mark, and one finger does", async () => {
  const id = await sendFile(world, world.people.kim, { file: await drawingPicture("D") });
  const page = await newPerson(world, world.people.sato, { language: "en", phone: true });
  await page.goto(`${files}/${id}`);
  await alive(page);
  await pinch(page, page.locator("[data-scale]"));
  await expect
    .poll(async () => Number(await page.locator("[data-scale]").getAttribute("data-scale")))
    .toBeGreaterThan(2);
  await page.goto(`${files}/${id}?draw=1`);
  await page.locator("[data-sheet=ready]").waitFor();
  const width = () => page.locator("[data-sheet]").evaluate((sheet) => sheet.getBoundingClientRect().width);
  const before = await width();
  await pinch(page, page.locator("[data-tool]"));
  await expect.poll(width).toBeGreaterThan(before * 2);
  expect(await page.locator("[data-shape]").count()).toBe(0);
  await drag(page, [0.45, 0.45], [0.55, 0.5]);
  expect(await page.locator("[data-shape=pen]").count()).toBe(1);
});

test("a picture is made larger by wheel, keys and buttons, and moved", async () => {
  const id = await sendFile(world, world.people.kim, { file: await drawingPicture("D") });
  const page = await newPerson(world, world.people.sato, { language: "en" });
  await page.goto(`${files}/${id}`);
  await alive(page);
  const stage = page.locator("[data-scale]");
  const scale = async () => Number(await stage.getAttribute("data-scale"));
  await stage.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(scale).toBeGreaterThan(1.5);
  await stage.focus();
  await page.keyboard.press("0");
  await expect.poll(scale).toBe(1);
  await page.keyboard.press("+");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(scale).toBeCloseTo(2.24);
  const left = () => page.locator("[data-scale] img").evaluate((image) => image.getBoundingClientRect().left);
  const before = await left();
  await stage.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(left).toBeGreaterThan(before);
});

test("two revisions are compared side by side and laid over each other; only what differs is coloured", async () => {
  const { kim, sato } = world.people;
  const about = { part: "CMP-1", exportMark: "notApplicable" } as const;
  const c = await sendFile(world, kim, { file: drawingPdf("C"), description: { ...about, revision: "C" } });
  const d = await sendFile(world, kim, { file: drawingPdf("D"), description: { ...about, revision: "D" } });
  const page = await newPerson(world, sato, { language: "ja", phone: true });
  await page.goto(`${files}/${d}`);
  await alive(page);
  await page.getByRole("link", { name: "比較", exact: true }).first().click();
  await page.locator("canvas").nth(1).waitFor();
  expect(new URL(page.url()).searchParams.get("with")).toBe(c);
  await page.getByRole("button", { name: "拡大" }).click();
  const scales = () => page.locator("[data-scale]").evaluateAll((boxes) => boxes.map((box) => box.dataset.scale));
  await expect.poll(scales).toEqual(["1.6", "1.6"]);

  await page.getByRole("link", { name: "重ねて表示" }).click();
  await page.locator("canvas").nth(1).waitFor();
  const sheet = page.locator("[data-scale] .isolate");
  await expect.poll(async () => (await colours(sheet)).black).toBeGreaterThan(200);
  const { red, blue } = await colours(sheet);
  expect(red).toBeGreaterThan(20);
  expect(blue).toBeGreaterThan(20);
  await page.getByRole("slider").fill("100");
  await expect.poll(async () => (await colours(sheet)).red).toBe(0);
  await page.getByRole("slider").fill("50");
  await page.getByRole("button", { name: "右へ移動" }).click({ clickCount: 5 });
  await expect.poll(async () => (await colours(sheet)).red).toBeGreaterThan(red);
});

test("a mark-up made on a phone survives a reload and arrives in the thread, with its origin", async () => {
  const { kim, sato } = world.people;
  const file = await drawingPicture("D");
  const id = await sendFile(world, kim, { file: { ...file, name: "BRK-220_見取図.png" } });
  const page = await newPerson(world, sato, { language: "ja", phone: true });
  await page.goto(`${files}/${id}`);
  await alive(page);
  await page.getByRole("link", { name: "書き込み" }).click();
  await page.locator("[data-sheet=ready]").waitFor();
  await drag(page, [0.2, 0.4], [0.6, 0.55]);
  await page.getByRole("button", { name: "寸法" }).click();
  await page.getByRole("button", { name: "青" }).click();
  await drag(page, [0.3, 0.6], [0.7, 0.6]);
  await page.getByRole("textbox", { name: "寸法" }).fill("12.05 ");
  await page.getByRole("button", { name: "±を入力" }).click();
  await page.keyboard.type("0.03");
  await page.getByRole("button", { name: "完了" }).click();
  const marks = page.locator("[data-shape]");
  await expect.poll(() => marks.count()).toBe(2);
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect.poll(() => marks.count()).toBe(1);
  await page.getByRole("button", { name: "やり直し" }).click();
  await page.waitForTimeout(500);
  await page.reload();
  await expect.poll(() => marks.count()).toBe(2);
  expect(await page.locator("[data-shape=dimension] text").textContent()).toBe("12.05 ±0.03");

  await page.getByRole("button", { name: "スレッドに添付" }).click();
  await page.waitForURL(/thread=/);
  await page.getByText("BRK-220_見取図 – 書き込み.png").first().waitFor();
  const reply = page.locator("form:has(input[value='reply.post'])");
  await reply.locator("button[type=submit]:not([name])").click();

  const buyer = await newPerson(world, kim, { language: "ko" });
  const marked = () => world.portal.database.prisma.roomFile.findFirst({ where: { roomId: world.room, originId: id } });
  await expect.poll(marked).not.toBeNull();
  const sent = await marked();
  expect(sent).toMatchObject({ name: "BRK-220_見取図 – 書き込み.png", type: "image/png", width: 2480, height: 1754 });
  await buyer.goto(`${files}/${sent?.id}`);
  await buyer.getByRole("link", { name: "BRK-220_見取図.png" }).waitFor();
  await expect.poll(() => buyer.locator("img[src$=view]").evaluate(isDrawn)).toBe(true);
  const seen = await colours(buyer.locator("[data-scale]"));
  expect(seen.red).toBeGreaterThan(20);
  expect(seen.blue).toBeGreaterThan(20);
});

test("the list narrows without a script, and several files come as one archive", async () => {
  const page = await newPerson(world, world.people.kim, { language: "en", javaScript: false });
  const drawing = await sendFile(world, world.people.sato, { file: await drawingPicture("C"), description: part });
  await page.goto(`${files}/${drawing}`);
  expect(await page.locator("img[src$=view]").evaluate(isDrawn)).toBe(true);
  expect(await page.locator("dl").innerText()).toContain("BRK-220");
  for (const revision of ["C", "D"] as const) {
    await sendFile(world, world.people.kim, { file: drawingPdf(revision), description: { part: "ZIP-1", revision } });
  }
  await page.goto(`${files}?kind=pdf`);
  const names = () => page.getByRole("list", { name: "Files" }).getByRole("link").allInnerTexts();
  expect((await names()).every((name) => name.endsWith(".pdf"))).toBe(true);
  await page.getByLabel("Part no.").fill("zip-1");
  await page.getByRole("button", { name: "Show" }).click();
  await expect.poll(async () => (await names()).sort()).toEqual(["BRK-220_revC.pdf", "BRK-220_revD.pdf"]);
  for (const box of await page.locator("input[name=id]").all()) await box.check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download chosen as ZIP" }).click(),
  ]);
  const archive = await readFile(await download.path());
  for (const name of await names()) expect(archive.includes(Buffer.from(name))).toBe(true);
  expect(archive.includes(drawingPdf("D").buffer)).toBe(true);
});

/** With a finger's path, from one part of the sheet to another. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await page.locator("[data-sheet]").boundingBox();
  if (!box) throw new Error("there is no sheet");
  const at = ([x, y]: [number, number]): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** Two fingers that part, one after the other on the glass. */
async function pinch(page: Page, place: Locator): Promise<void> {
  const box = await place.boundingBox();
  if (!box) throw new Error("there is no such place");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const devTools = await page.context().newCDPSession(page);
  const fingers = (...points: number[]) => points.map((off, id) => ({ id, x: x + off, y }));
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: object[]) =>
    devTools.send("Input.dispatchTouchEvent", { type, touchPoints: touchPoints as { x: number; y: number }[] });
  await touch("touchStart", fingers(-30));
  await touch("touchStart", fingers(-30, 30));
  for (let off = 40; off <= 100; off += 10) await touch("touchMove", fingers(-off, off));
  await touch("touchEnd", []);
}
