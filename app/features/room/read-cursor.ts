import type { Result } from "~/domain/result";

/** How far a member has read in a room. It only moves forward; what the server has not confirmed is told again by `tell`. */
export function createReadCursor(start: number, move: (seq: number) => Promise<Result<number>>, changed: () => void) {
  let cursor = start;
  let confirmed = start;
  let moving = false;

  async function tell() {
    if (moving) return;
    moving = true;
    while (cursor > confirmed) {
      const wanted = cursor;
      const answer = await move(wanted);
      if (!answer.ok) break;
      confirmed = wanted;
    }
    moving = false;
  }

  function forward(seq: number) {
    if (seq <= cursor) return;
    cursor = seq;
    changed();
  }

  return {
    get: () => cursor,
    tell,
    move(seq: number) {
      forward(seq);
      void tell();
    },
    /** Another tab moved it. */
    heard(seq: number) {
      confirmed = Math.max(confirmed, seq);
      forward(seq);
    },
  };
}
