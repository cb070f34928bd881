import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { settle } from "~/domain/result";
import { judge, story } from "../faults/judge";
import { createModelServer, type ServerUnderTest } from "../faults/model-server";
import { sampleSchedules } from "../faults/schedule";
import { simulate } from "../faults/simulation";
import { startWorld, type World } from "../support/world";

// More than one page of the portal, so that older pages and windows are read too.
const history = 56;

test("what the model's server does, the portal does: the same schedules tell the same story", async () => {
  const world = await startWorld();
  try {
    for (const schedule of sampleSchedules(50)) {
      const expected = await replay(createModelServer({ pageSize: 50, history }), schedule);
      expect(await replay(await portalRoom(world), schedule)).toEqual(expected);
    }
  } finally {
    await world.stop();
  }
}, 240_000);

async function replay(server: ServerUnderTest, schedule: Parameters<typeof simulate>[1]): Promise<string[]> {
  const simulation = await simulate(server, schedule);
  await judge(simulation).finally(simulation.close);
  return story(simulation, await server.log());
}

/** A fresh room of Sato and Kim on a running portal, with as much history as the model's. */
async function portalRoom({ portal: { services }, people }: World): Promise<ServerUnderTest> {
  const { sato, kim, supplierId, buyerId } = people;
  const actorOf = (memberId: string) => (memberId === sato.memberId ? sato : kim);
  const done = async (memberId: string, name: string, input: object) => {
    const result = await services.execute(actorOf(memberId), name, { clientKey: randomUUID(), ...input });
    if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
    return result.value;
  };
  const companies = [
    { id: supplierId, side: "supplier" },
    { id: buyerId, side: "buyer" },
  ];
  const members: [string, string] = [sato.memberId, kim.memberId];
  const { roomId } = await done(sato.memberId, "room.open", { name: "Replay", companies, memberIds: members });
  for (let n = 0; n < history; n += 1) {
    await done(members[n % 2] ?? "", "message.post", { roomId, text: `history ${n}`, lang: "en" });
  }

  return {
    roomId,
    members,
    execute: (memberId, { name, input }) => services.execute(actorOf(memberId), name, input),
    page: (memberId, where) => settle(services.room.page(actorOf(memberId), roomId, where)),
    after: (memberId, seq) => settle(services.room.after(actorOf(memberId), roomId, seq)),
    moveCursor: (memberId, seq) => settle(services.room.moveCursor(actorOf(memberId), { roomId, seq })),
    thread: (memberId, rootId, where) => settle(services.room.thread(actorOf(memberId), roomId, rootId, where)),
    markThread: (memberId, rootId, seq) => settle(services.room.markThread(actorOf(memberId), { roomId, rootId, seq })),
    leave: (memberId) => done(memberId, "member.remove", { roomId, memberId }),
    log: async () => (await services.room.after(sato, roomId, 0)).entries,
  };
}
