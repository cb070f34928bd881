import type { Entry } from "~/domain/entry";
import { answersTo } from "~/domain/impact";
import { Refusal } from "~/domain/result";
import { applyToSpecChange, currentContent, currentSheet, type SpecChange, specChangeFrom } from "~/domain/spec-change";
import { withRequirements } from "~/domain/spec-change-content";
import type { Client } from "../database/client";
import { hashTerms } from "./entry-hash";
import { type EntryRow, entryColumns, entryFrom } from "./entry-row";

type Found = { change: SpecChange; entries: Entry[] };

/** The highest `seq` that there can be. */
const latest = 2_147_483_647;

/** A change of a room with the entries that made it; `notFound` for what is none or was erased. */
export async function specChangeOf(client: Client, roomId: string, entryId: string): Promise<Found> {
  const found = await findSpecChange(client, roomId, entryId);
  if (!found) throw new Refusal("notFound");
  return found;
}

/** The same as of a `seq`; null for what is none or was erased. */
export async function findSpecChange(
  client: Client,
  roomId: string,
  entryId: string,
  upTo = latest,
): Promise<Found | null> {
  const rows = await client.$queryRaw<EntryRow[]>`
    SELECT ${entryColumns} FROM entry e
     WHERE e.room_id = ${roomId}::uuid AND e.seq <= ${upTo} AND e.kind LIKE 'specChange.%'
       AND (e.id = ${entryId}::uuid OR (e.root_id = ${entryId}::uuid AND e.refers_to = ${entryId}::uuid))
     ORDER BY e.seq`;
  const [first, ...later] = rows.map(entryFrom);
  const change = first?.kind === "specChange.proposed" ? specChangeFrom(first) : null;
  if (!first || !change) return null;
  return { change: later.reduce(applyToSpecChange, change), entries: [first, ...later] };
}

/**
 * The hash of what somebody accepts with an option: the whole content with what the option asks for instead, and all that it
 * costs. null: there is no such option, or nobody has answered the current revision.
 */
export function termsOf(change: SpecChange, option: string): string | null {
  const content = currentContent(change);
  const sheet = currentSheet(change);
  const answers = sheet && answersTo(sheet, option);
  if (!content || !sheet || !answers) return null;
  const instead = sheet.alternatives.find(({ key }) => key === option)?.instead ?? [];
  return hashTerms({
    change: change.id,
    revision: change.revisions.length,
    sheet: change.sheets.length,
    option,
    content: withRequirements(content, instead),
    currency: sheet.currency,
    answers,
  });
}
