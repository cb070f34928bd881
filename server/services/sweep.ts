import type { FileStore } from "../adapters/file-store";
import { renditions } from "../adapters/picture";
import type { UploadStore } from "../adapters/upload-store";
import type { Database } from "../database/client";
import { pictureKey } from "./picture";
import { isAwaited } from "./upload";

type Dependencies = { database: Database; storage: FileStore; store: UploadStore; now: () => number };

const day = 86_400_000;
/** Milliseconds that an upload may wait for its message, and that a content which nobody refers to is kept. */
const longestUnsent = 7 * day;
const longestUnwanted = day;

/** Done in one look, so that a look ends; the next one goes on. */
const batch = 500;

/** Clears away what came in and went into no message: first the uploads, then the contents that are left without any. */
export async function sweepFiles(dependencies: Dependencies): Promise<void> {
  await sweepUploads(dependencies);
  await sweepLeftovers(dependencies);
  await sweepContents(dependencies);
}

/** But what a message that waits for its time names. */
async function sweepUploads({ database: { prisma }, store, now }: Dependencies): Promise<void> {
  const old = await prisma.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM upload u
     WHERE u.sent_at IS NULL AND u.created_at < ${new Date(now() - longestUnsent)} AND NOT ${isAwaited}
     LIMIT ${batch}`;
  for (const { id } of old) {
    await store.alone(id, async () => {
      const gone = await prisma.$executeRaw`
        DELETE FROM upload u WHERE u.id = ${id}::uuid AND u.sent_at IS NULL AND NOT ${isAwaited}`;
      if (gone > 0) await store.remove(id);
    });
  }
}

/** Bytes whose upload is gone, or went on to the store and was killed before it could clear up. */
async function sweepLeftovers({ database: { prisma }, store, now }: Dependencies): Promise<void> {
  for (const id of await store.untouchedFor(longestUnsent, now())) {
    const unfinished = await prisma.$queryRaw<
      unknown[]
    >`SELECT 1 FROM upload WHERE id::text = ${id} AND sha256 IS NULL`;
    if (unfinished.length === 0) await store.remove(id);
  }
}

async function sweepContents({ database: { prisma }, storage, now }: Dependencies): Promise<void> {
  const before = new Date(now() - longestUnwanted);
  const unwanted = await prisma.$queryRaw<{ sha256: string }[]>`
    SELECT f.sha256 FROM stored_file f
     WHERE f.wanted_at < ${before}
       AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.sha256 = f.sha256)
       AND NOT EXISTS (SELECT 1 FROM room_file r WHERE r.sha256 = f.sha256)
     LIMIT ${batch}`;
  for (const { sha256 } of unwanted) {
    // First that it is not there: killed in between, or too late, nobody must take what is removed for stored.
    await prisma.$executeRaw`
      UPDATE stored_file f SET stored_at = NULL
       WHERE f.sha256 = ${sha256} AND f.wanted_at < ${before}
         AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.sha256 = f.sha256)
         AND NOT EXISTS (SELECT 1 FROM room_file r WHERE r.sha256 = f.sha256)`;
    // Whoever brings the same content meanwhile waits for the row, and finds it gone: `keep` in finish-upload.ts.
    await prisma.$transaction(
      async (client) => {
        const [row] = await client.$queryRaw<{ wantedAt: Date }[]>`
          SELECT wanted_at AS "wantedAt" FROM stored_file WHERE sha256 = ${sha256} FOR UPDATE`;
        if (!row || row.wantedAt >= before) return;
        const used = await client.$queryRaw<unknown[]>`
          SELECT 1 FROM upload WHERE sha256 = ${sha256} UNION ALL SELECT 1 FROM room_file WHERE sha256 = ${sha256} LIMIT 1`;
        if (used.length > 0) return;
        for (const rendition of renditions) await storage.remove(pictureKey(sha256, rendition));
        await storage.remove(sha256);
        await client.storedFile.delete({ where: { sha256 } });
      },
      { timeout: 60_000 },
    );
  }
}
