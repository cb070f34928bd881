import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { attachingOn } from "../support/attaching";
import { newPerson } from "../support/browser";
import { layCable } from "../support/cable";
import { roomOn } from "../support/room-page";
import { sampleDrawing, samplePhoto } from "../support/sample-files";
import { startWorld, type World } from "../support/world";

const lost = /net::ERR_|WebSocket|Failed to fetch|status of (401|503)/;
let world: World;
let cable: Awaited<ReturnType<typeof layCable>>;
let url: string;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  cable = await layCable(world.portal.url);
  url = `${cable.url}/rooms/${world.room}`;
});
afterEach(() => cable.remove());

/** The messages that carry files, as the log has them: what they say and the names of their files. */
async function carried() {
  const where = { kind: "message.posted", roomId: world.room };
  const entries = await world.portal.database.prisma.entry.findMany({ where, orderBy: { seq: "asc" } });
  return entries.flatMap(({ payload }) => {
    const { text, files } = payload as { text: string; files?: { name: string }[] };
    return files ? [{ text, names: files.map(({ name }) => name) }] : [];
  });
}
const carriedWith = async (text: string) => (await carried()).filter((one) => one.text === text);

test("a photo from a phone whose network is cut half-way arrives once", async () => {
  const page = await newPerson(world, world.people.sato, { phone: true, tolerate: lost });
  const attaching = attachingOn(page);
  await roomOn(page).open(url);
  await attaching.uploadAt(400_000);
  await attaching.choose(await samplePhoto("外観.jpg"));
  await attaching.send("途中で切れた写真");
  await attaching.halfWay();
  cable.cut();
  await roomOn(page).write("写真より先に届く文");
  await page.waitForTimeout(500);
  expect(await carriedWith("途中で切れた写真")).toEqual([]);
  await attaching.uploadAt(-1);
  cable.mend();
  await expect
    .poll(() => carriedWith("途中で切れた写真"), { timeout: 45_000 })
    .toEqual([{ text: "途中で切れた写真", names: ["外観.jpg"] }]);
  await roomOn(page).row("途中で切れた写真").locator("img[src$=thumbnail]").waitFor();
  await page.waitForTimeout(500);
  expect(await carriedWith("途中で切れた写真")).toHaveLength(1);
}, 90_000);

test("a reload in mid-upload goes on, before and after sending, and sends once", async () => {
  const page = await newPerson(world, world.people.kim, { tolerate: lost });
  const attaching = attachingOn(page);
  await roomOn(page).open(url);
  await attaching.uploadAt(400_000);
  await attaching.choose(await samplePhoto("도금면.jpg"));
  await attaching.halfWay();
  await page.reload();
  await attaching.cards.filter({ hasText: ".jpg" }).waitFor();
  await attaching.send("새로고침한 사진");
  await attaching.halfWay();
  await page.reload();
  await attaching.uploadAt(-1);
  await expect.poll(() => carriedWith("새로고침한 사진"), { timeout: 45_000 }).toHaveLength(1);
  await roomOn(page).row("새로고침한 사진").locator("img[src$=thumbnail]").waitFor();
  await page.waitForTimeout(500);
  expect(await carriedWith("새로고침한 사진")).toHaveLength(1);
  expect(await attaching.cards.count()).toBe(0);
}, 90_000);

test("of ten files at once an empty one is told before anything goes, and the others arrive when it is removed", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const attaching = attachingOn(page);
  await roomOn(page).open(`/rooms/${world.room}`);
  const nine = Array.from({ length: 9 }, (_, index) => sampleDrawing(`sheet-${index + 1}.pdf`));
  await attaching.choose(...nine, { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
  await attaching.strip.getByText("This file is empty").waitFor();
  expect(await attaching.cards.count()).toBe(10);
  await attaching.send("ten at once");
  await attaching.strip.getByText("One of the files cannot be sent").waitFor();
  expect(await carriedWith("ten at once")).toEqual([]);
  await attaching.strip.getByRole("button", { name: "Remove nothing.txt" }).click();
  await attaching.send("ten at once");
  await expect
    .poll(() => carriedWith("ten at once"), { timeout: 20_000 })
    .toEqual([{ text: "ten at once", names: nine.map(({ name }) => name) }]);
}, 60_000);

test("a pasted picture is attached, a pasted table stays a text", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const attaching = attachingOn(page);
  const room = roomOn(page);
  await room.open(`/rooms/${world.room}`);
  const picture = (await samplePhoto("image.png", 40, 30)).buffer.toString("base64");
  const paste = (text: string) =>
    room.box.evaluate(
      (box, given) => {
        const clipboardData = new DataTransfer();
        const bytes = Uint8Array.from(atob(given.picture), (sign) => sign.charCodeAt(0));
        clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
        if (given.text) clipboardData.setData("text/plain", given.text);
        box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      },
      { picture, text },
    );
  await paste("part\tquantity");
  await page.waitForTimeout(300);
  expect(await attaching.cards.count()).toBe(0);
  await paste("");
  await attaching.cards.first().waitFor();
  await attaching.send("pasted");
  await expect.poll(() => carriedWith("pasted")).toHaveLength(1);
  expect((await carriedWith("pasted"))[0]?.names[0]).toMatch(/^\d{8}-\d{6}\.png$/);
});

test("both sides see a drawing's new revision at once, each in their language, and the old one says so", async () => {
  const supplier = await newPerson(world, world.people.sato, { language: "ja" });
  const buyer = await newPerson(world, world.people.kim, { language: "ko", phone: true });
  const attaching = attachingOn(supplier);
  await roomOn(supplier).open(`/rooms/${world.room}`);
  await roomOn(buyer).open(`/rooms/${world.room}`);
  await attaching.choose(sampleDrawing("BRK-220_C.pdf"));
  await attaching.describe("BRK-220", "C");
  await attaching.send();
  const seen = buyer.locator("li[data-key]", { hasText: "BRK-220_C.pdf" });
  await seen.getByText("BRK-220 Rev.C").waitFor();
  await attaching.choose(sampleDrawing("BRK-220_D.pdf"));
  await attaching.describe("brk-220", "D");
  await attaching.send();
  await seen.getByRole("link", { name: "구 리비전 – 최신은 Rev.D (Tamagawa Sample)" }).waitFor();
  await supplier.getByRole("link", { name: "旧版です。最新は Rev.D（Tamagawa Sample）" }).waitFor();
  const href = await seen.getByRole("link", { name: "구 리비전" }).getAttribute("href");
  const current = buyer.locator("li[data-key]", { hasText: "BRK-220_D.pdf" }).locator("a").first();
  expect(href).toBe(await current.getAttribute("href"));
  await buyer.reload();
  await seen.getByRole("link", { name: "구 리비전 – 최신은 Rev.D (Tamagawa Sample)" }).waitFor();
});

test("what was sent without a network goes with its files when it is back", async () => {
  const page = await newPerson(world, world.people.kim, { tolerate: lost });
  const attaching = attachingOn(page);
  await roomOn(page).open(url);
  await attaching.choose(sampleDrawing("먼저.pdf"));
  await attaching.cards.first().waitFor();
  await attaching.send("먼저 보낸 파일");
  await expect.poll(() => carriedWith("먼저 보낸 파일")).toHaveLength(1);
  cable.cut();
  await attaching.choose(sampleDrawing("나중.pdf"));
  await attaching.cards.first().waitFor();
  await attaching.send("끊긴 동안 보낸 파일");
  await roomOn(page).row("끊긴 동안 보낸 파일").getByText("파일 1개 보내는 중").waitFor();
  cable.mend();
  await expect
    .poll(() => carriedWith("끊긴 동안 보낸 파일"), { timeout: 45_000 })
    .toEqual([{ text: "끊긴 동안 보낸 파일", names: ["나중.pdf"] }]);
}, 90_000);

test("a message that is sent before its file's code has come takes the file along", async () => {
  const page = await newPerson(world, world.people.sato, { phone: true });
  await page.context().route("**/open-uploads-*.js", async (route) => {
    await setTimeout(1_500);
    await route.continue();
  });
  await roomOn(page).open(`/rooms/${world.room}`);
  await attachingOn(page).choose(sampleDrawing("early.pdf"));
  await attachingOn(page).send("すぐ送る図面");
  await roomOn(page).row("すぐ送る図面").getByText("early.pdf").waitFor();
  await expect.poll(() => carriedWith("すぐ送る図面")).toHaveLength(1);
});

test("files dropped anywhere on the room are attached, and the room shows it meanwhile", async () => {
  const page = await newPerson(world, world.people.sato, { language: "en" });
  const attaching = attachingOn(page);
  await roomOn(page).open(`/rooms/${world.room}`);
  const drag = (type: "dragover" | "drop") =>
    page.locator("section[aria-label=Conversation]").evaluate((list, type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x,y"], "dropped.csv", { type: "text/csv" }));
      list.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, type);
  await drag("dragover");
  await page.locator("[data-dropping='Drop to attach']").waitFor();
  await drag("drop");
  await attaching.cards.filter({ hasText: "dropped.csv" }).waitFor();
  expect(await page.locator("[data-dropping]").count()).toBe(0);
  await attaching.strip.getByRole("button", { name: "Remove dropped.csv" }).click();
  await expect.poll(() => attaching.cards.count()).toBe(0);
});

test("the tab in which a file was chosen may be closed: another tab of the person brings it in and sends it, once", async () => {
  const first = await newPerson(world, world.people.sato, { tolerate: lost });
  const second = await first.context().newPage();
  const attaching = attachingOn(first);
  await roomOn(first).open(`/rooms/${world.room}`);
  await roomOn(second).open(`/rooms/${world.room}`);
  await attaching.uploadAt(300_000);
  await attaching.choose(await samplePhoto("二つのタブ.jpg"));
  await attaching.halfWay();
  await attaching.send("タブを閉じても届く");
  await roomOn(second).row("タブを閉じても届く").waitFor();
  await first.close();
  await expect.poll(() => carriedWith("タブを閉じても届く"), { timeout: 45_000 }).toHaveLength(1);
  await roomOn(second).row("タブを閉じても届く").locator("img[src$=thumbnail]").waitFor();
  expect(await carriedWith("タブを閉じても届く")).toHaveLength(1);
}, 90_000);

test("a colleague says what a sent file is, which the other company sees at once and cannot change", async () => {
  const { sato, kobayashi, kim } = world.people;
  const [author, colleague] = [await newPerson(world, sato), await newPerson(world, kobayashi, { language: "en" })];
  const buyer = await newPerson(world, kim, { language: "en", phone: true });
  for (const page of [author, colleague, buyer]) await roomOn(page).open(`/rooms/${world.room}`);
  await attachingOn(author).choose(sampleDrawing("plate.pdf"));
  await attachingOn(author).send("後で説明する図面");
  const [own, other] = [roomOn(colleague).row("後で説明する図面"), roomOn(buyer).row("後で説明する図面")];
  await own.getByText("plate.pdf").waitFor();
  await roomOn(colleague).choose("後で説明する図面", "describe");
  await colleague.getByLabel("Part number").fill("PLT-9");
  await colleague.getByLabel("Revision").fill("A");
  await colleague.getByLabel("Export control").selectOption("applicable");
  await colleague.getByRole("button", { name: "Save" }).click();
  await colleague.getByText("Please give the permit number.").waitFor();
  await colleague.getByLabel("Permit no.").fill("EX-1");
  await colleague.getByRole("button", { name: "Save" }).click();
  await other.getByText("PLT-9 rev. A").waitFor();
  await other.getByText("Applicable EX-1").waitFor();
  await other.locator("button[aria-haspopup=menu]").click();
  await buyer.locator("[role=menuitem][data-key=link]").waitFor();
  expect(await buyer.locator("[role=menuitem][data-key=describe]").count()).toBe(0);
}, 60_000);

test("a file of a thread and a file of a note stand where they were attached", async () => {
  const supplier = await newPerson(world, world.people.sato, { language: "en" });
  const buyer = await newPerson(world, world.people.kim, { language: "en" });
  const room = roomOn(supplier);
  await room.open(`/rooms/${world.room}`);
  await roomOn(buyer).open(`/rooms/${world.room}`);
  await room.write("a row with a thread");
  await room.row("a row with a thread").hover();
  await room.row("a row with a thread").locator("a[href*='thread=']").first().click();
  const panel = supplier.locator("aside");
  await panel.locator("input[type=file][multiple]").setInputFiles(sampleDrawing("in-thread.pdf"));
  await panel.getByText("in-thread.pdf").waitFor();
  await panel.locator("button[type=submit]:not([name])").click();
  await panel.getByRole("link", { name: "in-thread.pdf", exact: false }).first().waitFor();
  await room.open(`/rooms/${world.room}`);
  await supplier.locator("label:has(input[type=radio][value=own])").click();
  const notes = supplier.locator("form[data-audience=own]");
  await notes.locator("input[type=file][multiple]").setInputFiles(sampleDrawing("only-ours.pdf"));
  await notes.getByText("only-ours.pdf").waitFor();
  expect(await notes.getByText("crosses a border").count()).toBe(0);
  await notes.locator("button[type=submit]:not([name])").click();
  await supplier.locator("[data-note] a", { hasText: "only-ours.pdf" }).waitFor();
  await buyer.reload();
  await roomOn(buyer).row("a row with a thread").waitFor();
  expect(await buyer.content()).not.toContain("only-ours");
  expect(await buyer.locator("ol").first().innerText()).not.toContain("in-thread.pdf");
}, 60_000);
