import type { Actor } from "~/domain/actor";
import type { ChangeExport } from "~/domain/change-export";
import { changeName } from "~/domain/change-name";
import type { Requirement } from "~/domain/characteristic";
import { limitsOf } from "~/domain/fit";
import { currentContent, currentSheet } from "~/domain/spec-change";
import type { Database } from "../database/client";
import { readSpecChange } from "./spec-change-page";

/** A spec change as data, for anyone who is in its room: what it asks for, what it costs and what happened to it. */
export async function exportSpecChange(
  database: Database,
  actor: Actor,
  which: { roomId: string; entryId: string },
): Promise<ChangeExport> {
  const { room, people, companies, change, steps } = await readSpecChange(database, actor, which);
  const { id, number, state, revisions, sheets, agreed, schedule, inEffect, verified, ended } = change;
  const content = currentContent(change);
  const companyOf = new Map(people.map((person) => [person.id, person.organizationId]));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const who = (memberId: string) => ({
    member: nameOf.get(memberId) ?? null,
    organizationId: companyOf.get(memberId) ?? null,
  });
  const said = <T extends { memberId: string; at: number }>({ memberId, at, ...rest }: T) => ({
    at: new Date(at).toISOString(),
    ...who(memberId),
    ...rest,
  });
  return {
    format: 1,
    room,
    id,
    number,
    name: changeName(number),
    state,
    companies: companies.map(({ id, side, nameEn, nameJa, nameKo }) => ({ id, side, nameEn, nameJa, nameKo })),
    revision: revisions.length,
    content,
    limits: Object.fromEntries(
      (content?.characteristics ?? []).map(({ key, before, after }) => [
        key,
        { before: limits(before), after: limits(after) },
      ]),
    ),
    revisions: revisions.map(said),
    impact: currentSheet(change),
    sheets: sheets.map(said),
    agreed: agreed && { option: agreed.option, terms: agreed.terms, at: new Date(agreed.at).toISOString() },
    schedule: schedule && said(schedule),
    inEffect: inEffect && said(inEffect),
    verified: verified && said(verified),
    ended: ended && said(ended),
    history: steps.map(({ id, kind, memberId, at }) => ({
      id,
      kind,
      at: new Date(at).toISOString(),
      ...who(memberId),
    })),
  };
}

/** Deviations from the nominal size in its unit; those of a fit as the standard has them. */
function limits(requirement: Requirement | null): { lower: string; upper: string } | null {
  const { nominal, unit, tolerance } = requirement ?? {};
  if (!tolerance) return null;
  if (tolerance.kind === "limits") return { lower: tolerance.lower, upper: tolerance.upper };
  return nominal && (unit === null || unit === "MMT") ? limitsOf(tolerance.fit, nominal) : null;
}
