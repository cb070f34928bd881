import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import { type Content, examine } from "../adapters/content";
import { type FileStore, fileAt } from "../adapters/file-store";
import { createTurns, createTurnsByKey } from "../adapters/turns";
import type { UploadStore } from "../adapters/upload-store";
import type { Database } from "../database/client";
import { isId, roomFor } from "./gate";

/** A file that is wholly here, before a message takes it. `size` in bytes; width and height of a picture as shown. */
export type FinishedUpload = {
  id: string;
  name: string;
  size: number;
  type: string;
  width: number | null;
  height: number | null;
};

type Dependencies = { database: Database; storage: FileStore; store: UploadStore; now: () => number };

/** Files that are read through at a time: each costs a processor, and messages must not wait for it. */
const most = 2;

/**
 * Makes a wholly uploaded file one that a message can take: finds out what it is and stores its content, each only once.
 * Asked again it answers the same. Refuses whoever is not its member, and in its room, now (`notFound`), what is not wholly
 * here (`fileMissing`), and a full store (`storeFull`). No transaction is open while bytes are read or copied.
 */
export function finishUploads({ database: { prisma }, storage, store, now }: Dependencies) {
  const inTurn = createTurns(most);
  const byContent = createTurnsByKey();

  return async (actor: Actor, roomId: string, id: string): Promise<FinishedUpload> => {
    await roomFor(prisma, actor, roomId);
    const where = { id, memberId: actor.memberId, roomId };
    if (!isId(id) || !(await prisma.upload.findFirst({ where }))) throw new Refusal("notFound");
    return (await finished(where)) ?? store.alone(id, () => inTurn(() => finish(where)));
  };

  async function finish(where: Where): Promise<FinishedUpload> {
    const before = await finished(where);
    if (before) return before;
    const upload = await prisma.upload.findFirst({ where });
    const path = upload && (await store.whole(upload.id, Number(upload.size)));
    if (!path) throw new Refusal("fileMissing");
    const content = await examine(path);
    await byContent(content.sha256, () => keep(content, path));
    await prisma.upload.updateMany({ where, data: { sha256: content.sha256 } });
    await store.remove(upload.id);
    const after = await finished(where);
    if (!after) throw new Refusal("notFound");
    return after;
  }

  /**
   * Whoever sweeps what nobody wants holds the row: the first statement waits for that, and finds either a row that is
   * still good or none. Two of the same content take turns, or the second would overwrite what is there for the first.
   */
  async function keep({ sha256, size, type, dimensions }: Content, path: string): Promise<void> {
    const wantedAt = new Date(now());
    const [row] = await prisma.$queryRaw<{ stored: boolean }[]>`
      INSERT INTO stored_file AS f (sha256, size, type, width, height, wanted_at)
      VALUES (${sha256}, ${size}, ${type}, ${dimensions?.width ?? null}, ${dimensions?.height ?? null}, ${wantedAt})
      ON CONFLICT (sha256) DO UPDATE SET wanted_at = greatest(f.wanted_at, excluded.wanted_at)
      RETURNING f.stored_at IS NOT NULL AS stored`;
    if (row?.stored) return;
    await storage.set(sha256, await fileAt(path, { name: sha256, type }));
    await prisma.storedFile.updateMany({ where: { sha256 }, data: { storedAt: new Date(now()) } });
  }

  async function finished({ id, memberId, roomId }: Where): Promise<FinishedUpload | undefined> {
    const [found] = await prisma.$queryRaw<FinishedUpload[]>`
      SELECT u.id, u.name, s.size::float8 AS size, s.type, s.width, s.height
        FROM upload u JOIN stored_file s ON s.sha256 = u.sha256 AND s.stored_at IS NOT NULL
       WHERE u.id = ${id}::uuid AND u.member_id = ${memberId}::uuid AND u.room_id = ${roomId}::uuid`;
    return found;
  }
}

type Where = { id: string; memberId: string; roomId: string };
