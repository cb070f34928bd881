import type { Mention } from "~/domain/mention";
import type { Inline } from "~/domain/rich-text";

/** The strings among the parts with the names in them made into mentions, @ or ＠ as it was typed. */
export function withMentions(parts: readonly Inline[], mentions: readonly Mention[]): Inline[] {
  if (mentions.length === 0) return [...parts];
  const longestFirst = [...mentions].sort((a, b) => b.as.length - a.as.length);
  return parts.flatMap((part) => (typeof part === "string" ? split(part, longestFirst) : [part]));
}

/** Strings that stand side by side as one. */
export function joined(parts: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

function split(text: string, mentions: readonly Mention[]): Inline[] {
  const result: Inline[] = [];
  let done = 0;
  for (const { index } of text.matchAll(/[@\uff20]/g)) {
    const found = mentions.find(({ as }) => as !== "" && text.startsWith(as, index + 1));
    if (!found || index < done) continue;
    const end = index + 1 + found.as.length;
    result.push(text.slice(done, index), {
      type: "mention",
      memberId: found.memberId,
      as: text.slice(index, end),
    });
    done = end;
  }
  return [...result, text.slice(done)].filter((part) => part !== "");
}
