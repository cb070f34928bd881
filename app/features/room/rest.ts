import type { ErrorCode, Refused } from "~/domain/result";

const longestRest = 30_000;

/** Whether what was refused so may go through later by itself. */
export const isPassing = (code: ErrorCode) => code === "tooFast" || code === "unavailable";

/** How many milliseconds to rest before the next attempt: as the server asks, else longer each time. */
export function restFor({ retryAfter }: Pick<Refused, "retryAfter">, attempts: number, random: number): number {
  if (retryAfter !== undefined) return Math.max(retryAfter, 1) * 1000;
  return Math.min(longestRest, 500 * 2 ** attempts) * (0.5 + random / 2);
}
