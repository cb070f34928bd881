import type { RoomFileItem } from "~/domain/file";
import { threadTo } from "~/features/thread/thread-address";

/** The address of a file's own page. */
export function fileTo(roomId: string, fileId: string): string {
  return `/rooms/${roomId}/files/${fileId}`;
}

/** Two files beside each other, or laid over each other; the second one is the older. */
export function compareTo(roomId: string, fileId: string, withId: string, how: "side" | "over" = "side"): string {
  return `${fileTo(roomId, fileId)}?with=${withId}${how === "over" ? "&how=over" : ""}`;
}

/** The message that carries it: in the room, or in its thread. */
export function messageTo(roomId: string, { rootId, rootSeq, replySeq }: RoomFileItem): string {
  return replySeq === null ? `/rooms/${roomId}?at=${rootSeq}#e${rootSeq}` : threadTo(roomId, rootId, replySeq);
}
