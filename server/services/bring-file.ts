import { createHash } from "node:crypto";
import type { Actor } from "~/domain/actor";
import { isRefusal } from "~/domain/result";
import { pieces } from "../adapters/pieces";
import type { UploadStore } from "../adapters/upload-store";
import type { finishUploads } from "./finish-upload";
import type { uploads } from "./upload";

type Dependencies = {
  upload: ReturnType<typeof uploads>;
  finish: ReturnType<typeof finishUploads>;
  store: UploadStore;
};

/** Files of this machine that came with a form. `clientKey`: of the form, so that one that comes twice brings them once. */
type Brought = { roomId: string; clientKey: string; files: { name: string; path: string; size: number }[] };

/**
 * Brings in files at once that a form without a script carried; answers the uploads that a message can name, in their order.
 * Refuses as `begin` and `finish` of an upload do; then none of them is kept.
 */
export function fileBringer({ upload, finish, store }: Dependencies) {
  return async (actor: Actor, { roomId, clientKey, files }: Brought): Promise<string[]> => {
    const ids: string[] = [];
    try {
      for (const [index, { name, path, size }] of files.entries()) {
        const id = await idFor([actor.memberId, roomId, clientKey, String(index), name], path);
        if (await begun({ id, roomId, name, size })) await store.alone(id, () => store.take(id, path));
        ids.push(id);
        await finish(actor, roomId, id);
      }
      return ids;
    } catch (error) {
      for (const id of ids) await upload.cancel(actor, id).catch(() => undefined);
      throw error;
    }

    async function begun(announced: Parameters<typeof upload.begin>[1]): Promise<boolean> {
      try {
        await upload.begin(actor, announced);
        return true;
      } catch (error) {
        if (isRefusal(error) && error.code === "alreadyDone") return false;
        throw error;
      }
    }
  };
}

/** The same for the same file in the same place of the same form. */
async function idFor(place: string[], path: string): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(place));
  for await (const piece of pieces(path)) hash.update(piece);
  const hex = hash.digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
