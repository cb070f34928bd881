import type { i18n } from "i18next";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, test } from "vitest";
import { createI18n } from "./create-i18n";
import { en } from "./en";
import { ja } from "./ja";
import { ko } from "./ko";
import { useViewerT } from "./viewer-texts";

test.each([
  ["en", en, "Compare", "Cancel"],
  ["ja", ja, "比較", "キャンセル"],
  ["ko", ko, "비교", "취소"],
] as const)("what is said only late is there with the first drawing, in %s", (language, texts, late, always) => {
  const words = createI18n(language, texts);
  expect(words.exists("viewer:compare.open")).toBe(false);
  expect(drawn(words)).toBe(`<p>${late} ${always}</p>`);
});

test("after another language was chosen its late texts are there, too", async () => {
  const words = createI18n("en", en);
  expect(drawn(words)).toContain("Compare");
  for (const [namespace, texts] of Object.entries(ko)) words.addResourceBundle("ko", namespace, texts);
  await words.changeLanguage("ko");
  expect(drawn(words)).toContain("비교");
});

const drawn = (i18n: i18n) => renderToString(createElement(I18nextProvider, { i18n }, createElement(Screen)));

function Screen() {
  const t = useViewerT();
  return createElement("p", null, `${t("viewer:compare.open")} ${t("action.cancel")}`);
}
