import type { PayloadOf } from "~/domain/entry";
import { isLanguage } from "~/domain/language";
import { excerptOf } from "~/domain/search";
import type { SearchHit } from "~/domain/search-wish";
import type { Client } from "../database/client";
import type { Sought } from "./search";
import { wordsOf } from "./search-text";

type Row = Pick<SearchHit, "entryId" | "room" | "kind" | "at" | "rootSeq" | "rootId" | "replySeq" | "outdated"> & {
  payload: PayloadOf<"message.posted">;
  actorId: string;
  organizationId: string;
  name: string;
  locale: string;
  withdrawn: boolean;
  /** A newer version has the words too, and stands before it. */
  repeated: boolean;
};

/** The hits of these entries, in their order, each message once; `last`: where a page that goes on begins. */
export async function readHits(
  client: Client,
  ids: string[],
  { mine, fits, within }: Sought,
  query: string,
): Promise<{ hits: SearchHit[]; last: string | null }> {
  const rows = await client.$queryRaw<Row[]>`
    SELECT e.id AS "entryId", json_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id) AS room, e.at::float8 AS at, e.payload, e.actor_id AS "actorId",
           CASE e.kind WHEN 'message.edited' THEN 'edit' WHEN 'reply.posted' THEN 'reply' ELSE 'message' END AS kind,
           root.seq AS "rootSeq", root.id AS "rootId", CASE WHEN said.id <> root.id THEN said.seq END AS "replySeq",
           a.organization_id AS "organizationId", a.name, a.locale,
           EXISTS (SELECT 1 FROM entry later WHERE later.room_id = e.room_id AND later.root_id = root.id
                      AND later.refers_to = said.id AND later.kind = 'message.edited' AND later.seq > e.seq) AS outdated,
           EXISTS (SELECT 1 FROM entry gone WHERE gone.room_id = e.room_id AND gone.root_id = root.id
                      AND gone.refers_to = said.id AND gone.kind = 'message.withdrawn') AS withdrawn,
           EXISTS (SELECT 1 FROM search_text t WHERE t.message_id = said.id AND t.seq > e.seq AND ${fits} AND ${within}) AS repeated
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS found (id, place)
      JOIN entry e ON e.id = found.id AND e.room_id = ANY(${mine}) AND e.payload IS NOT NULL
      JOIN room r ON r.id = e.room_id
      JOIN search_text own ON own.entry_id = e.id
      JOIN entry said ON said.id = own.message_id
      JOIN entry root ON root.id = coalesce(said.root_id, said.id)
      JOIN member a ON a.id = e.actor_id
     ORDER BY found.place`;
  const last = rows.at(-1);
  return {
    hits: rows.filter(({ repeated }) => !repeated).map((row) => hitFrom(row, query)),
    last: last ? `${last.at}_${last.entryId}` : null,
  };
}

function hitFrom(row: Row, query: string): SearchHit {
  const { payload, actorId, organizationId, name, locale, repeated: _, ...hit } = row;
  return {
    ...hit,
    author: { id: actorId, organizationId, name, locale: isLanguage(locale) ? locale : "en" },
    excerpt: excerptOf(wordsOf(payload), query),
    lang: payload.lang,
  };
}
