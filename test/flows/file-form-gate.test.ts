import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Client } from "../support/client";
import { fileRoom } from "../support/file-room";
import type { Uploader } from "../support/upload";
import { startWorld, type World } from "../support/world";

// A form with files may be a gigabyte: whom it is not taken from is told so before the portal reads it.

const mega = 1024 * 1024;
/** So large that no disk has room for the largest form, and less than a number can hold. */
const fileLimit = 2 ** 48;
/** Milliseconds in which even a busy machine answers what it does not wait for. */
const patience = 15_000;
const usual = process.env.TMPDIR;
let folder: string;
let world: World;
let sato: Client;
let kobayashi: Client;
let kim: Client;
const { ownRoom, sideRoom } = fileRoom(() => world);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portal-gate-"));
  process.env.TMPDIR = folder;
  world = await startWorld({ settings: { fileLimit } });
  sato = await world.client(world.people.sato);
  kobayashi = await world.client(world.people.kobayashi);
  kim = await world.client(world.people.kim);
});
afterAll(async () => {
  await world.stop();
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
  await rm(folder, { recursive: true, force: true });
});

describe.each(["multipart/form-data", "Multipart/Form-Data", "MULTIPART/FORM-DATA "])("a form as %s", (type) => {
  test("is waited for from within the room", async () => {
    const form = hold(sato, world.room, { type });
    expect(await form.answer(1_000)).toBe("waits");
    await vi.waitFor(async () => expect(await formsOnDisk()).toHaveLength(1), patience);
    form.end();
    expect(await form.answer(patience)).toBe(302);
    expect(await formsOnDisk()).toEqual([]);
  });

  test("is refused before it is read from anybody else", async () => {
    const { roomId } = await ownRoom();
    const side = await sideRoom(sato);
    const { memberId } = world.people.kobayashi;
    expect(await sato.command("member.remove", { roomId, memberId })).toMatchObject({ ok: true });
    for (const [who, room, status] of [
      [await world.client(world.people.stranger), world.room, 404],
      [await world.client(world.people.lee), world.room, 404],
      [kobayashi, roomId, 404],
      [kim, side, 404],
      [sato, randomUUID(), 404],
      [{ ...sato, cookie: "" }, world.room, 302],
    ] as const) {
      expect(await refusedAs(who, room, { type }), `${room} ${status}`).toBe(status);
    }
    expect(await formsOnDisk()).toEqual([]);
  });

  test("is refused before it is read where it is larger than any may be, and where the disk has no room for it", async () => {
    expect(await refusedAs(sato, world.room, { type, length: 21 * fileLimit })).toBe(413);
    expect(await refusedAs(sato, world.room, { type, length: fileLimit })).toBe(507);
    const stranger = await world.client(world.people.stranger);
    expect(await refusedAs(stranger, world.room, { type, length: fileLimit }), "says nothing of the disk").toBe(404);
    expect(await formsOnDisk()).toEqual([]);
  });
});

test("only a room's own address is sent files, as a form, and posted", async () => {
  for (const [path, wish] of [
    [`/rooms/${world.room}/entries`, {}],
    [`/rooms/${world.room}.data`, {}],
    [`/rooms/${world.room}/`, {}],
    [`/rooms/${world.room}`, { type: "application/x-www-form-urlencoded" }],
    [`/rooms/${world.room}`, { method: "PUT" }],
    ["/settings", {}],
    ["/sign-in", {}],
  ] as const) {
    expect(await refusedAs(sato, { path }, wish), `${path} ${JSON.stringify(wish)}`).toBe(413);
  }
});

test("one that does not say how long it is, is not read", async () => {
  expect(await refusedAs(sato, world.room, { length: null })).toBe(413);
});

test("one whose line is cut leaves nothing on the disk", async () => {
  const form = hold(sato, world.room);
  await vi.waitFor(async () => expect(await formsOnDisk()).toHaveLength(1), patience);
  form.cut();
  await vi.waitFor(async () => expect(await formsOnDisk()).toEqual([]), patience);
});

type Wish = { type?: string; length?: number | null; method?: string };
type Place = string | { path: string };

/** How a form is answered of which only the beginning is sent. */
async function refusedAs(who: Uploader, place: Place, wish: Wish = {}): Promise<number | "waits"> {
  const form = hold(who, place, wish);
  try {
    return await form.answer(patience);
  } finally {
    form.cut();
  }
}

const head = `--x\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n`;
const field = (name: string, value: string) =>
  `\r\n--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}`;
const rest = () =>
  `${field("command", "message.post")}${field("clientKey", randomUUID())}${field("lang", "en")}${field("text", "in")}\r\n--x--\r\n`;

/** A form that says how long it is (`null`: it does not) and sends no more than its beginning until it is let. */
function hold({ url, cookie }: Uploader, place: Place, { type = "multipart/form-data", length, method }: Wish = {}) {
  const end = rest();
  const size = length === undefined ? 2 * mega : length;
  const path = typeof place === "string" ? `/rooms/${place}` : place.path;
  const sending: ClientRequest = request(`${url}${path}`, {
    method: method ?? "POST",
    headers: {
      cookie,
      origin: url,
      "content-type": `${type}; boundary=x`,
      ...(size === null ? { "transfer-encoding": "chunked" } : { "content-length": size }),
    },
  });
  const answered = new Promise<number>((resolve, reject) => {
    sending.on("error", reject);
    sending.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
  answered.catch(() => {});
  sending.write(head);
  return {
    answer: (within: number) => Promise.race([answered, wait(within, "waits" as const)]),
    end: () => sending.end(`${"y".repeat(2 * mega - head.length - end.length)}${end}`),
    cut: () => sending.destroy(),
  };
}

const formsOnDisk = async () => (await readdir(folder)).filter((name) => name.startsWith("portal-form-"));
