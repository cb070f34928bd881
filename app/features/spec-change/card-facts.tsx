import type { Characteristic } from "~/domain/characteristic";
import { subtractDecimals } from "~/domain/decimal";
import { answersTo, asProposed, type ImpactSheet } from "~/domain/impact";
import { isCurrency } from "~/domain/money";
import type { ChangeContent } from "~/domain/spec-change-content";
import { moneyText } from "~/i18n/money-text";
import { useLanguage, useT } from "~/i18n/use-language";
import { Tag } from "~/ui/rows";
import { sizeText } from "./size-text";

/** As many as stand on a card. */
const shownLines = 2;

type CardFactsProps = { content: ChangeContent; sheet: ImpactSheet | null /** What was agreed. */; option?: string };

/** The first characteristics before and after, the same numbers for every reader, and what they come to. */
export function CardFacts({ content: { characteristics, lang }, sheet, option = asProposed }: CardFactsProps) {
  const t = useT();
  const more = characteristics.length - shownLines;
  return (
    <div className="grid gap-2 border-y border-line py-2 text-sm">
      {characteristics.slice(0, shownLines).map((one) => (
        <Line key={one.key} characteristic={one} lang={lang} />
      ))}
      {more > 0 && <p className="text-soft">{t("specChange:card.more", { count: more })}</p>}
      {sheet && <Impact sheet={sheet} option={option} />}
    </div>
  );
}

function Line({ characteristic, lang }: { characteristic: Characteristic; lang: string }) {
  const t = useT();
  const { no, name, critical } = characteristic;
  return (
    <table className="w-full text-start tabular-nums">
      <caption className="pb-0.5 text-start font-medium">
        {no && <span className="text-soft">{no} </span>}
        <span lang={lang}>{name}</span> {critical && <Tag tone="warning">{t("specChange:card.critical")}</Tag>}
      </caption>
      <tbody>
        {(["before", "after"] as const).map((which) => {
          const requirement = characteristic[which];
          return (
            <tr key={which} className="align-baseline">
              <th scope="row" className="w-18 pe-3 text-start font-normal whitespace-nowrap text-soft">
                {t(`specChange:card.${which}`)}
              </th>
              <td className={which === "after" ? "font-semibold" : undefined}>
                {requirement ? sizeText(requirement) : t("specChange:card.none")}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What has been answered of price and time. */
function Impact({ sheet, option }: { sheet: ImpactSheet; option: string }) {
  const t = useT();
  const language = useLanguage();
  const answers = answersTo(sheet, option);
  if (!answers) return null;
  const { unitPrice, leadTime } = answers;
  const { currency } = sheet;
  const money = (amount: string, signed = false) =>
    isCurrency(currency) ? moneyText(amount, currency, language, { signed }) : `${amount} ${currency}`;
  const price =
    unitPrice === "none" || unitPrice?.from === unitPrice?.to
      ? t("specChange:card.same")
      : unitPrice &&
        `${money(unitPrice.from)} → ${money(unitPrice.to)} (${money(subtractDecimals(unitPrice.to, unitPrice.from), true)})`;
  const days = leadTime === "none" ? 0 : leadTime?.days;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
      {price && unitPrice !== null && <Fact label={t("specChange:card.price")}>{price}</Fact>}
      {days !== undefined && (
        <Fact label={t("specChange:card.time")}>
          {days === 0
            ? t("specChange:card.same")
            : t("specChange:card.days", { count: Math.abs(days), delta: `${days > 0 ? "+" : "−"}${Math.abs(days)}` })}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div className="flex gap-2">
      <dt className="text-soft">{label}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
