import { randomUUID } from "node:crypto";
import type { Actor } from "~/domain/actor";
import { type FileDescription, undescribed } from "~/domain/file";
import { drawingPdf, drawingPicture, photo } from "../support/drawing-files";
import { uploadFile } from "../support/upload";
import type { World } from "../support/world";

type Sent = { file: { name: string; buffer: Buffer }; description?: Partial<FileDescription>; originId?: string };

/** Somebody sends a message with one file; answers the file's id. */
export async function sendFile(world: World, actor: Actor, { file, description, originId }: Sent): Promise<string> {
  const client = await world.client(actor);
  const id = await uploadFile(client, world.room, { name: file.name, bytes: file.buffer });
  const sent = { id, originId, description: description && { ...undescribed, ...description } };
  const posted = await client.command("message.post", { roomId: world.room, text: "", lang: "en", files: [sent] });
  if (!posted.ok) throw new Error(`the message was refused: ${posted.code}`);
  return id;
}

type Files = Record<"oldDrawing" | "drawing" | "oldPdf" | "pdf" | "photo" | "markUp" | "model", string>;
const sent = new WeakMap<World, Promise<Files>>();

/** A room's drawings in two revisions, a photo with a mark-up, and what is only handed over. Sent once in each world. */
export function sentFiles(world: World): Promise<Files> {
  const files = sent.get(world) ?? send(world);
  sent.set(world, files);
  return files;
}

async function send(world: World): Promise<Files> {
  const { kim, sato } = world.people;
  const drawing = async (revision: "C" | "D") => ({
    file: await drawingPicture(revision),
    description: { part: "BRK-220", revision },
  });
  const pdf = (revision: "C" | "D") => ({ file: drawingPdf(revision), description: { part: "PLT-7", revision } });
  const oldDrawing = await sendFile(world, kim, await drawing("C"));
  const oldPdf = await sendFile(world, kim, pdf("C"));
  const pictured = await sendFile(world, sato, { file: await photo() });
  const model = { name: "BRK-220.step", buffer: Buffer.from("ISO-10303-21;\nHEADER;\n") };
  const controlled = { part: "BRK-220", exportMark: "applicable", permit: "SAMPLE-0042" } as const;
  return {
    oldDrawing,
    drawing: await sendFile(world, kim, await drawing("D")),
    oldPdf,
    pdf: await sendFile(world, kim, pdf("D")),
    photo: pictured,
    markUp: await sendFile(world, sato, { file: await photo(`${randomUUID()} – mark-up.jpg`), originId: pictured }),
    model: await sendFile(world, kim, { file: model, description: controlled }),
  };
}
