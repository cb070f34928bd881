import { Link } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import type { SearchPage, SearchWish } from "~/domain/search-wish";
import { useSearchT } from "~/i18n/search-texts";
import { EmptyState } from "~/ui/empty-state";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { HitList } from "./hit-list";
import { searchPath } from "./hit-path";
import { SearchForm } from "./search-form";

type SearchScreenProps = { page: SearchPage; wish: SearchWish; me: Pick<Actor, "memberId" | "organizationId"> };

/** The question and what was found. */
export function SearchScreen({ page, wish, me }: SearchScreenProps) {
  const t = useSearchT();
  const room = page.rooms.find(({ id }) => id === wish.room);
  const back = room && (
    <Link
      to={`/rooms/${room.parentId ?? room.id}`}
      className="-ms-1 flex min-h-target items-center gap-1 text-sm text-soft hover:text-ink"
    >
      <Icon name="back" className="size-4" />
      <span className="sr-only">{t("searchPage:page.toRoom")}</span>
      {room.name}
    </Link>
  );
  return (
    <Page title={t("search:page.title")} back={back}>
      {/* Drawn anew for another question, so that its fields say what was asked. */}
      <SearchForm
        key={searchPath({ ...wish, before: undefined })}
        wish={wish}
        places={page}
        me={me}
        wantsMore={page.state === "tooShort"}
      />
      <Answer page={page} wish={wish} me={me} />
    </Page>
  );
}

function Answer({ page, wish, me }: SearchScreenProps) {
  const t = useSearchT();
  if (page.state === "idle") {
    return (
      <EmptyState icon="search" title={t("searchPage:idle.title")}>
        {t("searchPage:idle.text")}
      </EmptyState>
    );
  }
  if (page.state === "tooShort") return <Notice>{t("searchPage:short.text")}</Notice>;
  if (page.hits.length === 0 && !page.older) return <NothingFound wish={wish} />;
  return (
    <div className="grid gap-3" aria-live="polite">
      <p className="flex min-h-target items-center justify-between gap-3 border-t border-line pt-3 text-sm text-soft">
        {t("searchPage:result.order")}
        {wish.before && (
          <Link to={searchPath({ ...wish, before: undefined })} className="text-accent hover:underline">
            {t("searchPage:result.newest")}
          </Link>
        )}
      </p>
      <HitList hits={page.hits} query={wish.query} me={me} />
      {page.older && (
        <LinkButton to={searchPath({ ...wish, before: page.older })} className="justify-self-center">
          {t("searchPage:result.older")}
        </LinkButton>
      )}
    </div>
  );
}

function NothingFound({ wish }: Pick<SearchScreenProps, "wish">) {
  const t = useSearchT();
  const { query, before, ...filters } = wish;
  if (before) return <Notice>{t("searchPage:none.older")}</Notice>;
  const everywhere = query.trim() !== "" && Object.values(filters).some(Boolean) && (
    <LinkButton to={searchPath({ query })}>{t("searchPage:none.everywhere")}</LinkButton>
  );
  return (
    <div role="status">
      <EmptyState icon="search" title={t("searchPage:none.title")} action={everywhere}>
        {t("searchPage:none.text")}
      </EmptyState>
    </div>
  );
}
