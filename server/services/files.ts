import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import type { FileFilter } from "~/domain/file";
import { Refusal } from "~/domain/result";
import type { FileStore } from "../adapters/file-store";
import type { UploadStore } from "../adapters/upload-store";
import type { Database } from "../database/client";
import { fileBringer } from "./bring-file";
import { listFiles } from "./file-list";
import { fileOpenings } from "./file-opening";
import { type FileWish, fileReader } from "./file-read";
import { fileViewer } from "./file-view";
import { fileZipper } from "./file-zip";
import { finishUploads } from "./finish-upload";
import { roomFor } from "./gate";
import { takeOne } from "./limit";
import { sweepFiles } from "./sweep";
import { type UploadLimits, uploads } from "./upload";

export type FilePlaces = {
  /** Where the contents of files are, and where they gather on their way in. */
  storage: FileStore;
  uploadStore: UploadStore;
  limits: UploadLimits;
};

type Dependencies = FilePlaces & {
  database: Database;
  now: () => number;
  allowance: number;
  moves: RateLimiterMemory;
  reads: RateLimiterMemory;
};

/** Files on their way in (`upload`), and those that stand in the record (`file`). */
export function fileServices({ database, storage, uploadStore: store, limits, now, ...rest }: Dependencies) {
  const { allowance, moves, reads } = rest;
  // A page of a room's files shows fifty of them at once.
  const fileReads = new RateLimiterMemory({ points: 20 * allowance, duration: 10 });
  const upload = uploads({ database, store, limits, now });
  const finish = finishUploads({ database, storage, store, now });
  const bring = fileBringer({ upload, finish, store });
  const opened = fileOpenings({ database, now });
  const read = fileReader({ database, storage, opened });
  const zip = fileZipper({ database, storage, opened });
  const view = fileViewer({ database, opened });

  return {
    upload: {
      async begin(actor: Actor, announced: Parameters<typeof upload.begin>[1]): Promise<void> {
        await takeOne(moves, actor.memberId);
        await upload.begin(actor, announced);
      },
      async own(actor: Actor, id: string) {
        await takeOne(reads, actor.memberId);
        return upload.own(actor, id);
      },
      cancel: upload.cancel,
      /** Refuses a form with files of so many bytes before it is read: only from within the room, and where it fits. */
      async mayBring(actor: Actor, roomId: string, size: number): Promise<void> {
        await takeOne(moves, actor.memberId);
        await roomFor(database.prisma, actor, roomId);
        if (!(await store.hasRoom(size))) throw new Refusal("storeFull");
      },
      async bring(actor: Actor, brought: Parameters<typeof bring>[1]) {
        await takeOne(moves, actor.memberId);
        return bring(actor, brought);
      },
      sweep: () => sweepFiles({ database, storage, store, now }),
    },
    file: {
      limits,
      async finish(actor: Actor, roomId: string, uploadId: string) {
        await takeOne(reads, actor.memberId);
        return finish(actor, roomId, uploadId);
      },
      async read(actor: Actor, wish: FileWish) {
        await takeOne(fileReads, actor.memberId);
        return read(actor, wish);
      },
      async zip(actor: Actor, wish: Parameters<typeof zip>[1]) {
        await takeOne(reads, actor.memberId);
        return zip(actor, wish);
      },
      async list(actor: Actor, roomId: string, filter?: FileFilter) {
        await takeOne(reads, actor.memberId);
        return listFiles(database, actor, roomId, filter);
      },
      /** Counts as opening it, from the caller's address. */
      async view(actor: Actor, roomId: string, fileId: string, address: string) {
        await takeOne(reads, actor.memberId);
        return view(actor, { roomId, fileId, address });
      },
    },
  };
}
