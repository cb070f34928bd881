import { Form, useSearchParams } from "@remix-run/react";
import { isDay } from "~/domain/day";
import { readDecimal } from "~/domain/decimal";
import { type Currency, currencies, isCurrency } from "~/domain/money";
import { useChangeT } from "~/i18n/change-texts";
import { useRefusalText } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";
import { useDayWords } from "./content-words";

/** So many of the other currency for one of the sheet's, on a day. */
type TypedRate = { to: Currency; rate: string; day: string };

/** The rate that the reader has typed, from the address; the portal knows none and makes none up. */
export function useTypedRate(): TypedRate | null {
  const [search] = useSearchParams();
  const [to, day] = [search.get("to"), search.get("on") ?? ""];
  const rate = rateFrom(search.get("rate"));
  return isCurrency(to) && rate && isDay(day) ? { to, rate, day } : null;
}

/** Asks for a rate and its day, and says by which one amounts are shown in the other currency. */
export function RateForm({ currency }: { currency: string }) {
  const t = useChangeT();
  const refusalText = useRefusalText();
  const dayWords = useDayWords();
  const [search] = useSearchParams();
  const typed = useTypedRate();
  const others = Object.keys(currencies).filter((other) => other !== currency);
  const rate = search.get("rate");
  const isWrong = rate !== null && rateFrom(rate) === null;
  const hasNoDay = rate !== null && !isDay(search.get("on") ?? "");
  return (
    <div className="grid gap-2">
      {typed && (
        <p className="text-sm text-soft">
          {t("change:page.rate", { currency, rate: typed.rate, to: typed.to, day: dayWords(typed.day) })}
        </p>
      )}
      <Form method="get" preventScrollReset className="grid gap-3 sm:grid-cols-[8rem_8rem_11rem_auto] print:hidden">
        <SelectField label={t("change:page.rateTo")} name="to" defaultValue={search.get("to") ?? others[0]}>
          {others.map((other) => (
            <option key={other}>{other}</option>
          ))}
        </SelectField>
        <TextField
          label={t("change:page.rateFor", { currency })}
          name="rate"
          inputMode="decimal"
          defaultValue={rate ?? ""}
          error={isWrong ? refusalText({ code: rate.trim() === "" ? "empty" : "invalid" }) : undefined}
        />
        <TextField
          label={t("change:page.rateDay")}
          name="on"
          type="date"
          defaultValue={search.get("on") ?? ""}
          error={hasNoDay ? refusalText({ code: "empty" }) : undefined}
        />
        <Button className="self-end sm:justify-self-start">{t("change:page.rateShow")}</Button>
      </Form>
    </div>
  );
}

function rateFrom(typed: string | null): string | null {
  const rate = readDecimal(typed ?? "");
  return rate && Number(rate) > 0 ? rate : null;
}
