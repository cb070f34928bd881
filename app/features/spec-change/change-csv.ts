import type { TFunction } from "i18next";
import { companyName } from "~/domain/actor";
import type { ChangeExport } from "~/domain/change-export";
import type { Characteristic, Requirement } from "~/domain/characteristic";
import { csvOf } from "~/domain/csv";
import { answersTo, asProposed, type ImpactAnswers, type ImpactLine, impactLines } from "~/domain/impact";
import type { Language } from "~/domain/language";
import { toleranceText } from "~/domain/tolerance";
import { unitSymbol } from "~/domain/unit";
import { diameterOf } from "./size-text";

export const csvNamespaces = ["common", "specChange", "change"] as const;
type T = TFunction<typeof csvNamespaces>;
type Row = (string | number | null)[];

/** A spec change for a spreadsheet: its characteristics, what each option costs, and its history. */
export function changeCsv(t: T, language: Language, file: ChangeExport): string {
  const { content } = file;
  return csvOf([
    [file.name, content?.title ?? ""],
    [t("change:form.part"), content?.part ?? ""],
    [t("change:list.state"), t(`specChange:state.${file.state}`)],
    [t("change:csv.revision"), file.revision],
    [],
    ...characteristicRows(t, file),
    ...impactRows(t, file),
    [],
    ...historyRows(t, language, file),
  ]);
}

function characteristicRows(t: T, { content, limits }: ChangeExport): Row[] {
  const heading = [
    t("change:cell.no"),
    t("change:cell.name"),
    t("change:cell.critical"),
    ...(["before", "after"] as const).flatMap((side) => [
      t(`change:cell.${side}`),
      t("change:csv.lower"),
      t("change:csv.upper"),
    ]),
    t("change:cell.unit"),
    t("change:cell.datum"),
    t("change:cell.note"),
  ];
  return [heading, ...(content?.characteristics ?? []).map((one) => row(one))];

  function row({ key, no, name, critical, before, after }: Characteristic): Row {
    const sides = (["before", "after"] as const).flatMap((side) => {
      const { lower = "", upper = "" } = limits[key]?.[side] ?? {};
      return [size(side === "before" ? before : after), lower, upper];
    });
    const holder = after ?? before;
    const unit = holder?.unit ?? null;
    return [
      no,
      name,
      critical ? t("change:cell.critical") : "",
      ...sides,
      unit && (unitSymbol(unit) ?? unit),
      holder?.datum ?? "",
      holder?.note ?? "",
    ];
  }
}

function size(requirement: Requirement | null): string {
  if (!requirement) return "";
  const { nominal, tolerance, note } = requirement;
  if (nominal === null && !tolerance) return note ?? "";
  return [diameterOf(requirement) + (nominal ?? ""), tolerance ? toleranceText(tolerance) : ""]
    .filter(Boolean)
    .join(" ");
}

function impactRows(t: T, { impact }: ChangeExport): Row[] {
  if (!impact) return [];
  const options = [asProposed, ...impact.alternatives.map(({ key }) => key)];
  const names = [t("change:page.asProposed"), ...impact.alternatives.map(({ title }) => title)];
  return [
    [],
    [t("change:csv.impact", { currency: impact.currency }), ...names],
    ...impactLines.map((line) => [
      t(`change:line.${line}`),
      ...options.map((option) => {
        const answers = answersTo(impact, option);
        return answers ? answerText(t, line, answers) : "";
      }),
    ]),
  ];
}

/** Bare numbers, to calculate with: the currency stands in the heading. */
function answerText(t: T, line: ImpactLine, answers: ImpactAnswers): string {
  const answer = answers[line];
  if (answer === null) return "";
  if (answer === "none") return t("change:page.none");
  if ("from" in answer) return `${answer.from} → ${answer.to}`;
  if ("amount" in answer) return [answer.amount, answer.note].filter(Boolean).join(" · ");
  if ("days" in answer) return String(answer.days);
  if ("day" in answer) return answer.day;
  if ("quantity" in answer) {
    const { quantity, disposition, payer, note } = answer;
    const how = [t(`change:disposition.${disposition}`), t(`change:payer.${payer}`)];
    return [quantity, ...how, note].filter(Boolean).join(" · ");
  }
  if ("firstArticle" in answer) {
    const { ppapLevel, firstArticle } = answer;
    const level = ppapLevel === null ? "" : t("change:page.ppap", { level: ppapLevel });
    return [level, firstArticle ? t("change:page.firstArticle") : ""].filter(Boolean).join(" · ");
  }
  if ("cpk" in answer) {
    return [answer.cpk && t("change:page.cpk", { cpk: answer.cpk }), answer.note].filter(Boolean).join(" · ");
  }
  return answer.note;
}

function historyRows(t: T, language: Language, { history, companies }: ChangeExport): Row[] {
  const nameOf = new Map(companies.map((company) => [company.id, companyName(company, language)]));
  return [
    [t("change:page.history"), t("change:csv.at"), t("change:csv.who"), t("change:csv.company")],
    ...history.map(({ kind, at, member, organizationId }) => [
      t(`change:event.${kind.slice("specChange.".length) as "proposed"}`),
      at,
      member,
      nameOf.get(organizationId ?? "") ?? "",
    ]),
  ];
}
