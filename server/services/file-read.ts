import type { Actor } from "~/domain/actor";
import type { RoomFileItem } from "~/domain/file";
import { Refusal } from "~/domain/result";
import type { FileStore } from "../adapters/file-store";
import { type Rendition, renditions } from "../adapters/picture";
import type { Database } from "../database/client";
import type { fileOpenings } from "./file-opening";
import { fileOf } from "./file-row";
import { roomFor } from "./gate";
import { pictureOf } from "./picture";

type Dependencies = { database: Database; storage: FileStore; opened: ReturnType<typeof fileOpenings> };

export type FileWish = {
  roomId: string;
  fileId: string;
  /** original, thumbnail or view */
  rendition: string;
  /** Its bytes go to a person. `inPage`: to be looked at in a page, not to be kept. */
  opens: boolean;
  inPage: boolean;
  address: string;
  /** Whether the reader has the content of a tag already. */
  holds: (tag: string) => boolean;
};

/** What goes out: `tag` tells one content from any other. `content` is null where the reader holds it already. */
export type ServedFile = { name: string; type: string; tag: string; content: Blob | null };

/**
 * One file of a room, for who is in it now. Refuses `notFound` for a stranger's room, a file of another room, one whose
 * message was withdrawn unless the own company sent it, and a picture of what is none.
 */
export function fileReader({ database, storage, opened }: Dependencies) {
  return async (actor: Actor, { roomId, fileId, rendition, holds, ...wish }: FileWish): Promise<ServedFile> => {
    const participant = await roomFor(database.prisma, actor, roomId);
    const file = await fileOf(database.prisma, participant, fileId);
    const { content, ...about } = isPicture(rendition) ? picture(file, rendition) : original(file, rendition);
    const served = { ...about, content: holds(about.tag) ? null : await content() };
    const isViewed = rendition === "view" || (wish.inPage && file.type === "application/pdf");
    if (wish.opens && rendition !== "thumbnail") {
      const how = isViewed ? "viewed" : "downloaded";
      await opened(actor, { roomId, files: [file], how, address: wish.address });
    }
    return served;
  };

  function picture({ sha256, name, width }: RoomFileItem, rendition: Rendition) {
    if (width === null) throw new Refusal("notFound");
    const dot = name.lastIndexOf(".");
    return {
      name: `${dot > 0 ? name.slice(0, dot) : name}.webp`,
      type: "image/webp",
      tag: `${sha256}-${rendition}`,
      content: () => pictureOf({ database, storage }, sha256, rendition),
    };
  }

  function original(file: RoomFileItem, rendition: string) {
    if (rendition !== "original") throw new Refusal("notFound");
    const { name, type, sha256 } = file;
    return {
      name,
      type: inert.test(type) ? type : "application/octet-stream",
      tag: sha256,
      content: () => contentOf(storage, file),
    };
  }
}

const isPicture = (rendition: string): rendition is Rendition => renditions.some((one) => one === rendition);

/** Media types that no program takes for something to run, whatever else the content may also be. */
const inert = /^(image\/(jpeg|png|apng|gif|webp|avif|tiff|bmp|heic|heif)|application\/pdf)$/;

/** From the store; a content that is in the record and not in the store is the operator's to bring back. */
export async function contentOf(
  storage: FileStore,
  { sha256, size }: Pick<RoomFileItem, "sha256" | "size">,
): Promise<Blob> {
  const content = await storage.get(sha256);
  if (content?.size !== size) throw new Error(`the store has lost ${sha256}`);
  return content;
}
