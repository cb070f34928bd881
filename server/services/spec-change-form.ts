import { type Actor, otherSide } from "~/domain/actor";
import type { ChangeForm } from "~/domain/change-form";
import { Refusal } from "~/domain/result";
import { type SpecChange, whyNot } from "~/domain/spec-change";
import type { Database } from "../database/client";
import { newestFirst } from "./file-row";
import { isId, roomFor } from "./gate";
import { type CompanyRow, companyColumns, companyFrom } from "./room-header";
import { specChangeOf } from "./spec-change-state";

const mostDrawings = 200;

type Row = {
  name: string;
  companies: CompanyRow[];
  drawings: ChangeForm["drawings"] | null;
  parts: string[] | null;
};

/**
 * What a proposal is written with: the companies with their calendars, the room's parts and drawings, and the change that
 * is to be revised. `forbidden` where there is nobody to propose to and for a revision that is not theirs to make.
 */
export async function readChangeForm(
  { prisma }: Database,
  actor: Actor,
  { roomId, revise }: { roomId: string; revise: string | null },
): Promise<ChangeForm> {
  const participant = await roomFor(prisma, actor, roomId);
  const [row] = await prisma.$queryRaw<Row[]>`
    SELECT r.name, ${companyColumns} AS companies,
           (SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'part', f.part, 'revision', f.revision)
                            ORDER BY ${newestFirst})
              FROM (SELECT * FROM room_file f WHERE f.room_id = r.id AND f.withdrawn_at IS NULL AND f.part IS NOT NULL
                     ORDER BY ${newestFirst} LIMIT ${mostDrawings}) f) AS drawings,
           (SELECT json_agg(DISTINCT sc.part) FROM spec_change sc WHERE sc.room_id = r.id) AS parts
      FROM room r WHERE r.id = ${roomId}::uuid`;
  if (!row) throw new Error("a room that was just passed through its gate is not there");
  const companies = row.companies.map(companyFrom);
  const across = otherSide(participant.side);
  if (!across || !companies.some(({ side }) => side === across)) throw new Refusal("forbidden");
  const drawings = row.drawings ?? [];
  const parts = [...new Set([...drawings.map(({ part }) => part), ...(row.parts ?? [])])];
  return {
    room: { id: roomId, name: row.name },
    side: participant.side,
    companies,
    drawings,
    parts,
    revised: revise === null ? null : await revisable(revise),
  };

  async function revisable(entryId: string): Promise<SpecChange> {
    if (!isId(entryId)) throw new Refusal("notFound");
    const { change } = await specChangeOf(prisma, roomId, entryId);
    const no = whyNot(change, participant, "revise");
    if (no) throw new Refusal(no);
    return change;
  }
}
