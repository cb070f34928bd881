import { useEffect, useRef, useState } from "react";
import { missingLines } from "~/domain/impact";
import { currentContent, currentSheet } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { fileTo } from "~/features/file/file-paths";
import { useChangeT } from "~/i18n/change-texts";
import { useRefusalText } from "~/i18n/use-language";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { AcceptForm } from "./accept-form";
import type { RefusedStep } from "./answer-step";
import { ChangeFacts } from "./change-facts";
import { ChangeHeader } from "./change-header";
import { ChangeHistory } from "./change-history";
import { changeTo } from "./change-paths";
import { ChangeStatus } from "./change-status";
import { ChangeSteps } from "./change-steps";
import { CharacteristicTable } from "./characteristic-table";
import { FileTitle } from "./file-title";
import { contentNow } from "./headline";
import { ImpactPart } from "./impact-part";
import type { Me } from "./place";
import { RevisionDiff } from "./revision-diff";
import { useChangeNews } from "./use-change-news";

type ChangePageProps = { view: SpecChangeView; me: Me; formKey: string; unposted: RefusedStep | undefined };

/** One spec change: what changes, what it costs, who has said what, and what may be done next. */
export function ChangePage({ view, me, formKey, unposted }: ChangePageProps) {
  const t = useChangeT();
  const { change, room, files } = view;
  useChangeNews(me.memberId, room.id, change.id, view.seenBy);
  const content = currentContent(change);
  const now = contentNow(change);
  if (!content || !now) return null;
  const talk = { view, about: { entryId: change.id, me, formKey }, unposted };
  return (
    <div className="flex h-full min-h-0 flex-col print:block print:h-auto">
      <ChangeHeader view={view} />
      <div className="relative min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-7 px-4 pt-5 pb-[max(4rem,env(safe-area-inset-bottom))] sm:px-8 print:max-w-none print:gap-4 print:p-0">
          <section aria-label={t("change:page.status")} className="grid gap-4">
            <ChangeStatus view={view} me={me} />
            <Refusal unposted={unposted} />
            <TermsChanged view={view} me={me} />
            <CharacteristicTable characteristics={now.characteristics} lang={content.lang} talk={talk} />
            <ChangeSteps view={view} me={me} formKey={formKey} unposted={unposted} />
          </section>
          <Section title={t("change:page.facts")}>
            <ChangeFacts content={content} view={view} />
          </Section>
          <RevisionDiff change={change} />
          <ImpactPart view={view} me={me} talk={talk}>
            {(option) => <AcceptForm view={view} option={option} me={me} formKey={formKey} />}
          </ImpactPart>
          {files.length > 0 && (
            <Section title={t("change:page.files", { part: content.part })}>
              <ul className="grid gap-1">
                {files.map((file) => (
                  <li key={file.id}>
                    <FileTitle to={fileTo(room.id, file.id)} file={file} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t("change:page.history")}>
            <ChangeHistory view={view} me={me} />
            <p className="flex items-baseline gap-4 text-sm text-soft print:hidden">
              {t("change:page.asFile")}
              {["csv", "json"].map((form) => (
                <a
                  key={form}
                  href={`${changeTo(room.id, change.id)}.${form}`}
                  download
                  className="text-ink uppercase underline underline-offset-2"
                >
                  {form}
                </a>
              ))}
            </p>
          </Section>
        </div>
      </div>
    </div>
  );
}

/** Why a step was refused, where no field of it says so. */
function Refusal({ unposted }: { unposted: RefusedStep | undefined }) {
  const t = useChangeT();
  const refusalText = useRefusalText();
  if (!unposted) return null;
  const { refused, command } = unposted;
  const isStale = refused.code === "outdated" || (refused.code === "alreadyDone" && command === "specChange.accept");
  return <Notice tone="refusal">{isStale ? t("change:page.outdated") : refusalText(refused)}</Notice>;
}

/** Somebody else changed what could be accepted while the page was open. */
function TermsChanged({ view, me }: { view: SpecChangeView; me: Me }) {
  const t = useChangeT();
  const terms = JSON.stringify(view.terms);
  const before = useRef(terms);
  const [changed, setChanged] = useState(false);
  const byMe = view.steps.at(-1)?.memberId === me.memberId;
  useEffect(() => {
    if (before.current === terms) return;
    const hadSome = before.current !== "{}";
    before.current = terms;
    setChanged(hadSome && !byMe);
  }, [terms, byMe]);
  const sheet = currentSheet(view.change);
  const isOpen = view.change.state === "impactAnswered" && sheet !== null;
  return changed && (isOpen || missingLines(sheet, "proposed").length > 0) ? (
    <Notice tone="warning">{t("change:page.outdated")}</Notice>
  ) : null;
}
