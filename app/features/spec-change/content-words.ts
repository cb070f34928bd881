import type { ChangeContent, Effectivity } from "~/domain/spec-change-content";
import { useChangeT } from "~/i18n/change-texts";
import { useFormat } from "~/i18n/reader";

/** What is proposed, in words of the reader's language. */
export function useContentWords() {
  const t = useChangeT();
  const dayWords = useDayWords();

  function effectivity({ kind, day, first }: Effectivity): string {
    if (kind === "date") return t("change:effect.date", { day: day ? dayWords(day) : "" });
    if (kind === "serial") return t("change:effect.serial", { first });
    if (kind !== "lot") return t(`change:effect.${kind}`);
    const lot = first === null ? "" : t("change:effect.lot", { first });
    const ofDay = day === null ? "" : t("change:effect.lotDay", { day: dayWords(day) });
    return [ofDay, lot].filter(Boolean).join(" · ");
  }

  return {
    effectivity,
    /** A field of a proposal as one text; characteristics are shown row by row instead. */
    field(content: ChangeContent, name: Exclude<keyof ChangeContent, "characteristics">): string {
      switch (name) {
        case "drawing": {
          const { from, to } = content.drawing;
          return [from, to].filter(Boolean).join(" → ");
        }
        case "priority":
          return content.priority.map((one) => t(`change:priority.${one}`)).join(" > ");
        case "effectivity":
          return effectivity(content.effectivity);
        case "class":
          return t(`change:class.${content.class}`);
        case "lang":
          return t(`language.${content.lang}`);
        default:
          return content[name] ?? "";
      }
    },
  };
}

/** A day (YYYY-MM-DD) as people say it, with its weekday: it is the same one everywhere. */
export function useDayWords(): (day: string) => string {
  const format = useFormat();
  return (day) => format.day(Date.parse(`${day}T00:00:00Z`), "UTC");
}
