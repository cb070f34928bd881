import type { Acknowledgement, Answered, AnswerState } from "~/domain/acknowledgement";
import { type Company, companyName } from "~/domain/actor";
import { useNameOf } from "~/features/memory/use-name-of";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { Time } from "~/ui/time";
import type { OnRow } from "./acknowledged";
import { versionsOf } from "./versions-of";

/** Person by person three separate facts, each with its time on the clocks of the room's companies. */
export function AckTable({ row, room, me, ask }: OnRow & { ask: Acknowledgement }) {
  const t = useT();
  const language = useLanguage();
  const { people } = room.state;
  const companies = [...room.state.companies.values()].filter(({ side }) => side !== "guest");
  const nameOf = useNameOf(people, me);
  return (
    <div className="overflow-x-auto pb-1">
      <table className="w-full text-start text-sm">
        <thead className="text-xs text-soft">
          <tr>
            <th scope="col" className="py-1 pr-3 text-start font-normal">
              {t("meaning:table.fact")}
            </th>
            {companies.map((company) => (
              <th key={company.id} scope="col" className="py-1 pr-3 text-start font-normal">
                {t("meaning:table.clock", { company: companyName(company, language) })}
              </th>
            ))}
          </tr>
        </thead>
        {ask.answers.map((answer) => (
          <tbody key={answer.memberId} className="border-t border-line">
            <tr>
              <th scope="rowgroup" colSpan={companies.length + 1} className="pt-2 pb-0.5 text-start font-semibold">
                <span lang={people.get(answer.memberId)?.locale}>{nameOf(answer.memberId)}</span>
              </th>
            </tr>
            <Fact state="seen" at={answer.seenAt} companies={companies} />
            <Fact state="understood" at={answer.understoodAt} companies={companies} />
            <DecisionRows
              row={row}
              answer={answer}
              companies={companies}
              lang={people.get(answer.memberId)?.locale ?? ""}
            />
          </tbody>
        ))}
      </table>
    </div>
  );
}

type FactProps = { state: AnswerState; at: number | null; companies: Company[] };

function Fact({ state, at, companies }: FactProps) {
  const t = useT();
  return (
    <tr className={at === null ? "text-soft" : undefined}>
      <th scope="row" className="min-w-28 py-0.5 pr-3 text-start align-top font-normal">
        {t(`meaning:state.${state}`)}
      </th>
      {companies.map(({ id, timeZone }) => (
        <td
          key={id}
          className="min-w-20 py-0.5 pr-3 align-top tabular-nums max-sm:text-xs max-sm:leading-5 sm:whitespace-nowrap"
        >
          {at === null ? t("meaning:table.never") : <Time at={at} zone={timeZone} />}
        </td>
      ))}
    </tr>
  );
}

/** What was decided, in whose words, and about which text. */
function DecisionRows({
  row,
  answer: { decision },
  companies,
  lang,
}: Pick<OnRow, "row"> & { answer: Answered; companies: Company[]; lang: string }) {
  const t = useT();
  const format = useFormat();
  if (!decision) {
    return (
      <tr className="text-soft">
        <td colSpan={companies.length + 1} className="pt-0.5 pb-2">
          {t("meaning:table.noDecision")}
        </td>
      </tr>
    );
  }
  const versions = versionsOf(row);
  const about = versions.find(({ seq }) => seq === decision.version);
  const edited = (versions.at(-1)?.seq ?? 0) > decision.version;
  return (
    <>
      <Fact state={decision.state} at={decision.at} companies={companies} />
      <tr>
        <td colSpan={companies.length + 1} className="pb-2">
          {decision.text && (
            <p lang={lang} className="border-l-2 border-line pl-2 whitespace-pre-wrap">
              {decision.text}
            </p>
          )}
          {about && <p className="text-xs text-soft">{t("meaning:table.said", { when: format.moment(about.at) })}</p>}
          {edited && (
            <p className="flex items-center gap-1 text-xs font-medium text-warning">
              <Icon name="warning" className="size-3.5" />
              {t(decision.state === "declined" ? "meaning:strip.editedDeclined" : "meaning:strip.edited")}
            </p>
          )}
        </td>
      </tr>
    </>
  );
}
