import type { Kind, PayloadOf } from "~/domain/entry";
import { isLanguage, type Language } from "~/domain/language";
import { excerptOf, marksIn } from "~/domain/search";
import type { SearchHit } from "~/domain/search-wish";
import type { ChangeState } from "~/domain/spec-change";
import type { ChangeContent } from "~/domain/spec-change-content";
import type { Client } from "../database/client";
import { changeWords, languageOf } from "./change-words";
import { fileJoins } from "./file-row";
import type { Sought } from "./search";
import { wordsOf } from "./search-text";

type Row = Pick<SearchHit, "entryId" | "room" | "kind" | "at" | "rootSeq" | "rootId" | "replySeq" | "outdated"> & {
  /** Of the version; where something was said of a file, of the message's newest one. */
  payload: PayloadOf<Kind>;
  entryKind: Kind;
  change: { number: number; state: ChangeState; content: Pick<ChangeContent, "title" | "lang"> } | null;
  files: SearchHit["files"] | null;
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
    SELECT e.id AS "entryId", json_build_object('id', r.id, 'name', r.name, 'parentId', r.parent_id) AS room, e.at::float8 AS at, CASE e.kind WHEN 'file.described' THEN newest.payload ELSE e.payload END AS payload, a.id AS "actorId",
           CASE WHEN e.kind = 'message.edited' THEN 'edit' WHEN said.kind = 'reply.posted' THEN 'reply'
                WHEN said.kind = 'specChange.proposed' THEN 'change' ELSE 'message' END AS kind,
           e.kind AS "entryKind", (SELECT json_build_object('number', c.number, 'state', c.state, 'content',
                json_build_object('title', newest.payload -> 'content' -> 'title', 'lang', newest.payload -> 'content' -> 'lang'))
              FROM spec_change c WHERE c.entry_id = said.id) AS change,
           root.seq AS "rootSeq", root.id AS "rootId", CASE WHEN said.id <> root.id THEN said.seq END AS "replySeq",
           a.organization_id AS "organizationId", a.name, a.locale,
           EXISTS (SELECT 1 FROM entry later WHERE later.room_id = e.room_id AND later.root_id = root.id
                      AND later.refers_to = said.id AND later.seq > e.seq AND (
                          (later.kind = 'message.edited' AND e.kind <> 'file.described')
                          OR (later.kind = 'specChange.revised' AND e.kind IN ('specChange.proposed', 'specChange.impactAnswered'))
                          OR (later.kind = e.kind AND e.kind IN ('specChange.revised', 'specChange.impactAnswered'))
                          OR (later.kind = e.kind AND later.payload ->> 'fileId' = e.payload ->> 'fileId'))) AS outdated,
           EXISTS (SELECT 1 FROM entry gone WHERE gone.room_id = e.room_id AND gone.root_id = root.id
                      AND gone.refers_to = said.id AND gone.kind = 'message.withdrawn') AS withdrawn,
           EXISTS (SELECT 1 FROM search_text t WHERE t.message_id = said.id AND t.seq > e.seq AND ${fits} AND ${within}) AS repeated,
           (SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'part', f.part, 'revision', f.revision,
                      'superseded', coalesce(newest.id <> f.id, false)) ORDER BY f.position)
              FROM room_file f ${fileJoins} WHERE f.entry_id = said.id) AS files
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS found (id, place)
      JOIN entry e ON e.id = found.id AND e.room_id = ANY(${mine}) AND e.payload IS NOT NULL
      JOIN room r ON r.id = e.room_id
      JOIN search_text own ON own.entry_id = e.id
      JOIN entry said ON said.id = own.message_id
      JOIN entry root ON root.id = coalesce(said.root_id, said.id)
      JOIN member a ON a.id = CASE e.kind WHEN 'file.described' THEN said.actor_id ELSE e.actor_id END
      CROSS JOIN LATERAL (
           SELECT version.payload FROM entry version
            WHERE version.room_id = e.room_id AND (version.id = said.id OR (version.root_id = root.id
              AND version.refers_to = said.id AND version.kind IN ('message.edited', 'specChange.revised')))
            ORDER BY version.seq DESC LIMIT 1) newest
     ORDER BY found.place`;
  const last = rows.at(-1);
  return {
    hits: rows.filter(({ repeated }) => !repeated).map((row) => hitFrom(row, query)),
    last: last ? `${last.at}_${last.entryId}` : null,
  };
}

function hitFrom(row: Row, query: string): SearchHit {
  const { payload, entryKind, change, files, actorId, organizationId, name, locale, repeated: _, ...hit } = row;
  const language = isLanguage(locale) ? locale : "en";
  const said = change
    ? stepSaid(entryKind, payload, query)
    : messageSaid(payload as PayloadOf<"message.posted">, query);
  return {
    ...hit,
    change: change && { number: change.number, state: change.state, ...change.content },
    author: { id: actorId, organizationId, name, locale: language },
    excerpt: said.excerpt,
    lang: said.lang ?? language,
    files: sought(files ?? [], query),
  };
}

type Excerpt = { excerpt: string; lang: Language | null };

function messageSaid(payload: PayloadOf<"message.posted">, query: string): Excerpt {
  return { excerpt: excerptOf(wordsOf(payload), query), lang: payload.lang };
}

/** Without the title, which stands above it, and without what says nothing by itself, such as the letter of a revision. */
function stepSaid(kind: Kind, payload: PayloadOf<Kind>, query: string): Excerpt {
  const words = (changeWords(kind, payload)?.words ?? []).filter((word) => [...word].length > 1);
  return { excerpt: excerptOf(words.join(" · "), query), lang: languageOf(payload) };
}

/** Those with one of the words first. */
function sought(files: SearchHit["files"], query: string): SearchHit["files"] {
  const isSought = ({ name, part, revision }: SearchHit["files"][number]) =>
    marksIn([name, part, revision].join(" "), query).length > 0;
  return [...files.filter(isSought), ...files.filter((file) => !isSought(file))];
}
