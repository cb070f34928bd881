import type { ChangeDraft, DraftPatch } from "~/domain/change-draft";
import { type Result, refused } from "~/domain/result";
import { ask, codeOf, read } from "~/features/room/transport";

export function readChangeDraft(memberId: string, roomId: string, draftId: string): Promise<Result<ChangeDraft>> {
  return read(memberId, `${draftsOf(roomId)}?draft=${draftId}`);
}

type Sent = { draftId: string | null; clientKey: string; revises: string | null; patch: DraftPatch };

/** Keeps what was typed, and answers what all the fields say now. Also while the page goes away. */
export function postChangeDraft(
  memberId: string,
  roomId: string,
  { draftId, clientKey, revises, patch }: Sent,
): Promise<Result<ChangeDraft>> {
  return post(memberId, roomId, {
    clientKey,
    ...(draftId && { draftId }),
    ...(revises && { revises }),
    patch: JSON.stringify(patch),
  });
}

/** Gives a draft up, for the whole company. */
export function postDiscard(memberId: string, roomId: string, draftId: string): Promise<Result<unknown>> {
  return post(memberId, roomId, { intent: "discard", draftId });
}

/** Where a room's drafts are read and kept. */
export function draftsOf(roomId: string): string {
  return `/rooms/${roomId}/drafts`;
}

function post<T>(memberId: string, roomId: string, fields: Record<string, string>): Promise<Result<T>> {
  const headers = { accept: "application/json", "x-member-id": memberId };
  const body = new URLSearchParams(fields);
  // The browser would refuse a body of more than 64 KB.
  const keepalive = body.toString().length < 60_000;
  return ask(draftsOf(roomId), { method: "POST", headers, body, keepalive }, async (response) => {
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, value: answer as T } : refused(codeOf(answer) ?? "unavailable");
  });
}
