import type { Actor } from "~/domain/actor";
import { cleanFileName } from "~/domain/file";
import { Refusal } from "~/domain/result";
import type { UploadStore } from "../adapters/upload-store";
import { type Database, isUniqueViolation, Prisma } from "../database/client";
import { isId, roomFor } from "./gate";

/** What is announced before the first byte. `size` in bytes. */
export type Announced = { id: string; roomId: string; name: string; size: number };

export type UploadLimits = {
  /** The largest file, in bytes. */
  file: number;
  /** Of the files of one company together, in bytes. */
  company: number;
};

/** Uploads of one member that are in no message yet. */
const mostUnsent = 100;

type Dependencies = { database: Database; store: UploadStore; limits: UploadLimits; now: () => number };

/** A file's way in, until it is wholly here: `finish-upload.ts` takes it from there. */
export function uploads({ database: { prisma }, store, limits, now }: Dependencies) {
  /** Of the own member, still in the room and signed in; anything else is `notFound` (or `signedOut`). In bytes. */
  async function own(actor: Actor, id: string): Promise<{ size: number; whole: boolean }> {
    if (!isId(id)) throw new Refusal("notFound");
    const found = await prisma.upload.findFirst({ where: { id, memberId: actor.memberId } });
    if (!found) throw new Refusal("notFound");
    await roomFor(prisma, actor, found.roomId);
    return { size: Number(found.size), whole: found.sha256 !== null };
  }

  return {
    own,

    /**
     * Notes an upload before its first byte. Refuses a stranger's room (`notFound`), nothing (`emptyFile`), too much
     * (`fileTooLarge`), the member's hundred-and-first that no message has taken (`tooManyFiles`), what the company
     * (`quotaFull`) or the disk (`storeFull`) has no room for, and an id that is somebody else's or another room's
     * (`conflict`). Begun anew by its own member an upload starts from its first byte; one that is wholly here is
     * `alreadyDone`.
     */
    async begin(actor: Actor, { id, roomId, name, size }: Announced): Promise<void> {
      if (!isId(id) || !Number.isSafeInteger(size) || size < 0) throw new Refusal("invalid");
      const { memberId, organizationId } = await roomFor(prisma, actor, roomId);
      if (size === 0) throw new Refusal("emptyFile");
      if (size > limits.file) throw new Refusal("fileTooLarge");
      if (!(await store.hasRoom(size))) throw new Refusal("storeFull");
      const upload = { memberId, organizationId, roomId, name: cleanFileName(name), size, createdAt: new Date(now()) };
      try {
        await prisma.$transaction(async (client) => {
          // One after the other within a company, or two would both find room for the last file.
          await client.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
          const there = await client.upload.findUnique({ where: { id } });
          if (there && (there.memberId !== memberId || there.roomId !== roomId)) throw new Refusal("conflict");
          if (there?.sha256) throw new Refusal("alreadyDone");
          const [taken] = await client.$queryRaw<Taken[]>(takenBy(actor, id));
          if (taken && taken.unsent >= mostUnsent) throw new Refusal("tooManyFiles");
          if (taken && taken.held + size > limits.company) throw new Refusal("quotaFull");
          await client.upload.upsert({ where: { id }, create: { id, ...upload }, update: upload });
        });
      } catch (error) {
        throw isUniqueViolation(error) ? new Refusal("conflict") : error;
      }
    },

    /** Takes back what no message has taken and none that waits for its time names; `alreadySent` otherwise. */
    async cancel(actor: Actor, id: string): Promise<void> {
      await own(actor, id);
      await store.alone(id, async () => {
        const gone = await prisma.$executeRaw`
          DELETE FROM upload u WHERE u.id = ${id}::uuid AND u.sent_at IS NULL AND NOT ${isAwaited}`;
        if (gone === 0) throw new Refusal("alreadySent");
        await store.remove(id);
      });
    },
  };
}

/** Whether a message that waits for its time names the upload that the query calls `u`. */
export const isAwaited = Prisma.sql`EXISTS (
  SELECT 1 FROM scheduled_send s
   WHERE s.sent_at IS NULL AND s.input->'files' @> json_build_array(json_build_object('id', u.id))::jsonb)`;

type Taken = { unsent: number; held: number };

/** Besides the upload itself. The same content counts once, what is on its way counts as announced. */
const takenBy = ({ memberId, organizationId }: Actor, id: string) => Prisma.sql`
  SELECT (SELECT count(*)::int FROM upload
           WHERE member_id = ${memberId}::uuid AND sent_at IS NULL AND id <> ${id}::uuid) AS unsent,
         (SELECT coalesce(sum(size), 0)::float8 FROM (
            SELECT max(size) AS size FROM upload
             WHERE organization_id = ${organizationId}::uuid AND id <> ${id}::uuid
             GROUP BY coalesce(sha256, id::text)) content) AS held`;
