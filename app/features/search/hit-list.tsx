import { Link } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { changeName } from "~/domain/change-name";
import type { SearchHit } from "~/domain/search-wish";
import { StateTag } from "~/features/spec-change/state-tag";
import { useSearchT } from "~/i18n/search-texts";
import { classes } from "~/ui/classes";
import { Icon } from "~/ui/icon";
import { PersonName, relationOf } from "~/ui/person-name";
import { Tag } from "~/ui/rows";
import { Time } from "~/ui/time";
import { hitPath } from "./hit-path";
import { MarkedText } from "./marked-text";

type HitListProps = { hits: SearchHit[]; query: string; me: Pick<Actor, "memberId" | "organizationId"> };

/** What was found, the newest first; each opens in place. */
export function HitList({ hits, query, me }: HitListProps) {
  const t = useSearchT();
  return (
    <ol aria-label={t("searchPage:result.label")} className="-mx-3 grid gap-0.5">
      {hits.map((hit) => (
        <li key={hit.entryId}>
          <Link to={hitPath(hit, query)} className="grid gap-0.5 rounded-lg px-3 py-2.5 hover:bg-hover">
            <span className="flex items-baseline gap-x-2 text-sm">
              <span className="max-w-[50%] shrink-0 truncate font-semibold">
                <PersonName name={hit.author.name} relation={relationOf(me, hit.author)} lang={hit.author.locale} />
              </span>
              <span className="min-w-0 flex-1 truncate text-soft">{hit.room.name}</span>
              <Time at={hit.at} as="brief" className="shrink-0 text-xs text-soft" />
            </span>
            <HitChange change={hit.change} query={query} />
            {hit.excerpt !== "" && (
              <span
                lang={hit.lang}
                className={classes(
                  (hit.outdated || hit.withdrawn || hit.change) && "text-soft",
                  hit.change && "text-sm",
                )}
              >
                <MarkedText text={hit.excerpt} query={query} />
              </span>
            )}
            <HitFiles files={hit.files} query={query} />
            <Marks hit={hit} />
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** How it is called and how far it has come. */
function HitChange({ change, query }: Pick<SearchHit, "change"> & { query: string }) {
  if (!change) return null;
  const { number, title, lang, state } = change;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <Icon name="change" className="size-4 self-center text-soft" />
      <span className="min-w-0 font-medium">
        <MarkedText text={changeName(number)} query={query} />{" "}
        <span lang={lang}>
          <MarkedText text={title} query={query} />
        </span>
      </span>
      <StateTag change={{ state, schedule: null }} />
    </span>
  );
}

function Marks({ hit }: { hit: SearchHit }) {
  const t = useSearchT();
  const { room, kind, replySeq, outdated, withdrawn } = hit;
  if (!room.parentId && replySeq === null && kind !== "edit" && !outdated && !withdrawn) return null;
  return (
    <span className="flex flex-wrap gap-1.5 pt-0.5">
      {room.parentId && <Tag tone="warning">{t("searchPage:hit.notes")}</Tag>}
      {replySeq !== null && <Tag>{t("searchPage:hit.reply")}</Tag>}
      {outdated ? <Tag>{t("searchPage:hit.outdated")}</Tag> : kind === "edit" && <Tag>{t("searchPage:hit.edit")}</Tag>}
      {withdrawn && <Tag>{t("searchPage:hit.withdrawn")}</Tag>}
    </span>
  );
}

/** As many names as stand in a line or two. */
const shownFiles = 3;

function HitFiles({ files, query }: Pick<SearchHit, "files"> & { query: string }) {
  const t = useSearchT();
  if (files.length === 0) return null;
  return (
    <span className="grid gap-0.5 text-sm text-soft">
      {files.slice(0, shownFiles).map(({ id, name, part, revision, superseded }) => (
        <span key={id} className="flex min-w-0 items-baseline gap-x-2">
          <Icon name="file" className="size-4 self-center" />
          <span className="min-w-0 truncate">
            <MarkedText text={name} query={query} />
          </span>
          {part && (
            <span className="shrink-0">
              <MarkedText text={revision ? t("searchPage:hit.revision", { part, revision }) : part} query={query} />
            </span>
          )}
          {superseded && <Tag tone="warning">{t("file:list.superseded")}</Tag>}
        </span>
      ))}
      {files.length > shownFiles && t("searchPage:hit.moreFiles", { count: files.length - shownFiles })}
    </span>
  );
}
