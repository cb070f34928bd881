import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import type { Client } from "../support/client";
import { startWorld, type World } from "../support/world";

const megabyte = 1024 * 1024;
let world: World;
let sato: Client;
let kim: Client;
let stranger: Client;

beforeAll(async () => {
  world = await startWorld({ settings: { fileLimit: 2 * megabyte, companyQuota: 3 * megabyte } });
  sato = await world.client(world.people.sato);
  kim = await world.client(world.people.kim);
  stranger = await world.client(world.people.stranger);
});
afterAll(() => world.stop());

test("a plain form brings words and files in one message, in the names that people gave", async () => {
  const response = await send(sato, { text: "図面です" }, [
    ["図面 1.txt", "one"],
    ["도면.txt", "x".repeat(megabyte)],
  ]);
  expect([response.status, response.headers.get("location")]).toEqual([302, `/rooms/${world.room}`]);
  expect((await newest()).payload).toMatchObject({
    text: "図面です",
    files: [
      { name: "図面 1.txt", size: 3 },
      { name: "도면.txt", size: megabyte },
    ],
  });
});

test("words alone, and files alone", async () => {
  expect((await send(sato, { text: "words" }, [["", ""]])).status).toBe(302);
  expect((await newest()).payload).toEqual({ text: "words", lang: "ja" });
  expect((await send(sato, { text: "" }, [["a.txt", "a"]])).status).toBe(302);
  expect((await newest()).payload).toMatchObject({ text: "", files: [{ name: "a.txt" }] });
  expect((await send(sato, { text: "" }, [["", ""]])).status).toBe(400);
});

test("the same form twice is one message", async () => {
  const fields = { text: "twice", clientKey: randomUUID() };
  const statuses = await Promise.all([send(sato, fields, [["b.txt", "b"]]), send(sato, fields, [["b.txt", "b"]])]);
  expect(statuses.map(({ status }) => status).sort()).toEqual([302, 302]);
  expect((await send(sato, fields, [["b.txt", "b"]])).status).toBe(302);
  const { entries } = (await kim.page(world.room)) as RoomPage;
  const said = (entries as Entry<"message.posted">[]).filter(({ payload }) => payload?.text === "twice");
  expect(said).toHaveLength(1);
});

test("a file that is refused loses no typed word, and nothing is posted", async () => {
  const before = (await newest()).seq;
  const large = "y".repeat(2 * megabyte + 1);
  for (const [name, bytes] of [
    ["over.txt", large],
    ["far-over.txt", large.repeat(4)],
    ["nothing.txt", ""],
  ] as const) {
    const response = await send(sato, { text: "typed with care" }, [
      ["good.txt", "good"],
      [name, bytes],
    ]);
    expect(response.status, name).toBe(name === "nothing.txt" ? 400 : 413);
    expect(await response.text(), name).toContain("typed with care");
  }
  expect((await newest()).seq).toBe(before);
  expect(await world.portal.database.prisma.upload.count({ where: { sentAt: null } })).toBe(0);
});

test("where the company's space is used up the words stay, and no file does", async () => {
  const before = (await newest()).seq;
  const response = await send(kim, { text: "조심스럽게 쓴 글" }, [
    ["one.txt", "1".repeat(2 * megabyte)],
    ["two.txt", "2".repeat(2 * megabyte)],
  ]);
  expect(response.status).toBe(409);
  expect(await response.text()).toContain("조심스럽게 쓴 글");
  expect((await newest()).seq).toBe(before);
  expect(await world.portal.database.prisma.upload.count({ where: { memberId: world.people.kim.memberId } })).toBe(0);
  expect((await send(kim, { text: "하나만" }, [["one.txt", "1".repeat(2 * megabyte)]])).status).toBe(302);
});

test("a reply by plain form", async () => {
  const { id } = await newest();
  const fields = { command: "reply.post", entryId: id, text: "" };
  const response = await send(sato, fields, [["reply.txt", "r"]], `/rooms/${world.room}?thread=${id}`);
  expect(response.status).toBe(302);
  const { rows } = await world.portal.database.pool.query("SELECT name FROM room_file WHERE seq <> root_seq");
  expect(rows).toEqual([{ name: "reply.txt" }]);
});

test("nobody else's room, nobody else's name, no other address", async () => {
  expect((await send(stranger, { text: "in" }, [["a.txt", "a"]])).status).toBe(404);
  const asKim = { text: "as Kim", actorId: world.people.kim.memberId };
  expect((await send(sato, asKim, [["a.txt", "a"]])).status).toBe(401);
  const large: [string, string][] = [["a.txt", "z".repeat(megabyte)]];
  for (const path of ["/settings", `/rooms/${world.room}/entries`, "/sign-in"]) {
    expect((await send(sato, { text: "x" }, large, path)).status, path).toBe(413);
  }
});

test("words as large as a file are refused", async () => {
  expect((await send(sato, { text: "w".repeat(megabyte) }, [["a.txt", "a"]])).status).toBe(413);
  expect((await send(sato, { text: "after" }, [["a.txt", "a"]])).status).toBe(302);
});

test("what is no form is refused, also a form of boundaries alone", async () => {
  for (const [type, body] of [
    ["multipart/form-data; boundary=x", "no boundary at all"],
    ["multipart/form-data; boundary=x", "--x\r\n".repeat(100_000)],
    ["multipart/form-data; boundary=-", "-".repeat(megabyte)],
    ["multipart/form-data; boundary=", "--\r\n"],
    ["multipart/form-data; boundary=x", '--x\r\ncontent-disposition: form-data; name="text"\r\n\r\ncut off'],
  ] as const) {
    expect(await raw(type, body), `${type} ${body.slice(0, 10)}`).toBe(400);
  }
});

async function send(
  { url, cookie }: Client,
  fields: Record<string, string>,
  files: [name: string, bytes: string][],
  path = `/rooms/${world.room}`,
): Promise<Response> {
  const form = new FormData();
  const all = { command: "message.post", clientKey: randomUUID(), lang: "ja", ...fields };
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  for (const [name, bytes] of files) form.append("files", new File([bytes], name));
  // With its length, as a browser sends it.
  const whole = new Response(form);
  const body = Buffer.from(await whole.arrayBuffer());
  return fetch(`${url}${path}`, {
    method: "POST",
    headers: { cookie, origin: url, accept: "text/html", "content-type": whole.headers.get("content-type") ?? "" },
    body,
    redirect: "manual",
  });
}

function raw(type: string, body: string): Promise<number | undefined> {
  const { url, cookie } = sato;
  return new Promise((resolve, reject) => {
    const headers = { cookie, origin: url, "content-type": type, "content-length": Buffer.byteLength(body) };
    const sent = request(`${url}/rooms/${world.room}`, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

async function newest(): Promise<Entry<"message.posted">> {
  const { entries } = (await kim.page(world.room)) as RoomPage;
  return entries.filter(({ kind }) => kind === "message.posted").at(-1) as Entry<"message.posted">;
}
