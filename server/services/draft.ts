import type { Actor } from "~/domain/actor";
import type { Draft } from "~/domain/draft";
import type { Database } from "../database/client";
import { roomFor } from "./gate";

/** What I typed in a place and have not sent, from whichever of my devices; empty where there is nothing. */
export async function readDraft({ prisma }: Database, actor: Actor, place: string): Promise<Draft> {
  await roomFor(prisma, actor, roomOf(place));
  const draft = await prisma.textDraft.findUnique({ where: { memberId_place: { memberId: actor.memberId, place } } });
  return { place, text: draft?.text ?? "", at: Number(draft?.at ?? 0) };
}

/** Keeps it, unless a newer one is there; answers whether it did. An empty one says that the place was emptied. */
export async function keepDraft({ prisma }: Database, actor: Actor, { place, text, at }: Draft): Promise<boolean> {
  const roomId = roomOf(place);
  await roomFor(prisma, actor, roomId);
  const kept = await prisma.$executeRaw`
    INSERT INTO text_draft AS mine (member_id, place, room_id, text, at)
    VALUES (${actor.memberId}::uuid, ${place}, ${roomId}::uuid, ${text}, ${at}::bigint)
    ON CONFLICT (member_id, place) DO UPDATE SET text = excluded.text, at = excluded.at WHERE mine.at < excluded.at`;
  return kept > 0;
}

const roomOf = (place: string) => place.split("/")[0] ?? "";
