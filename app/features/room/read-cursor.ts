import type { Result } from "~/domain/result";

type Move = (seq: number, back: boolean) => Promise<Result<number>>;

/**
 * How far a member has read in a room. It moves forward by reading, and back only when the member marks something as unread;
 * then reading moves nothing until the room is opened again. What the server has not confirmed is told again by `tell`.
 */
export function createReadCursor(start: number, move: Move, changed: () => void) {
  let cursor = start;
  let confirmed = start;
  let moving = false;
  let held = false;

  async function tell() {
    if (moving) return;
    moving = true;
    while (cursor !== confirmed) {
      const wanted = cursor;
      const answer = await move(wanted, wanted < confirmed);
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
      if (held) return;
      forward(seq);
      void tell();
    },
    /** From this row on all is unread again. */
    back(seq: number) {
      held = true;
      cursor = Math.min(cursor, seq - 1);
      changed();
      void tell();
    },
    /** The room was opened anew: what is read counts again. */
    release() {
      held = false;
    },
    /** Another tab moved it. */
    heard(seq: number, back = false) {
      if (back) {
        held = true;
        cursor = seq;
        confirmed = seq;
        return changed();
      }
      if (held) return;
      confirmed = Math.max(confirmed, seq);
      forward(seq);
    },
  };
}
