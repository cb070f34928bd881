import type { Entry } from "~/domain/entry";
import { type CurrentDrawing, samePart } from "~/domain/file";
import type { RoomPage } from "~/domain/protocol";

/** A page as a browser reads it: with the drawings as of its head. */
type Told = Pick<RoomPage, "head"> & Partial<Pick<RoomPage, "drawings">>;

type Asked = { /** A person's company. */ organizationOf(memberId: string): string; reread(): void };

/**
 * The current revision of each drawing of a room: as the newest page told, and what came since. Where an older revision may
 * count again, which nobody here knows, `reread` asks for a page.
 */
export function createDrawings(page: Told, { organizationOf, reread }: Asked) {
  let current: readonly CurrentDrawing[] = page.drawings ?? [];
  let asOf = page.head;

  return {
    get: () => current,
    learn({ head, drawings }: Told) {
      if (!drawings || head < asOf) return;
      asOf = head;
      if (JSON.stringify(drawings) !== JSON.stringify(current)) current = drawings;
    },
    /** Entries come in the order of `seq`. */
    take(entry: Entry) {
      if (entry.seq <= asOf) return;
      asOf = entry.seq;
      for (const drawing of drawingsIn(entry)) {
        const old = current.find(({ part }) => samePart(part, drawing.part));
        const before = old ? [...old.before, old.fileId] : [];
        const organizationId = organizationOf(entry.actorId);
        current = [...current.filter((other) => other !== old), { ...drawing, organizationId, before }];
      }
      const isWithdrawn =
        entry.kind === "message.withdrawn" && current.some(({ entryId }) => entryId === entry.refersTo);
      if (isWithdrawn || entry.kind === "file.described") reread();
    },
  };
}

function drawingsIn({ id, seq, kind, payload }: Entry): Omit<CurrentDrawing, "organizationId" | "before">[] {
  if ((kind !== "message.posted" && kind !== "reply.posted") || !payload) return [];
  return (payload.files ?? []).flatMap(({ id: fileId, part, revision }) =>
    part && revision ? [{ part, revision, fileId, entryId: id, seq }] : [],
  );
}
