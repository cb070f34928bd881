import { subtractDecimals } from "~/domain/decimal";
import type { ImpactAnswers, ImpactLine } from "~/domain/impact";
import { converted, isCurrency, percentDelta } from "~/domain/money";
import { useChangeT } from "~/i18n/change-texts";
import { moneyText, percentText } from "~/i18n/money-text";
import { useLanguage } from "~/i18n/use-language";
import { useDayWords } from "./content-words";
import { useTypedRate } from "./typed-rate";

type Words = { text: string; note: string | null };

/** The answer of a line in words of the reader's language: what it comes to, and what was written beside it. */
export function useImpactWords(currency: string) {
  const t = useChangeT();
  const language = useLanguage();
  const dayWords = useDayWords();
  const typed = useTypedRate();
  const plain = (text: string): Words => ({ text, note: null });

  function money(amount: string, signed = false): string {
    return isCurrency(currency) ? moneyText(amount, currency, language, { signed }) : `${amount} ${currency}`;
  }

  /** The same in the currency for which the reader has typed a rate. */
  function alsoIn(...amounts: string[]): string {
    if (!typed || typed.to === currency) return "";
    const others = amounts.map((amount) => moneyText(converted(amount, typed.rate, typed.to), typed.to, language));
    return ` ≈ ${others.join(" → ")}`;
  }

  function price({ from, to }: { from: string; to: string }): string {
    if (from === to) return `${money(to)} · ${t("change:page.unchanged")}${alsoIn(to)}`;
    const percent = percentDelta(from, to);
    const delta = [money(subtractDecimals(to, from), true), percent && percentText(percent, language)];
    return `${money(from)} → ${money(to)} (${delta.filter(Boolean).join(", ")})${alsoIn(from, to)}`;
  }

  function once(amount: string): string {
    return money(amount) + alsoIn(amount);
  }

  function words<L extends ImpactLine>(line: L, answers: ImpactAnswers): Words | null {
    const answer = answers[line];
    if (answer === null) return null;
    if (answer === "none") return plain(t(unchanging.includes(line) ? "change:page.unchanged" : "change:page.none"));
    const { unitPrice, tooling, scrapAndRework, leadTime, firstDelivery, approval, capability, risk } = answers;
    switch (line) {
      case "unitPrice":
        return isGiven(unitPrice) ? plain(price(unitPrice)) : null;
      case "tooling":
        return isGiven(tooling) ? { text: once(tooling.amount), note: tooling.note } : null;
      case "scrapAndRework":
        return isGiven(scrapAndRework) ? { text: once(scrapAndRework.amount), note: scrapAndRework.note } : null;
      case "leadTime":
        return isGiven(leadTime) ? plain(days(leadTime.days)) : null;
      case "firstDelivery":
        return isGiven(firstDelivery) ? plain(dayWords(firstDelivery.day)) : null;
      case "approval":
        return isGiven(approval) ? plain(approvalWords(approval)) : null;
      case "capability":
        if (!isGiven(capability)) return null;
        return capability.cpk === null
          ? plain(capability.note ?? "")
          : { text: t("change:page.cpk", { cpk: capability.cpk }), note: capability.note };
      case "risk":
        return isGiven(risk) ? plain(risk.note) : null;
      default: {
        const stock = answers[line as "finished"];
        if (!isGiven(stock)) return null;
        const how = [t(`change:disposition.${stock.disposition}`), t(`change:payer.${stock.payer}`)];
        return { text: [stock.quantity, ...how].join(" · "), note: stock.note };
      }
    }
  }

  function days(count: number): string {
    const sign = count > 0 ? "+" : count < 0 ? "−" : "±";
    return t("change:page.days", { count: Math.abs(count), sign });
  }

  function approvalWords({ ppapLevel, firstArticle }: { ppapLevel: number | null; firstArticle: boolean }): string {
    const level = ppapLevel !== null && t("change:page.ppap", { level: ppapLevel });
    const parts = [level, firstArticle && t("change:page.firstArticle")].filter(Boolean);
    return parts.join(" · ") || t("change:page.none");
  }

  return { words, price, days };
}

/** Of these nothing new is no amount of nothing. */
const unchanging: readonly ImpactLine[] = ["unitPrice", "leadTime", "firstDelivery"];

function isGiven<T>(answer: T | "none" | null): answer is T {
  return answer !== null && answer !== "none";
}
