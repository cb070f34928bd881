import { createHash } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFileStore, type FileStore } from "../../server/adapters/file-store";
import { pictureOf } from "../../server/services/picture";
import type { Client } from "../support/client";
import { blankPicture, gzipBomb, html, photo, pixelBomb, svg, zipBomb } from "../support/file-samples";
import { refusal } from "../support/refusal";
import { finish, uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

const mega = 1024 * 1024;
let world: World;
let sato: Client;
let storage: FileStore;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  sharp.unblock({ operation: ["VipsForeignLoadWebpBuffer"] }); // only to look at what was made
  storage = createFileStore({ dataFolder: world.place.settings.dataFolder });
});
afterAll(() => world.stop());

async function bring(name: string, bytes: Uint8Array | string) {
  const id = await uploadFile(sato, world.room, { name, bytes });
  const finished = await finish(sato, world.room, id);
  if (!finished.ok) throw new Error(finished.code);
  return { ...finished.value, sha256: createHash("sha256").update(bytes).digest("hex") };
}

const pictures = () => ({ storage, database: world.portal.database });
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

describe("what a file is, its bytes say", () => {
  test.each<[name: string, bytes: Uint8Array | string, type: string]>([
    ["picture.png", svg, "text/plain"],
    ["picture.svg", `<?xml version="1.0"?>\n${svg}`, "text/plain"],
    ["picture.jpg", html, "text/plain"],
    ["page.png", utf16(html), "text/plain"],
    ["page.xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, "text/plain"],
    ["script.pdf", "alert(1)//", "text/plain"],
    ["memo.txt", Buffer.from("90e88dec82cc8c8f", "hex"), "text/plain"],
    ["kr.txt", Buffer.from("b5b5b8e9c0d4b4cfb4d9", "hex"), "text/plain"],
    ["table.txt", "part\tqty\nBRK-220\t20\n", "text/csv"],
    ["part.bin", "ISO-10303-21;\nHEADER;\n", "model/step"],
    ["part.txt", "  0\r\nSECTION\r\n  2\r\nHEADER\r\n", "image/vnd.dxf"],
    ["part.pdf", "AC1032\0\0\0\0\0", "image/vnd.dwg"],
    ["any.txt", Buffer.from([1, 2, 3, 0, 255]), "application/octet-stream"],
    ["any.png", "%PDF-1.7\n<script>alert(1)</script>", "application/pdf"],
    ["image.html", Buffer.concat([Buffer.from("GIF89a"), Buffer.from(html)]), "image/gif"],
  ])("%s", async (name, bytes, type) => {
    const found = await bring(name, bytes);
    expect(found).toMatchObject({ name, type, width: null, height: null });
    expect(await refusal(pictureOf(pictures(), found.sha256, "thumbnail"))).toBe("notFound");
  });
});

test("a picture upright, in its two sizes, without where and by what it was taken", async () => {
  const { sha256 } = await bring("写真.jpg", await photo());
  for (const [rendition, width, height] of [
    ["thumbnail", 60, 80],
    ["view", 60, 80],
  ] as const) {
    const made = await pictureOf(pictures(), sha256, rendition);
    const bytes = Buffer.from(await made.arrayBuffer());
    const read = await sharp(bytes).metadata();
    expect(read).toMatchObject({ format: "webp", width, height });
    for (const kind of ["exif", "icc", "xmp", "iptc", "orientation"] as const) expect(read[kind]).toBeUndefined();
    expect(bytes.toString("latin1")).not.toContain("Sample Phone");
  }
  const wide = await bring("wide.png", await blankPicture(4000));
  expect(wide).toMatchObject({ type: "image/png", width: 4000, height: 4000 });
  const view = await pictureOf(pictures(), wide.sha256, "view");
  expect((await sharp(await view.arrayBuffer()).metadata()).width).toBe(3072);
});

test("a picture that is asked for by many at once is made once, and by nobody again", async () => {
  const { sha256 } = await bring("photo.jpg", await photo());
  let made = 0;
  const counting = {
    ...storage,
    async set(key: string, file: File) {
      made += 1;
      await storage.set(key, file);
    },
  };
  const fresh = { storage: counting, database: world.portal.database };
  await storage.remove(`thumbnail/${sha256}`);
  await Promise.all(Array.from({ length: 10 }, () => pictureOf(fresh, sha256, "thumbnail")));
  await pictureOf(fresh, sha256, "thumbnail");
  expect(made).toBe(1);
});

test("a cut-off photo is drawn as far as it goes, a broken one refused", async () => {
  const whole = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#888" } })
    .jpeg()
    .toBuffer();
  const cut = await bring("cut.jpg", whole.subarray(0, whole.length - 300));
  expect((await pictureOf(pictures(), cut.sha256, "thumbnail")).size).toBeGreaterThan(0);
  const broken = await bring("broken.webp", Buffer.concat([Buffer.from("RIFF\x10\0\0\0WEBPVP8 "), Buffer.alloc(40)]));
  expect(await refusal(pictureOf(pictures(), broken.sha256, "view"))).toBe("notFound");
});

test("bombs are only stored: nobody unpacks them, and memory stays where it was", async () => {
  const bombs = [
    ["pixels.png", pixelBomb(60_000), "image/png"],
    ["blank.png", await blankPicture(11_000), "image/png"],
    ["bomb.gz", gzipBomb(), "application/gzip"],
    ["bomb.docx", zipBomb(), "application/zip"],
  ] as const;
  await bring("warm.jpg", await photo());
  const before = process.memoryUsage().rss;
  for (const [name, bytes, type] of bombs) {
    const found = await bring(name, bytes);
    expect(found).toMatchObject({ size: bytes.length, type, width: null, height: null });
    expect(await refusal(pictureOf(pictures(), found.sha256, "thumbnail"))).toBe("notFound");
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * mega);
});

test("the largest picture that is drawn stays within bounds", async () => {
  const { sha256 } = await bring("a0.png", await blankPicture(9_900));
  const before = process.memoryUsage().rss;
  expect((await pictureOf(pictures(), sha256, "thumbnail")).size).toBeGreaterThan(0);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * mega);
});
