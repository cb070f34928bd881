import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import type { CommandInput, CommandName } from "~/domain/protocol";
import { isRefusal } from "~/domain/result";
import { alternative, boreChange, boreSheet } from "../support/bore-change";
import { signIn } from "../support/client";
import { password, startWorld, type World } from "../support/world";

let world: World;
let change: string;

beforeAll(async () => {
  world = await startWorld();
  const { kim, kobayashi } = world.people;
  change = (await run(kim, "specChange.propose", { roomId: world.room, content: boreChange, asksImpact: true })).id;
  const about = { roomId: world.room, entryId: change };
  await run(kobayashi, "specChange.answerImpact", { ...about, revision: 1, sheet: boreSheet });
});
afterAll(() => world.stop());

test("the page has the change with its steps and what each option would be accepted as", async () => {
  const view = await read(world.people.sato);
  expect(view).toMatchObject({ side: "supplier", change: { number: 1, state: "impactAnswered" }, replies: 0 });
  expect(view.steps.map(({ kind }) => kind)).toEqual([
    "specChange.proposed",
    "specChange.impactRequested",
    "specChange.impactAnswered",
  ]);
  expect(Object.keys(view.terms)).toEqual(["proposed", alternative]);
  expect(new Set(Object.values(view.terms)).size).toBe(2);
});

test("seen is who has read as far as the revision; its author is none of them", async () => {
  const { sato, kim } = world.people;
  const before = await read(kim);
  expect(before.seenBy).not.toContain(sato.memberId);
  await world.portal.services.room.moveCursor(sato, { roomId: world.room, seq: before.seq });
  await world.portal.services.room.moveCursor(kim, { roomId: world.room, seq: before.seq });
  const { seenBy } = await read(kim);
  expect(seenBy).toContain(sato.memberId);
  expect(seenBy).not.toContain(kim.memberId);
});

test("a stranger, somebody outside the room and a mistyped address find nothing", async () => {
  const { stranger, lee, sato } = world.people;
  for (const actor of [stranger, lee]) expect(await refusal(read(actor))).toBe("notFound");
  const page = (entryId: string) => world.portal.services.specChange.page(sato, { roomId: world.room, entryId });
  for (const id of ["nothing", randomUUID()]) expect(await refusal(page(id))).toBe("notFound");
  const client = await signIn(world.portal.url, stranger.email, password);
  for (const path of ["", "/impact"]) {
    const address = `${client.url}/rooms/${world.room}/changes/${change}${path}`;
    const answer = await fetch(address, { headers: { cookie: client.cookie } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(boreChange.title);
  }
  client.close();
});

test("somebody who was taken out of the room finds it no more", async () => {
  const { sato, kobayashi } = world.people;
  await read(kobayashi);
  await run(sato, "member.remove", { roomId: world.room, memberId: kobayashi.memberId });
  expect(await refusal(read(kobayashi))).toBe("notFound");
  await run(sato, "member.add", { roomId: world.room, memberId: kobayashi.memberId });
});

function read(actor: Actor) {
  return world.portal.services.specChange.page(actor, { roomId: world.room, entryId: change });
}

async function run<N extends CommandName>(actor: Actor, name: N, input: Omit<CommandInput<N>, "clientKey">) {
  const result = await world.portal.services.execute(actor, name, { ...input, clientKey: randomUUID() });
  if (!result.ok) throw new Error(`${name} was refused: ${result.code} ${result.field ?? ""}`);
  return result.value;
}

async function refusal(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error) => (isRefusal(error) ? error.code : String(error)),
  );
}
