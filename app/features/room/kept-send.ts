import type { Entry } from "~/domain/entry";
import type { ErrorCode, Result } from "~/domain/result";
import type { Send } from "~/domain/timeline";

/** A send as it waits in storage. */
export type Kept = Send & { at: number; refused: ErrorCode | null };

/** What stays of an item after a final answer: nothing, or itself with the refusal. */
export function left(item: Kept, result: Result<Entry>): Kept[] {
  return result.ok ? [] : [{ ...item, refused: result.code }];
}

export function isRefused(item: Kept, key: string): boolean {
  return keyOf(item) === key && item.refused !== null;
}

export function keyOf(item: Kept): string {
  return item.input.clientKey;
}
