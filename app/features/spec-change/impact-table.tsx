import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { answersTo, asProposed, type ImpactSheet, impactLines, missingLines } from "~/domain/impact";
import type { ChangeContent } from "~/domain/spec-change-content";
import { useChangeT } from "~/i18n/change-texts";
import { classes } from "~/ui/classes";
import { Icon } from "~/ui/icon";
import { impactAnchor } from "./anchored-talk";
import { useImpactWords } from "./impact-words";
import { useRequirementText } from "./requirement-value";

type ImpactTableProps = {
  content: ChangeContent;
  sheet: ImpactSheet;
  /** The option that both companies have accepted. */
  agreed: string | null;
  /** How much was said about each line, by its anchor, and where. */
  said: Record<string, number>;
  thread: string;
  /** Drawn below an option, such as the way to accept it. */
  foot?: (option: string) => ReactNode;
};

/** What each option costs, beside each other; on a phone one below the other, with the same names of lines. */
export function ImpactTable({ content, sheet, agreed, said, thread, foot }: ImpactTableProps) {
  const t = useChangeT();
  const options = [asProposed, ...sheet.alternatives.map(({ key }) => key)];
  const names = ["requirement", ...impactLines] as const;
  return (
    <div className="overflow-x-auto print:overflow-visible">
      <div className={frame}>
        <div aria-hidden="true" className={classes(column, "max-sm:hidden print:grid")}>
          <span />
          {names.map((line) => (
            <span key={line} className="border-t border-line py-2 pe-3 text-sm text-soft">
              {t(`change:line.${line}`)}
            </span>
          ))}
          <span />
        </div>
        {options.map((option) => (
          <section
            key={option}
            data-option={option}
            aria-label={optionName(t, sheet, option)}
            className={classes(column, columnLook, option === agreed && "border-accent! bg-tint")}
          >
            <OptionHead sheet={sheet} option={option} agreed={option === agreed} />
            <dl className="contents">
              <Line name="requirement">
                <Requirements content={content} sheet={sheet} option={option} />
              </Line>
              {impactLines.map((line) => (
                <Line
                  key={line}
                  name={line}
                  said={option === asProposed ? said[impactAnchor(line)] : 0}
                  thread={thread}
                >
                  <Answer sheet={sheet} option={option} line={line} />
                </Line>
              ))}
            </dl>
            <div className="py-3 max-sm:empty:hidden print:hidden">{foot?.(option)}</div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Names, one row for what is asked for, one for each line, and the foot. */
const column = "sm:grid sm:row-span-17 sm:grid-rows-subgrid print:grid print:row-span-17 print:grid-rows-subgrid";
const columnLook =
  "rounded-lg border border-line bg-surface px-3 max-sm:mb-4 sm:min-w-44 print:min-w-0 print:bg-transparent print:px-2";
const frame =
  "sm:grid sm:grid-flow-col sm:grid-rows-[repeat(17,auto)] sm:grid-cols-[minmax(6.5rem,9rem)] sm:auto-cols-[minmax(11rem,1fr)] sm:gap-x-3 " +
  "print:grid print:grid-flow-col print:grid-rows-[repeat(17,auto)] print:grid-cols-[minmax(5rem,7rem)] print:auto-cols-[minmax(0,1fr)] print:gap-x-2 print:text-xs";

export function optionName(t: ReturnType<typeof useChangeT>, sheet: ImpactSheet, option: string): string {
  return sheet.alternatives.find(({ key }) => key === option)?.title ?? t("change:page.asProposed");
}

function OptionHead({ sheet, option, agreed }: { sheet: ImpactSheet; option: string; agreed: boolean }) {
  const t = useChangeT();
  const index = sheet.alternatives.findIndex(({ key }) => key === option);
  const missing = missingLines(sheet, option).length;
  return (
    <header className="py-2.5">
      {index >= 0 && <p className="text-xs text-soft">{t("change:page.alternative", { number: index + 1 })}</p>}
      <h3 className="font-semibold" lang={index >= 0 ? sheet.lang : undefined}>
        {optionName(t, sheet, option)}
      </h3>
      {agreed && (
        <p className="mt-1 flex items-center gap-1 text-sm font-medium text-accent">
          <Icon name="check" className="size-4" />
          {t("specChange:state.agreed")}
        </p>
      )}
      {missing > 0 && <Missing />}
    </header>
  );
}

type LineProps = {
  name: "requirement" | (typeof impactLines)[number];
  said?: number;
  thread?: string;
  children: ReactNode;
};

function Line({ name, said = 0, thread = "", children }: LineProps) {
  const t = useChangeT();
  return (
    <div className="border-t border-line py-2 max-sm:grid max-sm:grid-cols-[7.5rem_1fr] max-sm:gap-3">
      <dt className="text-sm text-soft sm:sr-only print:sr-only">{t(`change:line.${name}`)}</dt>
      <dd className="min-w-0 text-sm tabular-nums">
        {children}
        {said > 0 && (
          <Link to={thread} className="mt-0.5 flex items-center gap-1 text-xs text-soft underline print:hidden">
            <Icon name="reply" className="size-3.5" />
            {t("change:page.talk", { count: said })}
          </Link>
        )}
      </dd>
    </div>
  );
}

function Answer({ sheet, option, line }: { sheet: ImpactSheet; option: string; line: (typeof impactLines)[number] }) {
  const { words } = useImpactWords(sheet.currency);
  const answers = answersTo(sheet, option);
  const answer = answers && words(line, answers);
  if (!answer || !answers) return <Missing />;
  const isWritten = line === "risk" && answers.risk !== "none";
  return (
    <>
      <span
        lang={isWritten ? sheet.lang : undefined}
        className={classes(answers[line] === "none" && "text-soft", isWritten && "whitespace-pre-line")}
      >
        {answer.text}
      </span>
      {answer.note && (
        <span lang={sheet.lang} className="block text-soft">
          {answer.note}
        </span>
      )}
    </>
  );
}

/** What an option asks for where it differs from the proposal; the proposal's own values of those. */
function Requirements({ content, sheet, option }: { content: ChangeContent; sheet: ImpactSheet; option: string }) {
  const textOf = useRequirementText();
  const keys = new Set(sheet.alternatives.flatMap(({ instead }) => instead.map(({ key }) => key)));
  const instead = new Map(
    sheet.alternatives.find(({ key }) => key === option)?.instead.map(({ key, after }) => [key, after]),
  );
  const concerned = content.characteristics.filter(({ key, after }) => (keys.size === 0 ? after : keys.has(key)));
  return concerned.map(({ key, name, after }) => {
    const other = instead.get(key);
    const asked = other ?? after;
    return (
      <span key={key} className="block">
        <span lang={content.lang} className="text-soft">
          {name}
        </span>{" "}
        <span className={other ? "font-semibold underline decoration-2 underline-offset-4" : undefined}>
          {asked ? textOf(asked) : "—"}
        </span>
      </span>
    );
  });
}

function Missing() {
  const t = useChangeT();
  return (
    <span className="inline-flex items-center gap-1 text-sm font-medium text-warning">
      <Icon name="warning" className="size-4" />
      {t("change:page.missing")}
    </span>
  );
}
