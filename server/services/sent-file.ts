import type { Participant } from "~/domain/actor";
import type { PayloadOf } from "~/domain/entry";
import { undescribed } from "~/domain/file";
import type { CommandInput } from "~/domain/protocol";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";

type Named = NonNullable<CommandInput<"message.post">["files"]>[number];
type SentFile = NonNullable<PayloadOf<"message.posted">["files"]>[number];
type TakenRow = Pick<SentFile, "id" | "sha256" | "name" | "type"> & {
  size: number;
  width: number | null;
  height: number | null;
};

/**
 * Makes uploads the files of the message that names them, in its order; answers what the log is to hold of them. Refuses
 * `fileMissing` for what is not the actor's, not of this room, not wholly here or another message's already, and `notFound`
 * for a mark-up of a file that does not stand in this room, or in the project room beside a side room.
 */
export async function takeFiles(
  client: Client,
  { memberId, roomId }: Participant,
  named: Named[],
): Promise<SentFile[]> {
  await checkOrigins(client, roomId, named);
  const ids = named.map(({ id }) => id);
  const taken = await client.$queryRaw<TakenRow[]>`
    UPDATE upload u SET sent_at = now() FROM stored_file s
     WHERE u.id = ANY(${ids}::uuid[]) AND u.member_id = ${memberId}::uuid AND u.room_id = ${roomId}::uuid
       AND u.sent_at IS NULL AND s.sha256 = u.sha256 AND s.stored_at IS NOT NULL
     RETURNING u.id, u.name, s.sha256, s.size::float8 AS size, s.type, s.width, s.height`;
  // One that is named twice is taken once.
  if (taken.length !== named.length) throw new Refusal("fileMissing", { field: "files" });
  return named.map((one) => sentFrom(one, taken.find(({ id }) => id === one.id) as TakenRow));
}

async function checkOrigins(client: Client, roomId: string, named: Named[]): Promise<void> {
  const origins = [...new Set(named.flatMap(({ originId }) => originId ?? []))];
  if (origins.length === 0) return;
  const found = await client.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM room_file f JOIN room r ON r.id = ${roomId}::uuid
     WHERE f.id = ANY(${origins}::uuid[]) AND f.room_id IN (r.id, r.parent_id)`;
  if (found.length !== origins.length) throw new Refusal("notFound", { field: "files" });
}

function sentFrom({ description, originId }: Named, { width, height, ...facts }: TakenRow): SentFile {
  return {
    ...facts,
    ...(width !== null && height !== null && { width, height }),
    ...(description ?? undescribed),
    ...(originId && { originId }),
  };
}
