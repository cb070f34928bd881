import { expect, test, vi } from "vitest";
import type { Entry } from "~/domain/entry";
import type { CurrentDrawing } from "~/domain/file";
import { createDrawings } from "./drawings";

const revisionC: CurrentDrawing = {
  part: "BRK-220",
  revision: "C",
  fileId: "file-c",
  entryId: "entry-3",
  seq: 3,
  organizationId: "buyer",
  before: ["file-b"],
};
const asked = { organizationOf: (memberId: string) => `company of ${memberId}`, reread: () => {} };

test("a newer revision counts at once, whosever it is and whatever the width and case of its part number", () => {
  const drawings = createDrawings({ head: 3, drawings: [revisionC] }, asked);
  drawings.take(sent(4, { part: "ｂｒｋ-220", revision: "D" }));
  const sentD = { part: "ｂｒｋ-220", revision: "D", fileId: "file-4", entryId: "entry-4", seq: 4 };
  expect(drawings.get()).toEqual([{ ...sentD, organizationId: "company of sato", before: ["file-b", "file-c"] }]);
});

test("what a page has told already is not taken twice, and an older page tells nothing", () => {
  const drawings = createDrawings({ head: 5, drawings: [revisionC] }, asked);
  drawings.take(sent(4, { part: "BRK-220", revision: "D" }));
  drawings.learn({ head: 4, drawings: [] });
  expect(drawings.get()).toEqual([revisionC]);
  drawings.learn({ head: 6, drawings: [] });
  expect(drawings.get()).toEqual([]);
});

test("a file without a revision is no drawing", () => {
  const drawings = createDrawings({ head: 3, drawings: [revisionC] }, asked);
  drawings.take(sent(4, { part: "BRK-220", revision: null }));
  expect(drawings.get()).toEqual([revisionC]);
});

test("the server is asked where an older revision may count again", () => {
  const reread = vi.fn();
  const drawings = createDrawings({ head: 3, drawings: [revisionC] }, { ...asked, reread });
  drawings.take({ ...entry(4, "message.withdrawn"), refersTo: "another" } as Entry);
  expect(reread).not.toHaveBeenCalled();
  drawings.take({ ...entry(5, "message.withdrawn"), refersTo: "entry-3" } as Entry);
  drawings.take(entry(6, "file.described"));
  expect(reread).toHaveBeenCalledTimes(2);
});

function sent(seq: number, described: { part: string; revision: string | null }): Entry {
  const payload = { text: "", lang: "en", files: [{ id: `file-${seq}`, ...described }] };
  return { ...entry(seq, "message.posted"), payload } as unknown as Entry;
}

function entry(seq: number, kind: Entry["kind"]): Entry {
  return { id: `entry-${seq}`, seq, kind, actorId: "sato", payload: null } as unknown as Entry;
}
