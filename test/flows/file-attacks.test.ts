import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import type { Client } from "../support/client";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";
import { filesInZip } from "../support/zip";

// What people send is kept as it is and handed on as something to keep: whatever else it may be, no browser runs it.

let world: World;
let sato: Client;
let kim: Client;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
});
afterAll(() => world.stop());

const script = "<script>document.title = 'taken'</script>";
const gif = Buffer.from(
  "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b",
  "hex",
);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}<image href="http://127.0.0.1:9/x"/></svg>`;
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

describe.each<[string, string, string | Buffer, string]>([
  ["a GIF that is also JavaScript", "x.js", Buffer.concat([gif, Buffer.from("=1;alert(1)//")]), "image/gif"],
  ["a GIF named as a page", "x.html", gif, "image/gif"],
  ["a PNG that is followed by a page", "x.png", Buffer.concat([picture, Buffer.from(script)]), "image/png"],
  ["a PDF that is also a page", "x.html", `%PDF-1.7\n${script}\n%%EOF\n`, "application/pdf"],
  ["a page", "drawing.html", `<!doctype html>${script}`, "application/octet-stream"],
  ["a page named as a picture", "drawing.png", `<!doctype html>${script}`, "application/octet-stream"],
  ["an SVG with a script", "drawing.svg", svg, "application/octet-stream"],
  ["an SVG named as a picture", "drawing.jpg", svg, "application/octet-stream"],
  [
    "XML with a style that runs",
    "x.xml",
    `<?xml version="1.0"?><?xml-stylesheet href="x"?><x/>`,
    "application/octet-stream",
  ],
  [
    "a program named as a picture",
    "photo.png",
    Buffer.from("4d5a90000300000004000000ffff0000", "hex"),
    "application/octet-stream",
  ],
  ["a script", "x.js", "alert(1)", "application/octet-stream"],
])("%s", (_, name, bytes, type) => {
  test("is handed on byte by byte, and never as anything to run", async () => {
    const id = await sent(name, bytes);
    const original = await get(id, "original");
    expect(original.headers.get("content-type")).toBe(type);
    expect(Buffer.from(await original.clone().arrayBuffer())).toEqual(Buffer.from(bytes));
    for (const rendition of ["original", "thumbnail", "view"]) {
      const response = await get(id, rendition);
      if (response.status === 404) continue;
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject(sealed);
    }
    // No more of a picture than its pixels goes into the pictures that pages show.
    const shown = await (await get(id, "view")).text();
    expect(shown).not.toContain("alert");
    expect(shown).not.toContain("taken");
  });
});

test("a refusal is no place for it either: what is not there is answered under the portal's own policy", async () => {
  const response = await get(randomUUID(), "original");
  expect(response.status).toBe(404);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

describe("a name", () => {
  const nfd = "ガスケット 도면.pdf".normalize("NFD");
  const long = `${"あ".repeat(300)}.pdf`;

  test.each([
    ["that climbs", "../../../etc/passwd", "passwd"],
    ["that climbs as Windows does", "..\\..\\boot.ini", "boot.ini"],
    ["of dots alone", "..", "file"],
    ["with a NUL", "plan\0.pdf", "plan.pdf"],
    ["with line ends, for a header of its own", "a\r\nset-cookie: x=1.pdf", "aset-cookie x=1.pdf"],
    ["with marks of a header", `a"; filename="b.html`, "a; filename=b.html"],
    ["that reads backwards", "plan\u202efdp.exe", "planfdp.exe"],
    ["as macOS sends it", nfd, nfd.normalize("NFC")],
    ["of markup", "<img src=x onerror=alert(1)>.png", "img src=x onerror=alert(1).png"],
    ["of half a character", "a\ud800.txt", expect.stringMatching(/^a.?\.txt$/)],
    ["of nothing", "", "file"],
  ])("%s is kept as one that every disk takes", async (_, name, kept) => {
    const { id, entry } = await posted(name, "x");
    expect(entry.payload?.files?.[0]?.name).toEqual(kept);
    const stored = entry.payload?.files?.[0]?.name ?? "";
    const disposition = (await get(id, "original")).headers.get("content-disposition") ?? "";
    expect(decodeURIComponent(disposition.replace("attachment; filename*=UTF-8''", ""))).toBe(stored);
    const zip = Buffer.from(await (await fetchAs(kim, `/rooms/${world.room}/files.zip?id=${id}`)).arrayBuffer());
    expect(Object.keys(filesInZip(zip))).toEqual([stored]);
  });

  test("of three hundred characters keeps its ending", async () => {
    const { entry } = await posted(long, "x");
    const name = entry.payload?.files?.[0]?.name ?? "";
    expect(name.length).toBeLessThanOrEqual(200);
    expect(name).toMatch(/あ….pdf$/);
  });
});

test("what is said of a file cannot be endless, nor unreadable", async () => {
  const { id, entry } = await posted("a.txt", "a");
  for (const part of ["x".repeat(61), "a\0b", "\ud800"]) {
    const description = { part, revision: null, exportMark: "notChecked", permit: null };
    const input = { roomId: world.room, entryId: entry.id, fileId: id, description };
    const result = await sato.command("file.describe", input);
    expect(result.ok ? "stored" : result.code).toMatch(/^(tooLong|badText)$/);
  }
});

test("addresses of another shape find nothing and break nothing", async () => {
  const { id } = await posted("a.txt", "a");
  for (const path of [
    `${world.room}/files/${id.toUpperCase()}/original`,
    `${world.room}/files/${id}/original/`.replace("original/", "..%2foriginal"),
    `${world.room}/files/${id}%00/original`,
    `${world.room}/files/'; DROP TABLE room_file; --/original`,
    `${world.room}/files.zip?id=${id}&id='`,
    `${world.room}/files.zip?id[]=${id}`,
    `nothing/files/${id}/original`,
  ]) {
    const { status } = await fetchAs(kim, `/rooms/${path}`);
    expect([400, 404], path).toContain(status);
  }
  const many = Array.from({ length: 250 }, () => `id=${randomUUID()}`).join("&");
  expect((await fetchAs(kim, `/rooms/${world.room}/files.zip?${many}`)).status).toBe(400);
  expect((await get(id, "original")).status).toBe(200);
});

const sealed = {
  "content-disposition": expect.stringMatching(/^attachment; filename\*=UTF-8''/),
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
  "cross-origin-resource-policy": "same-origin",
};

async function sent(name: string, bytes: string | Buffer): Promise<string> {
  return (await posted(name, bytes)).id;
}

async function posted(name: string, bytes: string | Buffer) {
  const id = await uploadFile(sato, world.room, { name, bytes });
  const result = await sato.post(world.room, "", { files: [{ id }] });
  if (!result.ok) throw new Error(result.code);
  return { id, entry: result.value as Entry<"message.posted"> };
}

const get = (id: string, rendition: string) => fetchAs(kim, `/rooms/${world.room}/files/${id}/${rendition}`);

function fetchAs({ url, cookie }: Client, path: string): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" });
}
