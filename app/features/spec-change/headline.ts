import type { Requirement } from "~/domain/characteristic";
import type { Language } from "~/domain/language";
import { currentContent, currentSheet, type SpecChange } from "~/domain/spec-change";
import { type ChangeContent, type Effectivity, withRequirements } from "~/domain/spec-change-content";
import { limitsText, toleranceText } from "~/domain/tolerance";
import type { T } from "~/i18n/use-language";
import { diameterOf } from "./size-text";

/** What is proposed now; once something was agreed, that. */
export function contentNow(change: SpecChange): ChangeContent | null {
  const content = currentContent(change);
  const agreed = currentSheet(change)?.alternatives.find(({ key }) => key === change.agreed?.option);
  return content && agreed ? withRequirements(content, agreed.instead) : content;
}

/**
 * The change in one sentence of the reader's language, where its first line is a tolerance that moves: Tolerance change
 * proposed: Ø12 H8 → H7, from 10-19. null: its title has to say it.
 */
export function headline(t: T, language: Language, change: SpecChange): string | null {
  const content = contentNow(change);
  const [first] = content?.characteristics ?? [];
  const { before, after } = first ?? {};
  if (!content || !before?.tolerance || !after?.tolerance || before.nominal !== after.nominal) return null;
  const [from, to] = [toleranceText(before.tolerance), toleranceText(after.tolerance)];
  if (from === to) return null;
  const start = startText(t, language, content.effectivity);
  if (change.agreed) return t("specChange:card.agreed", { what: sized(after, limitsText(after)) + start });
  return t("specChange:card.tolerance", { from: sized(before, from), to }) + start;
}

function sized(requirement: Requirement, tolerance: string): string {
  const { nominal } = requirement;
  return nominal === null ? tolerance : `${diameterOf(requirement)}${nominal} ${tolerance}`;
}

function startText(t: T, language: Language, { kind, day }: Effectivity): string {
  if (day === null) return "";
  return t(kind === "lot" ? "specChange:card.fromLot" : "specChange:card.from", { start: shortDay(day, language) });
}

/** 10-19 · 10/19 */
function shortDay(day: string, language: Language): string {
  const [, month, date] = day.split("-");
  return language === "en" ? `${month}-${date}` : `${Number(month)}/${Number(date)}`;
}
