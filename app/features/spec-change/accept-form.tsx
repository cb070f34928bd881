import { changeName } from "~/domain/change-name";
import { missingLines } from "~/domain/impact";
import { canTake, currentContent, currentSheet } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { useChangeT } from "~/i18n/change-texts";
import { Icon } from "~/ui/icon";
import { AcceptingPeople } from "./accepting-people";
import { optionName } from "./impact-table";
import { useImpactWords } from "./impact-words";
import type { Me } from "./place";
import { useRequirementText } from "./requirement-value";
import { StepForm, StepPanel } from "./step-form";

type AcceptFormProps = { view: SpecChangeView; option: string; me: Me; formKey: string };

/** Accepts one option; first it says once more what exactly that is. Who may not accept is told who does. */
export function AcceptForm({ view, option, me, formKey }: AcceptFormProps) {
  const t = useChangeT();
  const { change, side, terms, approvers } = view;
  const sheet = currentSheet(change);
  const hash = terms[option];
  if (!sheet || hash === undefined || !canTake(change, { side }, "accept")) return null;
  if (change.acceptances.some((one) => one.memberId === me.memberId && one.terms === hash)) {
    return (
      <div className="grid gap-1">
        <p className="flex items-center gap-1 text-sm font-medium text-accent">
          <Icon name="check" className="size-4" />
          {t("change:page.acceptedByYou")}
        </p>
        <AcceptingPeople view={view} terms={hash} me={me} />
      </div>
    );
  }
  if (missingLines(sheet, option).length > 0) return null;
  if (!approvers.mayAccept) return <AcceptingPeople view={view} terms={hash} me={me} />;
  // Another hash closes it: what was read is not what would be accepted.
  return (
    <StepPanel key={hash} id={`accept-${option}`} label={t("change:page.accept")} tone="primary">
      <p className="text-sm font-medium">
        {t("change:page.acceptExactly", {
          name: changeName(change.number),
          revision: change.revisions.length,
          option: optionName(t, sheet, option),
        })}
      </p>
      <Terms view={view} option={option} />
      <p className="text-sm text-soft">{t("change:page.acceptBoth")}</p>
      <StepForm
        entryId={change.id}
        me={me}
        formKey={formKey}
        command="specChange.accept"
        says={{ option, terms: hash }}
        submit={t("change:page.acceptThis")}
      />
      <AcceptingPeople view={view} terms={hash} me={me} />
    </StepPanel>
  );
}

/** What is asked for under an option, and what it costs first of all. */
function Terms({ view: { change }, option }: { view: SpecChangeView; option: string }) {
  const t = useChangeT();
  const textOf = useRequirementText();
  const content = currentContent(change);
  const sheet = currentSheet(change);
  const { words } = useImpactWords(sheet?.currency ?? "");
  if (!content || !sheet) return null;
  const alternative = sheet.alternatives.find(({ key }) => key === option);
  const answers = alternative?.answers ?? sheet.answers;
  const instead = new Map(alternative?.instead.map(({ key, after }) => [key, after]));
  return (
    <ul className="grid gap-0.5 text-sm">
      {content.characteristics.map(({ key, name, after }) => {
        const asked = instead.get(key) ?? after;
        return (
          <li key={key}>
            <span lang={content.lang}>{name}</span>: {asked ? textOf(asked) : t("change:page.dropped")}
          </li>
        );
      })}
      {(["unitPrice", "tooling", "leadTime"] as const).map((line) => (
        <li key={line}>
          {t(`change:line.${line}`)}: {words(line, answers)?.text}
        </li>
      ))}
    </ul>
  );
}
