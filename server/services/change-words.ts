import { changeName } from "~/domain/change-name";
import type { Requirement } from "~/domain/characteristic";
import type { Entry, Kind, PayloadOf } from "~/domain/entry";
import { type ImpactAnswers, type ImpactSheet, impactLines } from "~/domain/impact";
import type { Language } from "~/domain/language";
import type { ChangeContent } from "~/domain/spec-change-content";
import { type Client, Prisma } from "../database/client";

/**
 * What somebody has written in a step of a spec change, in the order in which it is read; null: the step has no words. The
 * title stands apart, because it is shown above whatever else was found.
 */
export function changeWords(kind: Kind, payload: unknown): { title: string; words: string[] } | null {
  if (kind === "specChange.proposed" || kind === "specChange.revised")
    return contentWords((payload as PayloadOf<"specChange.revised">).content);
  const words = stepWords(kind, payload).filter((word) => word !== "");
  return words.length > 0 ? { title: "", words } : null;
}

/** The language that it is written in, where it says. */
export function languageOf(payload: unknown): Language | null {
  const { content, sheet } = payload as { content?: ChangeContent; sheet?: ImpactSheet };
  return content?.lang ?? sheet?.lang ?? null;
}

/** What a revision is found by besides its own words: the number of its change, however it is typed, and its drawing's name. */
export async function wordsBesides(client: Client, { id, rootId, kind, payload }: Entry): Promise<string[]> {
  if (!payload || (kind !== "specChange.proposed" && kind !== "specChange.revised")) return [];
  const { fileId } = (payload as PayloadOf<"specChange.revised">).content.drawing;
  const [row] = await client.$queryRaw<{ number: number | null; file: string | null }[]>`
    SELECT (SELECT number FROM spec_change WHERE entry_id = ${rootId ?? id}::uuid) AS number,
           ${fileId ? Prisma.sql`(SELECT name FROM room_file WHERE id = ${fileId}::uuid)` : Prisma.sql`NULL`} AS file`;
  return [...(row?.number ? numberWords(row.number) : []), ...(row?.file ? [row.file] : [])];
}

/** SC-014, SC014, SC-14, SC14. */
function numberWords(number: number): string[] {
  const name = changeName(number);
  const short = `SC-${number}`;
  return [...new Set([name, name.replace("-", ""), short, short.replace("-", "")])];
}

function contentWords(content: ChangeContent): { title: string; words: string[] } {
  const { title, part, drawing, reason, background, characteristics, effectivity } = content;
  const rows = characteristics.flatMap(({ no, name, before, after }) => [no, name, ...asked(before), ...asked(after)]);
  const all = [part, reason, background, ...rows, drawing.from, drawing.to, effectivity.first];
  return { title, words: [...new Set(all.filter((word) => word !== null))] };
}

function asked(requirement: Requirement | null): (string | null)[] {
  return requirement ? [requirement.datum, requirement.note] : [];
}

function stepWords(kind: Kind, payload: unknown): string[] {
  if (kind === "specChange.impactAnswered") return sheetWords((payload as PayloadOf<typeof kind>).sheet);
  if (kind === "specChange.scheduled") return [(payload as PayloadOf<typeof kind>).first ?? ""];
  if (kind === "specChange.verified") return [(payload as PayloadOf<typeof kind>).note ?? ""];
  if (kind === "specChange.withdrawn" || kind === "specChange.rejected")
    return [(payload as PayloadOf<typeof kind>).reason];
  return [];
}

function sheetWords({ answers, alternatives }: ImpactSheet): string[] {
  const others = alternatives.flatMap(({ title, instead, answers }) => [
    title,
    ...instead.map(({ after }) => after.note ?? ""),
    ...notesOf(answers),
  ]);
  return [...new Set([...notesOf(answers), ...others])];
}

/** What stands in words beside the numbers of a sheet. */
function notesOf(answers: ImpactAnswers): string[] {
  return impactLines.flatMap((line) => {
    const answer = answers[line];
    return answer !== null && answer !== "none" && "note" in answer && answer.note ? [answer.note] : [];
  });
}
