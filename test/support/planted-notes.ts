import { randomUUID } from "node:crypto";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { newId } from "../../server/services/id";
import type { World } from "./world";

type Planting = {
  roomId: string /** An entry of the room, to quote. */;
  said: string;
  mori: { id: string };
  words: string;
};

/** Everything that people can do in a room is done in the side room, with words that stand nowhere else. */
export async function plantNotes(world: World, { roomId, said, mori, words }: Planting) {
  const { prisma } = world.portal.database;
  const { sato } = world.people;
  // A colleague who is in the side room alone: the room itself, which others see, is not to change here.
  await prisma.participant.create({ data: { roomId, memberId: mori.id } });
  const text = `${words} @Mori`;
  const quote = { entryId: said, text: "0.03" };
  const note = await run(world, sato, "message.post", {
    roomId,
    text,
    lang: "en",
    quote,
    meaning: { kind: "answerBy", day: "2027-03-01" },
  });
  const about = { roomId, entryId: note.id };
  await run(world, sato, "reply.post", { ...about, text, lang: "en" });
  await run(world, sato, "message.edit", { ...about, text: `${text} again`, lang: "en" });
  await run(world, sato, "reaction.add", { ...about, reaction: "onIt" });
  const ask = await run(world, sato, "ack.ask", { ...about, memberIds: [mori.id], day: "2027-03-01" });
  const item = await run(world, sato, "memory.pin", { ...about, topic: "question", text: words, day: "2027-03-01" });
  await run(world, sato, "promise.settle", about);
  const gone = await run(world, sato, "message.post", { roomId, text: `${words} gone`, lang: "en" });
  await run(world, sato, "message.withdraw", { roomId, entryId: gone.id });
  const at = BigInt(Date.now());
  await prisma.textDraft.create({ data: { memberId: sato.memberId, place: roomId, roomId, text: words, at } });
  const send = { text: words, lang: "en", roomId, clientKey: randomUUID() };
  await prisma.scheduledSend.create({
    data: {
      id: newId(),
      memberId: sato.memberId,
      roomId,
      command: "message.post",
      input: send,
      sendAt: new Date(Date.now() + 86_400_000),
    },
  });
  const page = await world.portal.services.room.after(sato, roomId, 0);
  return { room: roomId, entries: page.entries, note: note.id, ask: ask.id, item: item.id };
}

/** Gives a command in somebody's name; fails where it is refused. */
export async function run(world: World, actor: Actor, name: string, input: Record<string, unknown>): Promise<Entry> {
  const result = await world.portal.services.execute(actor, name, { clientKey: randomUUID(), ...input });
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
  return result.value;
}
