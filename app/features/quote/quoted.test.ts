import { expect, test } from "vitest";
import { text } from "~/domain/text";
import { quotable } from "./quoted";

test("a short text is quoted whole", () => {
  expect(quotable("  公差は±0.05です。\n")).toBe("公差は±0.05です。");
});

test("a long text is shortened to what a command takes, never within a character", () => {
  const quoted = quotable("👩‍🔧".repeat(2000));
  expect([...quoted]).toHaveLength(1000);
  expect(text(1000).safeParse(quoted).success).toBe(true);
  expect(quoted.endsWith("…")).toBe(true);
});
