import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
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
  const [file = "", waiting = ""] = await bring(world, roomId, [`${words}.txt`, `${words} waiting.txt`]);
  const carrier = await run(world, sato, "message.post", { roomId, text: "", lang: "en", files: [{ id: file }] });
  const description = { part: words, revision: "A", exportMark: "notChecked", permit: null };
  await run(world, sato, "file.describe", { roomId, entryId: carrier.id, fileId: file, description });
  const { services } = world.portal;
  await services.file.view({ ...sato, memberId: mori.id, sessionId: null }, roomId, file, "127.0.0.1");
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
  // What the company prepares stands in the room itself, and is as private as its notes.
  const prepared = { roomId: world.room, clientKey: randomUUID(), patch: { title: words } };
  const { id: draft } = await services.changeDraft.keep(sato, prepared);
  const page = await services.room.after(sato, roomId, 0);
  return { room: roomId, entries: page.entries, note: note.id, ask: ask.id, item: item.id, file, waiting, draft };
}

/** Files that hold nothing but their names, uploaded and in no message yet. */
async function bring(world: World, roomId: string, names: string[]): Promise<string[]> {
  const files: { name: string; path: string; size: number }[] = [];
  for (const name of names) {
    const path = join(world.place.settings.dataFolder, randomUUID());
    await writeFile(path, name);
    files.push({ name, path, size: Buffer.byteLength(name) });
  }
  return world.portal.services.upload.bring(world.people.sato, { roomId, clientKey: randomUUID(), files });
}

/** Gives a command in somebody's name; fails where it is refused. */
export async function run(world: World, actor: Actor, name: string, input: Record<string, unknown>): Promise<Entry> {
  const result = await world.portal.services.execute(actor, name, { clientKey: randomUUID(), ...input });
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
  return result.value;
}
