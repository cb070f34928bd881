import { expect, test } from "vitest";
import type * as z from "zod/mini";
import { personName } from "./account";
import { countCharacters, longestMessage } from "./characters";
import { commands } from "./protocol";
import { text } from "./text";

const codeOf = (schema: z.ZodMiniType<string, string>, value: string) => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : parsed.error.issues[0]?.message;
};
const message = text(longestMessage);

test("text is kept as typed, but for its line ends", () => {
  for (const typed of ["사람", "＠田中 むずかしい→難しい", "👨‍👩‍👧‍👦 ±０．０５ 10㎜", "  in\tdented ", "שלום"])
    expect(codeOf(message, typed)).toBe(typed);
  expect(codeOf(message, "a\r\nb\rc")).toBe("a\nb\nc");
});

test("what nobody can see is empty", () => {
  for (const typed of ["", " \n\t", "\u200b", "\u3164\u2800", "\u3000\u00a0\ufeff"])
    expect(codeOf(message, typed)).toBe("empty");
});

test("NUL and half of a character are refused with a code of their own", () => {
  for (const typed of ["a\u0000b", "half \ud83d of it", "\udc00"]) expect(codeOf(message, typed)).toBe("badText");
});

test("characters are counted as people count them, not as UTF-16 does", () => {
  expect(countCharacters("🔩🔩")).toBe(2);
  expect(codeOf(text(3), "🔩🔩🔩")).toBe("🔩🔩🔩");
  expect(codeOf(text(3), "🔩🔩🔩🔩")).toBe("tooLong");
});

test("a name that would turn around what follows it is refused", () => {
  expect(codeOf(personName, "최은영\u202e")).toBe("badText");
  expect(codeOf(personName, " 佐藤\n 勇 ")).toBe("佐藤 勇");
});

test("an id in capitals is another text, and refused", () => {
  const input = { clientKey: "01a1fc51-0478-76b9-a4b7-8d2be0df3fd3", roomId: "01a1fc51-0572-70b3-a2ad-6e3e2ee0e526" };
  const post = commands["message.post"];
  expect(post.safeParse({ ...input, text: "x", lang: "en" }).success).toBe(true);
  expect(post.safeParse({ ...input, roomId: input.roomId.toUpperCase(), text: "x", lang: "en" }).success).toBe(false);
});
