import type { ReactNode } from "react";
import { asProposed, impactLines, missingLines } from "~/domain/impact";
import { currentContent, currentSheet } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { useChangeT } from "~/i18n/change-texts";
import { useFormat } from "~/i18n/reader";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { AnchoredTalk, type Talk } from "./anchored-talk";
import { ImpactTable, optionName } from "./impact-table";
import { type Me, usePlace } from "./place";
import { RateForm } from "./typed-rate";

type ImpactPartProps = { view: SpecChangeView; me: Me; talk: Talk; children: (option: string) => ReactNode };

/** The answer to the current revision, or that there is none; `children` draws what can be done with an option. */
export function ImpactPart({ view, me, talk, children }: ImpactPartProps) {
  const t = useChangeT();
  const format = useFormat();
  const { personOf } = usePlace(view, me);
  const { change } = view;
  const content = currentContent(change);
  const sheet = currentSheet(change);
  const last = change.sheets.at(-1);
  if (!content || !sheet || !last) {
    return (
      <Section title={t("change:page.impact")}>
        <p className="text-soft">{t(last ? "change:page.impactOld" : "change:page.impactNone")}</p>
      </Section>
    );
  }
  const options = [asProposed, ...sheet.alternatives.map(({ key }) => key)];
  const open = options.map((option) => ({ option, lines: missingLines(sheet, option) }));
  return (
    <Section
      id="accept"
      title={t("change:page.impact")}
      lead={t("change:page.impactBy", {
        name: personOf(last.memberId),
        when: format.moment(last.at),
        currency: sheet.currency,
      })}
    >
      {open.map(({ option, lines }) =>
        lines.length > 0 ? (
          <Notice key={option} tone="warning">
            {t("change:page.missingLines", {
              option: optionName(t, sheet, option),
              lines: lines.map((line) => t(`change:line.${line}`)).join(t("room:typing.and")),
            })}
          </Notice>
        ) : null,
      )}
      <ImpactTable content={content} sheet={sheet} agreed={change.agreed?.option ?? null} foot={children} />
      <RateForm currency={sheet.currency} />
      <ul className="flex flex-wrap gap-x-5 print:hidden" aria-label={t("change:page.comment")}>
        {impactLines.map((line) => (
          <li key={line} className="flex items-baseline gap-2 text-xs">
            {t(`change:line.${line}`)}
            <AnchoredTalk {...talk} anchor={`impact:${line}`} name={t(`change:line.${line}`)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
