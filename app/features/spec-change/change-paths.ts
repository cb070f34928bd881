/** The page of a spec change. */
export function changeTo(roomId: string, entryId: string): string {
  return `/rooms/${roomId}/changes/${entryId}`;
}

/** Where its impact is answered. */
export function impactTo(roomId: string, entryId: string): string {
  return `${changeTo(roomId, entryId)}/impact`;
}

/** Where a new revision of it is written. */
export function reviseTo(roomId: string, entryId: string): string {
  return `/rooms/${roomId}/changes/new?revise=${entryId}`;
}

/** Where a change is proposed. */
export function newChangeTo(roomId: string): string {
  return `/rooms/${roomId}/changes/new`;
}

/** Where a draft for one is gone on with. */
export function draftTo({ id, room, revises }: { id: string; room: { id: string }; revises: string | null }): string {
  const query = new URLSearchParams({ draft: id, ...(revises && { revise: revises }) });
  return `${newChangeTo(room.id)}?${query}`;
}
