import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, postForm } from "../support/client";
import { startWorld, type World } from "../support/world";

let world: World;
let kobayashi: Client;

beforeAll(async () => {
  world = await startWorld();
  kobayashi = await world.client(world.people.kobayashi);
});
afterAll(() => world.stop());

/** Posts as a form in the room does without JavaScript, in the browser that now holds Kobayashi's session. */
function post(fields: Record<string, string>) {
  const form = { command: "message.post", clientKey: randomUUID(), lang: "ja", ...fields };
  return postForm(world.portal.url, `/rooms/${world.room}`, form, { cookie: kobayashi.cookie, accept: "text/html" });
}

const stored = (text: string) =>
  world.portal.database.prisma.entry.findMany({ where: { payload: { path: ["text"], equals: text } } });

test("a form that was drawn for one person does not post in the name of the next one on the same device", async () => {
  const text = "佐藤の書きかけです。";
  const answer = await post({ actorId: world.people.sato.memberId, text });
  expect(answer.status).toBe(401);
  const page = await answer.text();
  expect(page).toContain(text);
  expect(page).toContain("サインアウトされています");
  expect(await stored(text)).toEqual([]);
});

test("whose form it is says the form itself", async () => {
  const response = await fetch(`${world.portal.url}/rooms/${world.room}`, { headers: { cookie: kobayashi.cookie } });
  expect(await response.text()).toContain(`name="actorId" value="${world.people.kobayashi.memberId}"`);
});

test("one's own form posts, and is the same request as the script's over the other door", async () => {
  const [text, clientKey] = ["小林の送信です。", randomUUID()];
  expect((await post({ actorId: world.people.kobayashi.memberId, text, clientKey })).status).toBe(302);
  const again = await kobayashi.post(world.room, text, { lang: "ja", clientKey });
  expect(again).toMatchObject({ ok: true });
  expect(await stored(text)).toHaveLength(1);
});
