import { noticePath } from "~/domain/notification";
import type { SearchHit } from "~/domain/search-wish";
import { changeTo } from "~/features/spec-change/change-paths";

/** Where a hit opens: in its room, at its row or reply, with the words marked; a spec change on its own page. */
export function hitPath(hit: SearchHit, query: string): string {
  if (hit.change) return changeTo(hit.room.id, hit.rootId);
  const [path, hash] = noticePath(hit).split("#");
  const find = query.trim() === "" ? "" : `&find=${encodeURIComponent(query.trim())}`;
  return `${path}${find}${hash ? `#${hash}` : ""}`;
}

/** The search of a query, or another page of it. What is not asked for is left out of the address. */
export function searchPath(wish: Record<string, string | undefined>): string {
  const asked = Object.entries(wish).filter((one): one is [string, string] => Boolean(one[1]));
  return asked.length > 0 ? `/search?${new URLSearchParams(asked)}` : "/search";
}
