import { type Actor, otherSide, type Participant, type Side } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import type { Client } from "../database/client";

/**
 * The one way to a room: answers the actor with the side of the actor's company. A stranger's room, a mistyped id and a
 * room that does not exist are all `notFound`; an ended session is `signedOut`.
 */
export async function roomFor(client: Client, actor: Actor, roomId: string): Promise<Participant> {
  if (!isId(roomId)) throw new Refusal("notFound");
  const [row] = await client.$queryRaw<{ side: Side | null; awake: boolean }[]>`
    SELECT (SELECT rc.side::text FROM participant p
              JOIN member m ON m.id = p.member_id AND m.disabled_at IS NULL AND m.accepted_at IS NOT NULL
              JOIN room_company rc ON rc.room_id = p.room_id AND rc.organization_id = m.organization_id
             WHERE p.room_id = ${roomId}::uuid AND p.member_id = ${actor.memberId}::uuid) AS side,
           (${actor.sessionId}::uuid IS NULL OR EXISTS (
              SELECT 1 FROM session s WHERE s.id = ${actor.sessionId}::uuid AND s.expires_at > now())) AS awake`;
  if (!row?.awake) throw new Refusal("signedOut");
  if (!row.side) throw new Refusal("notFound");
  return { ...actor, roomId, side: row.side };
}

/** A company's own notes, and a room where the other side has nobody, are no place to propose to anybody: `forbidden`. */
export async function mustHaveCounterpart(client: Client, { roomId, side }: Participant): Promise<void> {
  const other = otherSide(side);
  const there = other && (await client.roomCompany.findFirst({ where: { roomId, side: other } }));
  if (!there) throw new Refusal("forbidden");
}

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be an id at all, before PostgreSQL is asked to read it as one. */
export function isId(text: unknown): text is string {
  return typeof text === "string" && idShape.test(text);
}
