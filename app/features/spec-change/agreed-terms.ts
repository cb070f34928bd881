import { answersTo } from "~/domain/impact";
import { currentSheet, type SpecChange } from "~/domain/spec-change";
import { useChangeT } from "~/i18n/change-texts";
import { useImpactWords } from "./impact-words";

/** What the agreed option does to work in progress and to the price, as the end of a sentence; empty before that. */
export function useAgreedTerms(change: SpecChange): string {
  const t = useChangeT();
  const sheet = currentSheet(change);
  const { price } = useImpactWords(sheet?.currency ?? "");
  const answers = sheet && change.agreed && answersTo(sheet, change.agreed.option);
  if (!answers) return "";
  const { inProcess, unitPrice } = answers;
  const isSame = unitPrice === "none" || unitPrice?.from === unitPrice?.to;
  return [
    inProcess !== null && inProcess !== "none" && t(`change:agreed.${inProcess.disposition}`),
    isSame ? t("change:agreed.samePrice") : unitPrice && t("change:agreed.price", { price: price(unitPrice) }),
  ]
    .flatMap((part) => (part ? [t("specChange:card.and") + part] : []))
    .join("");
}
