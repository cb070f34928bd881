import type { Actor } from "~/domain/actor";
import { isLanguage } from "~/domain/language";
import { Refusal } from "~/domain/result";
import type { SearchPlaces } from "~/domain/search-wish";
import type { Client } from "../database/client";

type Row = {
  awake: boolean;
  rooms: SearchPlaces["rooms"] | null;
  people: { id: string; organizationId: string; name: string; locale: string }[] | null;
};

/** Where I can look, and for whom: my rooms as `roomFor` would let me in, and who is or once read there. */
export async function placesOf(client: Client, actor: Actor): Promise<SearchPlaces> {
  const [row] = await client.$queryRaw<Row[]>`
    WITH mine AS MATERIALIZED (
      SELECT r.id, r.name, r.parent_id AS "parentId" FROM participant p
        JOIN member m ON m.id = p.member_id AND m.disabled_at IS NULL
        JOIN room_company rc ON rc.room_id = p.room_id AND rc.organization_id = m.organization_id
        JOIN room r ON r.id = p.room_id
       WHERE p.member_id = ${actor.memberId}::uuid
    ), known AS (
      SELECT member_id AS id FROM participant WHERE room_id IN (SELECT id FROM mine)
       UNION
      SELECT member_id FROM read_cursor WHERE room_id IN (SELECT id FROM mine))
    SELECT (${actor.sessionId}::uuid IS NULL OR EXISTS (
              SELECT 1 FROM session s WHERE s.id = ${actor.sessionId}::uuid AND s.expires_at > now())) AS awake,
           (SELECT json_agg(mine ORDER BY mine.name, mine."parentId" IS NOT NULL, mine.id) FROM mine) AS rooms,
           (SELECT json_agg(json_build_object('id', m.id, 'organizationId', m.organization_id, 'name', m.name,
                     'locale', m.locale) ORDER BY m.name, m.id) FROM known JOIN member m ON m.id = known.id) AS people`;
  if (!row?.awake) throw new Refusal("signedOut");
  const people = (row.people ?? []).map(({ locale, ...person }) => ({
    ...person,
    locale: isLanguage(locale) ? locale : ("en" as const),
  }));
  return { rooms: row.rooms ?? [], people };
}
