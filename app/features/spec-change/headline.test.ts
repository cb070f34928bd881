import { expect, test } from "vitest";
import { noRequirement, type Requirement } from "~/domain/characteristic";
import type { Language } from "~/domain/language";
import type { SpecChange } from "~/domain/spec-change";
import type { ChangeContent } from "~/domain/spec-change-content";
import { createI18n } from "~/i18n/create-i18n";
import { en } from "~/i18n/en";
import { ja } from "~/i18n/ja";
import { ko } from "~/i18n/ko";
import type { T } from "~/i18n/use-language";
import { headline } from "./headline";
import { sizeText } from "./size-text";

const texts = { en, ja, ko };
const bore = (fit: string): Requirement => ({
  nominal: "12",
  diameter: true,
  unit: "MMT",
  tolerance: { kind: "fit", fit },
  datum: null,
  note: null,
});
const change = (content: Partial<ChangeContent>, more: Partial<SpecChange> = {}) =>
  ({
    agreed: null,
    sheets: [],
    revisions: [
      {
        memberId: "kim",
        at: 0,
        content: {
          characteristics: [{ key: "a", name: "Bore", before: bore("H8"), after: bore("H7") }],
          effectivity: { kind: "lot", day: "2026-10-19", first: null },
          ...content,
        },
      },
    ],
    ...more,
  }) as unknown as SpecChange;
const said = (language: Language, one: SpecChange) =>
  headline(createI18n(language, texts[language]).getFixedT(language) as T, language, one);

test.each([
  ["en", "Tolerance change proposed: Ø12 H8 → H7, from 10-19"],
  ["ja", "公差変更の提案：Ø12 H8→H7、10/19ロットから"],
  ["ko", "공차 변경 제안: Ø12 H8 → H7, 10/19 로트부터"],
] as const)("a tolerance that moves is one sentence in %s", (language, sentence) => {
  expect(said(language, change({}))).toBe(sentence);
});

test("what was agreed is said with its limits", () => {
  const agreed = { option: "proposed", terms: "t", at: 0 };
  expect(said("en", change({}, { agreed }))).toBe("Agreed: Ø12 H7 (0/+0.018), from 10-19");
});

test("another size, and what is no tolerance, is left to the title", () => {
  const moved = { key: "a", name: "Bore", before: bore("H8"), after: { ...bore("H7"), nominal: "13" } };
  expect(said("en", change({ characteristics: [moved] as ChangeContent["characteristics"] }))).toBeNull();
});

test("a requirement on one line", () => {
  expect(sizeText(bore("H7"))).toBe("Ø12 H7 (0/+0.018) mm");
  expect(sizeText({ ...noRequirement, note: "no burrs" })).toBe("no burrs");
});
