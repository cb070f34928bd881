import { useFetcher, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useLanguage } from "~/i18n/use-language";
import { LanguageField } from "./language-field";

type PageLanguageFieldProps = { name: string; error?: string | undefined; label: string };

/** The language of somebody who is not here yet: the page follows the choice at once, and what was typed stays. */
export function PageLanguageField(field: PageLanguageFieldProps) {
  const language = useLanguage();
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const select = box.current?.querySelector("select");
    if (select) select.value = language;
  }, [language]);
  return (
    <div ref={box}>
      <LanguageField
        {...field}
        defaultValue={language}
        onChoose={(lang) => fetcher.submit({ lang, back: pathname + search }, { method: "post", action: "/language" })}
      />
    </div>
  );
}
