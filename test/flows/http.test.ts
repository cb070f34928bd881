import { afterAll, beforeAll, expect, test } from "vitest";
import { refused } from "~/domain/result";
import { type Client, postForm, signIn } from "../support/client";
import { password, startWorld, type World } from "../support/world";

let world: World;
let sato: Client;

beforeAll(async () => {
  world = await startWorld();
  sato = await world.client(world.people.sato);
});
afterAll(() => world.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${world.portal.url}${path}`, { headers: { cookie: sato.cookie, ...headers }, redirect: "manual" });

test("an address that cannot be read is not found", async () => {
  for (const path of ["/%", "/%ff", "/rooms/%E3%81"]) {
    const page = await get(path, { accept: "text/html", "accept-language": "ko" });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<html lang="ko">');
  }
});

test("what is no form is refused before any screen reads it", async () => {
  for (const type of ["text/plain", "application/json", "application/x-www-form-urlencoded-not", ""]) {
    for (const path of ["/settings", `/rooms/${world.room}/entries`, "/language", "/join/none"]) {
      const headers = { cookie: sato.cookie, origin: world.portal.url, "content-type": type };
      const response = await fetch(`${world.portal.url}${path}`, { method: "POST", headers, body: "{}" });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual(refused("invalid"));
    }
  }
});

test("a form in either of its types is read", async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ command: "message.post", text: "多部", lang: "ja" }))
    form.set(name, value);
  form.set("clientKey", crypto.randomUUID());
  const headers = { cookie: sato.cookie, origin: world.portal.url };
  const url = `${world.portal.url}/rooms/${world.room}/entries`;
  const response = await fetch(url, { method: "POST", headers, body: form });
  expect(await response.json()).toMatchObject({ ok: true });
});

test("only files are kept by a browser", async () => {
  const page = await get("/rooms", { accept: "text/html" });
  const asset = /\/assets\/[\w.-]+\.js/.exec(await page.clone().text())?.[0] ?? "";
  const kept = async (response: Response | Promise<Response>) => (await response).headers.get("cache-control");
  expect(await kept(page)).toBe("no-store");
  expect(await kept(get(asset))).toContain("immutable");
  expect(await kept(get("/favicon.svg"))).toContain("max-age");
  const others = ["/", "/rooms.data", "/rooms/list", `/rooms/${world.room}/record`, "/assets/none.js", "/readyz", "/%"];
  for (const path of [...others, "/nothing/here", "/sign-in"]) expect(await kept(get(path)), path).toBe("no-store");
  expect(await kept(postForm(world.portal.url, "/sign-in", { email: "x", password }))).toBe("no-store");
});

test("links can be guessed at only so often, by looking or by posting, and a refused form counts once", async () => {
  const newcomer = { name: "Tamura", email: "tamura@test.example", role: "member", locale: "ja" } as const;
  const { token } = await world.portal.services.member.invite(world.people.sato, newcomer);
  const path = `/join/${token}`;
  const weak = { name: "田村", reading: "", locale: "ja", timeZone: "Asia/Tokyo", password: "short" };
  const statuses: number[] = [];
  for (let index = 0; index < 101; index += 1) statuses.push((await postForm(world.portal.url, path, weak)).status);
  expect(statuses.slice(0, 100).every((status) => status === 400)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
  expect((await get(path)).status).toBe(429);
  expect((await postForm(world.portal.url, path, { ...weak, password: "long enough for this" })).status).toBe(429);
  await expect(signIn(world.portal.url, world.people.kim.email, password)).resolves.toBeTruthy();
});

test("no letter of several bytes breaks a page, wherever it falls in the stream", async () => {
  for (let length = 0; length < 40; length += 1)
    await sato.post(world.room, "x".repeat(length) + "도면납기".repeat(60));
  const page = await (await get(`/rooms/${world.room}`, { accept: "text/html" })).text();
  expect(page).toContain("도면납기");
  expect(page.split("\0")).toHaveLength(1);
});
