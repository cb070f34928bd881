import { afterAll, beforeAll, expect, test } from "vitest";
import type { Entry } from "~/domain/entry";
import type { Result } from "~/domain/result";
import { writeDigests } from "../../server/services/digest";
import { alternative, boreChange, boreSheet } from "../support/bore-change";
import type { Client } from "../support/client";
import { specChangeRoom } from "../support/spec-change-room";
import { startWorld, type World } from "../support/world";

let world: World;
let kim: Client;
let sato: Client;
const { terms } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
  kim = await world.client(world.people.kim);
  sato = await world.client(world.people.sato);
});
afterAll(() => world.stop());

test("whoever's turn it is learns of each step, its author never, and an agreement reaches both sides", async () => {
  const change = await proposed(true);
  expect(await toldOf(change)).toEqual({ kim: [], sato: ["changeProposed"], kobayashi: ["changeProposed"], lee: [] });
  expect((await noticesOf("sato", change))[0]).toMatchObject({ text: boreChange.title, lang: "ko", read: false });

  await sato.command("specChange.answerImpact", { ...about(change), revision: 1, sheet: boreSheet });
  expect(await toldOf(change)).toMatchObject({ kim: ["impactAnswered"], sato: ["changeProposed"] });
  expect((await noticesOf("sato", change))[0], "nothing is asked of them any more").toMatchObject({ read: true });

  const option = { option: alternative, terms: await terms(change.id, alternative) };
  await kim.command("specChange.accept", { ...about(change), ...option });
  expect((await toldOf(change)).kobayashi).toEqual(["changeProposed", "changeAccepted"]);
  await sato.command("specChange.accept", { ...about(change), ...option });
  const { kim: buyer, sato: supplier, kobayashi } = await toldOf(change);
  expect(buyer).toEqual(["impactAnswered", "changeAgreed"]);
  expect(supplier).toEqual(["changeProposed", "changeAccepted"]);
  expect(kobayashi).toEqual(["changeProposed", "changeAccepted", "changeAgreed"]);
});

test("a later request, a revision and a refusal are told, too", async () => {
  const change = await proposed(false);
  await kim.command("specChange.requestImpact", about(change));
  await kim.command("specChange.revise", { ...about(change), revision: 1, content: boreChange });
  await sato.command("specChange.reject", { ...about(change), reason: "No machine is free" });
  expect(await toldOf(change)).toMatchObject({
    sato: ["changeProposed", "impactAsked", "changeRevised"],
    kim: ["changeDeclined"],
  });
});

test("the words of a mail are the reader's own", async () => {
  const { prisma } = world.portal.database;
  await prisma.notification.updateMany({ data: { mailedAt: new Date(), readAt: new Date() } });
  await proposed(true);
  await writeDigests(world.portal.database, "https://rooms.test.example", Date.now() + 2 * 60_000);
  const mail = await prisma.mail.findFirstOrThrow({
    where: { to: world.people.sato.email },
    orderBy: { createdAt: "desc" },
  });
  expect(mail.subject).toContain("Kim 様から仕様変更の提案があります");
  expect(mail.text).toContain(boreChange.title);
});

const entryOf = (result: Result<Entry>): Entry => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
};
const about = ({ id }: Entry) => ({ roomId: world.room, entryId: id });

async function proposed(asksImpact: boolean): Promise<Entry> {
  return entryOf(await kim.command("specChange.propose", { roomId: world.room, content: boreChange, asksImpact }));
}

type Name = "kim" | "sato" | "kobayashi" | "lee";

/** Oldest first. */
async function noticesOf(name: Name, { id }: Entry) {
  const all = await world.portal.services.notification.list(world.people[name]);
  return all.filter(({ rootId }) => rootId === id).reverse();
}

async function toldOf(change: Entry): Promise<Record<Name, string[]>> {
  const reasons = async (name: Name) => (await noticesOf(name, change)).map(({ reason }) => reason);
  return {
    kim: await reasons("kim"),
    sato: await reasons("sato"),
    kobayashi: await reasons("kobayashi"),
    lee: await reasons("lee"),
  };
}
