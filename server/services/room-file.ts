import type { Entry } from "~/domain/entry";
import { kindOf, partKey } from "~/domain/file";
import type { Client } from "../database/client";
import type { Project } from "./projection";

/** Keeps the read table of a room's files: from the entries alone, so that it can be made again from the log. */
export const projectFiles: Project = async (client, entry, { organizationId }) => {
  if ((entry.kind === "message.posted" || entry.kind === "reply.posted") && entry.payload?.files) {
    await addFiles(client, entry, organizationId);
  }
  if (entry.kind === "file.described" && entry.payload) {
    const { fileId, part, revision, exportMark, permit } = entry.payload;
    await client.$executeRaw`
      UPDATE room_file SET part = ${part}, part_key = ${part && partKey(part)}, revision = ${revision},
             export_mark = ${exportMark}, permit = ${permit}
       WHERE id = ${fileId}::uuid AND entry_id = ${entry.refersTo}::uuid`;
  }
  if (entry.kind === "message.withdrawn") {
    await client.$executeRaw`
      UPDATE room_file SET withdrawn_at = ${entry.at}::bigint
       WHERE entry_id = ${entry.refersTo}::uuid AND withdrawn_at IS NULL`;
  }
};

async function addFiles(client: Client, entry: Entry<"message.posted" | "reply.posted">, organizationId: string) {
  const { id, roomId, seq, rootId, actorId, at, payload } = entry;
  const root = rootId && (await client.entry.findUniqueOrThrow({ where: { id: rootId }, select: { seq: true } }));
  const about = { roomId, entryId: id, seq, rootSeq: root ? root.seq : seq, memberId: actorId, organizationId, at };
  await client.roomFile.createMany({
    data: (payload?.files ?? []).map((file, position) => ({
      ...about,
      ...file,
      position,
      kind: kindOf(file),
      partKey: file.part && partKey(file.part),
    })),
  });
}
