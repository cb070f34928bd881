import type { Language } from "~/domain/language";
import type { Resources } from "./create-i18n";

const loaders: Record<Language, () => Promise<Resources>> = {
  en: () => import("./en").then((module) => module.en),
  ja: () => import("./ja").then((module) => module.ja),
  ko: () => import("./ko").then((module) => module.ko),
};

/** A language's texts. In the browser each language is a chunk of its own, so only the reader's is fetched. */
export function loadLanguage(language: Language): Promise<Resources> {
  return loaders[language]();
}
