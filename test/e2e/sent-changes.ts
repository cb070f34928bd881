import { randomUUID } from "node:crypto";
import type { Actor } from "~/domain/actor";
import { boreChange, boreSheet, halfSheet } from "../support/bore-change";
import type { World } from "../support/world";

type Changes = Record<"asked" | "answered" | "open" | "revised", string>;
const sent = new WeakMap<World, Promise<Changes>>();

/** Spec changes in a room: one asked for, one answered, one with a line open, one revised after its answer. */
export function sentChanges(world: World): Promise<Changes> {
  const changes = sent.get(world) ?? send(world);
  sent.set(world, changes);
  return changes;
}

async function send({ portal, people, room }: World): Promise<Changes> {
  const { kim, sato } = people;
  const run = async (actor: Actor, name: string, input: Record<string, unknown>) => {
    const result = await portal.services.execute(actor, name, { roomId: room, clientKey: randomUUID(), ...input });
    if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
    return result.value.id;
  };
  const propose = () => run(kim, "specChange.propose", { content: boreChange, asksImpact: true });
  const answer = (entryId: string, sheet: object) =>
    run(sato, "specChange.answerImpact", { entryId, revision: 1, sheet });
  const [asked, answered, open, revised] = [await propose(), await propose(), await propose(), await propose()];
  await answer(answered, boreSheet);
  await answer(open, halfSheet);
  await answer(revised, boreSheet);
  const content = { ...boreChange, reason: "진동 소음, 3대 발생" };
  await run(kim, "specChange.revise", { entryId: revised, revision: 1, content });
  return { asked, answered, open, revised };
}
