import * as z from "zod/mini";
import { languages } from "./language";
import { text } from "./text";
import { isTimeZone } from "./time-zone";

const shortestPassword = 12;

/** An address as it is kept and compared: NFKC, so that a Japanese keyboard's ＡＢＣ＠ is understood, and lower case. */
export const email = z
  .pipe(
    z.string(),
    z.transform((value: string) => value.normalize("NFKC").trim().toLowerCase()),
  )
  .check(
    z.refine((value) => value !== "", "empty"),
    z.refine((value) => value.length <= 254 && /^[^\s@<>()",;:\\]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value), "invalid"),
  );

/** Kept as typed. Counted in code points; bounded so that hashing it costs no more than a moment. */
export const newPassword = z.string().check(
  z.refine((value) => [...value].length >= shortestPassword, "weakPassword"),
  z.maxLength(200, "tooLong"),
);

/** A password to compare with a stored one: no rule but a bound. */
const givenPassword = z.string().check(z.minLength(1, "empty"), z.maxLength(200, "tooLong"));

/** A person's name, without the spaces around it. */
export const personName = line(80);

/** How a name is read aloud; may be left out. */
const reading = optional(line(80));

export const language = z.enum(languages);
export const timeZone = chosen(isTimeZone);

/** A code or a token that somebody copies by hand or by a phone's keyboard. */
export const copiedCode = z
  .pipe(
    z.string(),
    z.transform((value: string) => value.normalize("NFKC").replace(/\s/g, "")),
  )
  .check(z.minLength(1, "empty"), z.maxLength(200, "tooLong"));

/** How the screen looks; `system`: as the device says. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const signInForm = z.object({ email, password: givenPassword });
export const joinForm = z.object({ name: personName, reading, locale: language, timeZone, password: newPassword });
export const profileForm = z.object({
  name: personName,
  reading,
  locale: language,
  timeZone,
  enterSends: z.pipe(
    z.enum(["enter", "controlEnter"]),
    z.transform((key: "enter" | "controlEnter") => key === "enter"),
  ),
  /** Not sent by a page from before there was a choice. */
  theme: z.optional(z.enum(themes)),
});
export const forgotForm = z.object({ email });
export const resetForm = z.object({ password: newPassword });
export const confirmForm = z.object({ intent: z.enum(["confirm", "cancel"]) });
export const addressForm = z.object({ email, current: givenPassword });
export const passwordForm = z.object({ current: givenPassword, next: newPassword });

/** Where to go after signing in: a path of this portal, whatever the address asks for. */
export function pathAfterSignIn(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || /[\s\\]/.test(next)) return "/rooms";
  return next.startsWith("/sign-") ? "/rooms" : next;
}

/** Left open, these would turn around what stands after a name. */
const turnsDirection = /[\u202a-\u202e\u2066-\u2069]/;

/** One line of text: trimmed, with single spaces where a paste brought line breaks. */
export function line(longest: number) {
  return z.pipe(
    text(longest).check(z.refine((value) => !turnsDirection.test(value), "badText")),
    z.transform((value: string) => value.trim().replace(/\s*\n\s*/g, " ")),
  );
}

/** One of a select's options; "choose …" is none of them. */
export function chosen(isOption: (value: string) => boolean) {
  return z.string().check(
    z.refine((value) => value !== "", "empty"),
    z.refine(isOption, "invalid"),
  );
}

/** An empty field is null. */
export function optional<S extends z.ZodMiniType<string, string>>(schema: S) {
  return z.union([
    z.pipe(
      z.string().check(z.refine((value) => value.trim() === "")),
      z.transform(() => null),
    ),
    schema,
  ]);
}
