import { makeZip, predictLength } from "client-zip";
import type { Actor } from "~/domain/actor";
import { cleanFileName, type RoomFileItem } from "~/domain/file";
import { Refusal } from "~/domain/result";
import type { FileStore } from "../adapters/file-store";
import type { Database } from "../database/client";
import type { fileOpenings } from "./file-opening";
import { contentOf } from "./file-read";
import { filesOf } from "./file-row";
import { roomFor } from "./gate";

type Dependencies = { database: Database; storage: FileStore; opened: ReturnType<typeof fileOpenings> };

/** As many as an address has room for. */
const mostZipped = 200;

/** `size`: in bytes, known before the first of them. `content` begins to be made, and its files count as opened, once it is asked for. */
export type ServedZip = { name: string; size: number; content: () => ReadableStream<Uint8Array> };

/**
 * Files of one room in one archive, made while it goes out, in the order that they were asked for. Refuses `notFound` where one
 * of them is not there for the actor, `empty` for none and `invalid` for too many. Who is removed while it goes out gets no
 * further file: the stream ends with the refusal.
 */
export function fileZipper({ database: { prisma }, storage, opened }: Dependencies) {
  return async (actor: Actor, wish: { roomId: string; ids: string[]; address: string }): Promise<ServedZip> => {
    const { roomId, address } = wish;
    const ids = [...new Set(wish.ids)];
    const participant = await roomFor(prisma, actor, roomId);
    if (ids.length === 0) throw new Refusal("empty", { field: "id" });
    if (ids.length > mostZipped) throw new Refusal("invalid", { field: "id" });
    const found = await filesOf(prisma, participant, ids);
    const files = named(ids.map((id) => found.find((file) => file.id === id) as RoomFileItem));
    const room = await prisma.room.findUniqueOrThrow({ where: { id: roomId }, select: { name: true } });
    return {
      name: cleanFileName(`${room.name}.zip`),
      size: Number(predictLength(files)),
      content: () => makeZip(contents()),
    };

    async function* contents() {
      for (const { file, ...about } of files) {
        const reader = await roomFor(prisma, actor, roomId);
        await filesOf(prisma, reader, [file.id]);
        const content = await contentOf(storage, file);
        await opened(actor, { roomId, files: [file], how: "downloaded", address });
        yield { ...about, input: content.stream(), lastModified: new Date(file.at) };
      }
    }
  };
}

type Named = { file: RoomFileItem; name: string; size: number };

/** Each with a name of its own, also where capitals make no difference: a second plan.pdf is "plan (2).pdf". */
function named(files: RoomFileItem[]): Named[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = numbered(file.name, number);
    taken.add(name.toLowerCase());
    return { file, name, size: file.size };
  });
}

function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf(".");
  const at = dot > 0 ? dot : name.length;
  return `${name.slice(0, at)} (${number})${name.slice(at)}`;
}
