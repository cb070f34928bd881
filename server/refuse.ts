import type { Request, Response } from "express";
import { type Language, visitorLanguage } from "~/domain/language";
import { type ErrorCode, type Refused, statusOf } from "~/domain/result";
import en from "../locales/en/errors.json";
import ja from "../locales/ja/errors.json";
import ko from "../locales/ko/errors.json";

const sentences: Record<Language, Record<ErrorCode, string>> = { en, ja, ko };

/**
 * A refusal before any screen is reached: a sentence in the reader's language for a person, JSON for a script, and for a
 * form that a screen posts (`….data`) what its action would have thrown, so that the screen says the sentence.
 */
export function refuse(request: Request, response: Response, refusal: Refused): void {
  response.status(statusOf(refusal.code));
  if (refusal.retryAfter) response.set("retry-after", String(refusal.retryAfter));
  if (request.method !== "GET" && request.path.endsWith(".data")) {
    return void response.type("text/x-script").send(asThrown(refusal));
  }
  if (request.accepts(["json", "html"]) !== "html") return void response.json(refusal);
  const language = visitorLanguage(request.headers.cookie, request.headers["accept-language"]);
  const sentence = sentences[language][refusal.code];
  response
    .type("html")
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<meta name="color-scheme" content="light dark"><title>${sentence}</title><p>${sentence}</p></html>`,
    );
}

/** { error: ErrorResponse } as Remix reads it: a list in which `_3: 4` and the numbers of ErrorResponse are places. */
function asThrown(refusal: Refused): string {
  const data: Record<string, number> = {};
  const list: unknown[] = [{ _1: 2 }, "error", ["ErrorResponse", 3, 4, 5], data, statusOf(refusal.code), ""];
  for (const [name, value] of Object.entries(refusal)) data[`_${list.push(name) - 1}`] = list.push(value) - 1;
  return `${JSON.stringify(list)}\n`;
}
