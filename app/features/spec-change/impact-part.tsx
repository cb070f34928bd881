import type { ReactNode } from "react";
import { asProposed, missingLines } from "~/domain/impact";
import { currentContent, currentSheet } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { threadTo } from "~/features/thread/thread-address";
import { useChangeT } from "~/i18n/change-texts";
import { useFormat } from "~/i18n/reader";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { ImpactTalk, type Talk } from "./anchored-talk";
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
      <ImpactTable
        content={content}
        sheet={sheet}
        agreed={change.agreed?.option ?? null}
        said={view.anchors}
        thread={threadTo(view.room.id, change.id)}
        foot={children}
      />
      <ImpactTalk {...talk} />
      <RateForm currency={sheet.currency} />
    </Section>
  );
}
