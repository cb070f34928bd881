import type { DraftLine } from "~/domain/change-draft";
import type { ChangeList, ChangeWish } from "~/domain/change-list";
import { useChangeT } from "~/i18n/change-texts";
import { EmptyState } from "~/ui/empty-state";
import { LinkButton } from "~/ui/link-button";
import { ChangeFilters } from "./change-filters";
import { ChangeLineRow, lineColumns } from "./change-line";
import { DraftRows } from "./draft-rows";

type ChangeListScreenProps = {
  list: ChangeList;
  wish: ChangeWish;
  drafts: DraftLine[];
  me: { memberId: string; organizationId: string };
};

/** The spec changes of all my rooms, the one that changed last first; before them what my company prepares. */
export function ChangeListScreen({ list, wish, drafts, me }: ChangeListScreenProps) {
  const t = useChangeT();
  const { before, ...chosen } = wish;
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid w-full max-w-6xl grid-cols-1 gap-6 px-4 pt-6 pb-16 sm:px-8 md:pt-12">
        <header className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-tight">{t("specChange:waiting.title")}</h1>
          <p className="max-w-prose text-soft">{t("change:list.lead")}</p>
        </header>
        {drafts.length > 0 && (
          <section className="grid grid-cols-1 gap-2">
            <div>
              <h2 className="font-medium">{t("change:draft.title")}</h2>
              <p className="text-sm text-soft">{t("change:draft.lead")}</p>
            </div>
            <DraftRows label={t("change:draft.title")} drafts={drafts} me={me} />
          </section>
        )}
        {list.any ? (
          <div className="grid grid-cols-1 gap-4">
            {/* Drawn anew for another question, so that its fields say what was asked. */}
            <ChangeFilters key={JSON.stringify(chosen)} wish={wish} />
            <Lines list={list} wish={wish} />
          </div>
        ) : (
          <EmptyState
            icon="edit"
            title={t("change:list.empty")}
            action={<LinkButton to="/rooms">{t("nav.rooms")}</LinkButton>}
          >
            {t("change:list.emptyText")}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

function Lines({ list: { changes, companies, older }, wish }: { list: ChangeList; wish: ChangeWish }) {
  const t = useChangeT();
  if (changes.length === 0) {
    return (
      <div role="status">
        <EmptyState icon="search" title={t("change:list.nothing")}>
          {t("change:list.nothingText")}
        </EmptyState>
      </div>
    );
  }
  const byId = new Map(companies.map((company) => [company.id, company]));
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div
          aria-hidden="true"
          className={`${lineColumns} border-b border-line px-4 py-2 text-xs text-soft max-lg:hidden`}
        >
          <span>{t("change:list.change")}</span>
          <span>{t("change:list.state")}</span>
          <span>{t("change:list.waits")}</span>
          <span>{t("change:list.answerBy")}</span>
          <span className="text-end">{t("change:list.price")}</span>
          <span className="text-end">{t("change:list.lead_time")}</span>
        </div>
        <ul aria-label={t("specChange:waiting.title")} className="divide-y divide-line">
          {changes.map((line) => (
            <ChangeLineRow key={line.id} line={line} companies={byId} />
          ))}
        </ul>
      </div>
      {older && (
        <LinkButton to={pageTo(wish, older)} className="justify-self-center">
          {t("change:list.older")}
        </LinkButton>
      )}
    </div>
  );
}

function pageTo({ state, part, mine, overdue }: ChangeWish, before: string): string {
  const asked = { state, part, mine: mine && "yes", overdue: overdue && "yes", before };
  return `?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value) as [string, string][])}`;
}
