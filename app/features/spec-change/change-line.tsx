import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { companyName } from "~/domain/actor";
import { unansweredDays } from "~/domain/answer-clock";
import type { ChangeLine, ChangeList } from "~/domain/change-list";
import { changeName } from "~/domain/change-name";
import { subtractDecimals } from "~/domain/decimal";
import { isCurrency } from "~/domain/money";
import { useChangeT } from "~/i18n/change-texts";
import { moneyText } from "~/i18n/money-text";
import { useLanguage } from "~/i18n/use-language";
import { useMinute } from "~/i18n/use-minute";
import { classes } from "~/ui/classes";
import { Tag } from "~/ui/rows";
import { changeTo } from "./change-paths";
import { useShortDay } from "./short-day";

/** The columns of the list, and of its heading; on a phone they stand below each other. */
export const lineColumns = "grid lg:grid-cols-[minmax(0,1fr)_11rem_8.5rem_11.5rem_5rem_6rem] lg:gap-x-4";

type Companies = ReadonlyMap<string, ChangeList["companies"][number]>;

/** One change of the list. Pressed anywhere it opens. */
export function ChangeLineRow({ line, companies }: { line: ChangeLine; companies: Companies }) {
  const t = useChangeT();
  const { id, room, number, title, part, state, waitsFor, side } = line;
  const mine = waitsFor.includes(side);
  const tone = mine ? "accent" : "plain";
  return (
    <li
      className={classes(
        lineColumns,
        "relative items-center gap-y-1 px-4 py-3 hover:bg-hover has-[:focus-visible]:bg-hover",
      )}
    >
      <div className="grid min-w-0 gap-0.5">
        <Link
          to={changeTo(room.id, id)}
          className="flex min-w-0 items-baseline gap-2 font-medium after:absolute after:inset-0"
        >
          <span className="shrink-0 text-sm font-normal text-soft tabular-nums">{changeName(number)}</span>
          <span className="line-clamp-2 min-w-0">{title}</span>
        </Link>
        <span className="flex min-w-0 gap-x-2 text-sm text-soft">
          <span className="shrink-0">{part}</span>
          <span className="min-w-0 truncate">{room.name}</span>
        </span>
      </div>
      <div>
        <Tag tone={tone}>{t(`specChange:state.${state}`)}</Tag>
      </div>
      <dl className="contents text-sm max-lg:flex max-lg:flex-wrap max-lg:gap-x-4 max-lg:gap-y-1">
        <Fact label={t("change:list.waits")}>
          <WaitsFor line={line} companies={companies} />
        </Fact>
        <Fact label={t("change:list.answerBy")} said>
          <Clock line={line} companies={companies} />
        </Fact>
        <Fact label={t("change:list.price")} end>
          <Price line={line} />
        </Fact>
        <Fact label={t("change:list.lead_time")} end>
          <LeadTime days={line.leadDays} />
        </Fact>
      </dl>
    </li>
  );
}

type FactProps = {
  label: string;
  end?: boolean /** It says itself what it is. */;
  said?: boolean;
  children: ReactNode;
};

/** Its name is read out on a wide screen and drawn on a narrow one, where there is no heading. Nothing to say: no line. */
function Fact({ label, end, said, children }: FactProps) {
  return (
    <div className={classes("flex min-w-0 items-baseline gap-2 max-lg:has-[dd:empty]:hidden", end && "lg:justify-end")}>
      <dt className={classes("shrink-0 text-xs text-soft", said ? "sr-only" : "lg:sr-only")}>{label}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}

function WaitsFor({ line: { waitsFor, side, companyIds }, companies }: { line: ChangeLine; companies: Companies }) {
  const t = useChangeT();
  const language = useLanguage();
  if (waitsFor.length === 0) return null;
  if (waitsFor.includes(side)) return <span className="font-semibold text-accent">{t("change:list.us")}</span>;
  return companyIds
    .flatMap((id) => companies.get(id) ?? [])
    .map((company) => companyName(company, language))
    .join(", ");
}

/** The day that was asked for, and for how long nobody has answered: working days of who is asked, holidays off. */
function Clock({ line: { day, askedAt, overdue, companyIds }, companies }: { line: ChangeLine; companies: Companies }) {
  const t = useChangeT();
  const shortDay = useShortDay();
  const now = useMinute();
  const asked = companies.get(companyIds[0] ?? "");
  if (askedAt === null) return null;
  const count = asked ? unansweredDays(asked.calendar, askedAt, now) : 0;
  if (day === null && count === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-2 lg:grid">
      {day !== null && (
        <span className={overdue ? "font-semibold text-danger" : undefined}>
          {t(overdue ? "change:list.late" : "change:list.by", { day: shortDay(day) })}
        </span>
      )}
      {count > 0 && <span className="text-warning">{t("change:list.unanswered", { count })}</span>}
    </span>
  );
}

function Price({ line: { currency, priceFrom, priceTo } }: { line: ChangeLine }) {
  const t = useChangeT();
  const language = useLanguage();
  if (currency === null || priceFrom === null || priceTo === null) return null;
  const delta = subtractDecimals(priceTo, priceFrom);
  if (!/[1-9]/.test(delta)) return t("change:list.same");
  return isCurrency(currency) ? moneyText(delta, currency, language, { signed: true }) : `${delta} ${currency}`;
}

function LeadTime({ days }: { days: number | null }) {
  const t = useChangeT();
  if (days === null) return null;
  if (days === 0) return t("change:list.same");
  return t("change:list.days", { count: Math.abs(days), sign: days > 0 ? "+" : "−" });
}
