import { type DueLine, isOfChange } from "~/domain/agenda";
import { changeTo } from "~/features/spec-change/change-paths";

/** Where something that is due leads: a spec change to its page, anything else to its row. */
export function duePath({ kind, roomId, aboutId, rootSeq }: DueLine): string {
  return isOfChange(kind) ? changeTo(roomId, aboutId) : `/rooms/${roomId}?at=${rootSeq}#e${rootSeq}`;
}
