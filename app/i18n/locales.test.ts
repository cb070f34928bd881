import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { languages } from "../domain/language";
import { errorCodes } from "../domain/result";

type Texts = { [key: string]: string | Texts };

const root = new URL("../../", import.meta.url).pathname;
const namespaces = readdirSync(join(root, "locales/en")).map((file) => file.replace(".json", ""));

describe("every language says everything", () => {
  test.each(languages)("%s has the same files as English", (language) => {
    expect(readdirSync(join(root, "locales", language))).toEqual(namespaces.map((name) => `${name}.json`));
  });

  test.each(namespaces)("%s: the same keys in the same order", (namespace) => {
    const keys = (language: string) => [...new Set(Object.keys(texts(language, namespace)).map(withoutPlural))];
    for (const language of languages) expect(keys(language), language).toEqual(keys("en"));
  });

  test.each(namespaces)("%s: the same placeholders, and no empty text", (namespace) => {
    const english = placeholdersByKey("en", namespace);
    for (const language of languages) expect(placeholdersByKey(language, namespace), language).toEqual(english);
    for (const language of languages) expect(Object.values(texts(language, namespace))).not.toContain("");
  });

  test("a counted text has the plural forms of its language", () => {
    for (const language of languages) {
      const wanted = new Intl.PluralRules(language)
        .resolvedOptions()
        .pluralCategories.map((form) => `_${form}`)
        .sort();
      for (const namespace of namespaces) {
        const counted = Object.keys(texts(language, namespace)).filter((key) => plural.test(key));
        for (const key of new Set(counted.map(withoutPlural))) {
          const forms = counted.filter((form) => withoutPlural(form) === key).map((form) => form.slice(key.length));
          expect(forms.sort(), `${language} ${namespace}:${key}`).toEqual(wanted);
        }
      }
    }
  });

  test("every refusal has a sentence", () => {
    expect(Object.keys(texts("en", "errors")).sort()).toEqual([...errorCodes].sort());
  });
});

describe("the texts and the screens belong together", () => {
  const sources = filesBelow("app").map((path) => ({ path, source: readFileSync(join(root, path), "utf8") }));
  const server = filesBelow("server").map((path) => readFileSync(join(root, path), "utf8"));
  const used = [...sources.map(({ source }) => source), ...server].join("\n");

  test("no text is unused", () => {
    const unused = namespaces.flatMap((namespace) =>
      Object.keys(texts("en", namespace))
        .map((key) => (namespace === "common" ? withoutPlural(key) : `${inCode(namespace)}:${withoutPlural(key)}`))
        .filter((key) => !isUsed(key, used)),
    );
    expect([...new Set(unused)]).toEqual([]);
  });

  test.each(sources.filter(({ path }) => path.endsWith(".tsx")))("$path: no visible text", ({ path, source }) => {
    expect(visibleTexts(path, source)).toEqual([]);
  });
});

const plural = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (key: string) => key.replace(plural, "");
/** spec-change.json is spoken of as specChange. */
const inCode = (namespace: string) => namespace.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The texts of a namespace by their whole key. */
function texts(language: string, namespace: string): Record<string, string> {
  const flat: Record<string, string> = {};
  const walk = (part: Texts, prefix: string) => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === "string") flat[prefix + key] = value;
      else walk(value, `${prefix}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(join(root, "locales", language, `${namespace}.json`), "utf8")), "");
  return flat;
}

function placeholdersByKey(language: string, namespace: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, text] of Object.entries(texts(language, namespace))) {
    const names = [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? "");
    found[withoutPlural(key)] = [...new Set([...(found[withoutPlural(key)] ?? []), ...names])].sort();
  }
  return found;
}

/** Written out as a string, or the end of a template: `errors:${code}`. */
function isUsed(key: string, source: string): boolean {
  if (source.includes(`"${key}"`)) return true;
  const cuts = [...key.matchAll(/[.:]/g)].map(({ index }) => key.slice(0, index + 1));
  const words = key.split(/(?=[A-Z])/).slice(0, -1);
  const starts = words.map((_, count) => words.slice(0, count + 1).join(""));
  return [...cuts, ...starts].some((start) => source.includes(`\`${start}\${`));
}

const spoken = ["aria-label", "title", "label", "placeholder", "alt", "description", "confirm", "lead"];

/** JSX text and spoken attributes with a letter in them. */
function visibleTexts(path: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && spoken.includes(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer) && node.initializer.text !== "") found.push(node.initializer.text);
    }
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression)) {
      if (!ts.isJsxAttribute(node.parent) && /\p{L}/u.test(node.expression.text)) found.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join(folder, path));
}
