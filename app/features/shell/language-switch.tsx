import { useFetcher, useLocation } from "@remix-run/react";
import { languages } from "~/domain/language";
import { useLanguage, useT } from "~/i18n/use-language";

/** The three languages, each in its own; a press is a form post, so it needs no script. */
export function LanguageSwitch() {
  const t = useT();
  const current = useLanguage();
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  return (
    <fetcher.Form method="post" action="/language" className="-mx-2 flex" aria-label={t("language.label")}>
      <input type="hidden" name="back" value={pathname + search} />
      {languages.map((language) => (
        <button
          key={language}
          type="submit"
          name="lang"
          value={language}
          lang={language}
          aria-pressed={language === current}
          className="min-h-target rounded-md px-2 text-sm text-soft hover:bg-hover hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {t(`language.${language}`)}
        </button>
      ))}
    </fetcher.Form>
  );
}
