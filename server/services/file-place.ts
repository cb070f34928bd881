import type { Participant } from "~/domain/actor";
import type { FileList } from "~/domain/file";
import type { Client } from "../database/client";
import { type PersonRow, personColumns, personFrom } from "./person-row";
import { type CompanyRow, companyColumns, companyFrom } from "./room-header";

type Place = Pick<FileList, "room" | "people" | "companies">;
type Row = { name: string; parentId: string | null; companies: CompanyRow[]; people: PersonRow[] | null };

/** What surrounds files on a screen: the room, its companies, whoever is in it and whoever is named besides. */
export async function placeOf(client: Client, { roomId }: Participant, named: { memberId: string }[]): Promise<Place> {
  const ids = [...new Set(named.map(({ memberId }) => memberId))];
  const [row] = await client.$queryRaw<Row[]>`
    SELECT r.name, r.parent_id AS "parentId", ${companyColumns} AS companies,
           (SELECT json_agg(who ORDER BY who.name, who.id) FROM (
              SELECT ${personColumns}, p.member_id IS NOT NULL AS present
                FROM member m LEFT JOIN participant p ON p.member_id = m.id AND p.room_id = r.id
               WHERE p.member_id IS NOT NULL OR m.id = ANY(${ids}::uuid[])) who) AS people
      FROM room r WHERE r.id = ${roomId}::uuid`;
  if (!row) throw new Error("a room that was just passed through its gate is not there");
  const { name, parentId, companies, people } = row;
  return {
    room: { id: roomId, name, parentId },
    companies: companies.map(companyFrom),
    people: (people ?? []).map(personFrom),
  };
}
