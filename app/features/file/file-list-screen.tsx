import { useState } from "react";
import { crossesUnchecked, type FileFilter, type FileList } from "~/domain/file";
import { ToolIcon } from "~/features/markup/tool-icon";
import { BackToRoom } from "~/features/participant/back-to-room";
import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { LinkButton } from "~/ui/link-button";
import { Page } from "~/ui/page";
import { FileFilters } from "./file-filters";
import { FileRow } from "./file-row";
import type { FilePlace } from "./sender";

type FileListScreenProps = { list: FileList; filter: FileFilter; me: FilePlace["me"] };

/** The files of a room, the newest first. */
export function FileListScreen({ list, filter, me }: FileListScreenProps) {
  const t = useViewerT();
  const { before, ...chosen } = filter;
  const narrowed = Object.values(chosen).some(Boolean);
  const isEmpty = list.files.length === 0 && !narrowed && !before;
  const lead = list.room.parentId === null ? undefined : t("viewer:list.notes");
  return (
    <Page title={t("file:list.title")} lead={lead} back={<BackToRoom room={list.room} />}>
      {isEmpty ? (
        <EmptyState icon="copy" title={t("viewer:list.empty")}>
          {t("viewer:list.emptyText")}
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          {/* Drawn anew for another question, so that its fields say what was asked. */}
          <FileFilters key={JSON.stringify(chosen)} list={list} filter={filter} />
          <Chosen list={list} filter={filter} me={me} />
        </div>
      )}
    </Page>
  );
}

/** The rows, and what can be done with several of them: a plain form that asks for one archive. */
function Chosen({ list, filter, me }: FileListScreenProps) {
  const t = useViewerT();
  const [count, setCount] = useState<number | null>(null);
  const { room, people, companies, files, older } = list;
  const countries = companies.map(({ country }) => country);
  if (files.length === 0) {
    return (
      <div role="status">
        <EmptyState icon="search" title={t("viewer:list.nothing")}>
          {t("viewer:list.nothingText")}
        </EmptyState>
      </div>
    );
  }
  return (
    <form
      method="get"
      action={`/rooms/${room.id}/files.zip`}
      className="grid gap-3"
      onChange={({ currentTarget }) => setCount(new FormData(currentTarget).getAll("id").length)}
    >
      <div className="flex min-h-control flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-soft" role="status">
          {count ? t("viewer:list.chosen", { count }) : t("viewer:list.order")}
        </p>
        <Button isDisabled={count === 0}>
          <ToolIcon name="download" className="size-4" />
          {t("viewer:list.zip")}
        </Button>
      </div>
      <ul
        aria-label={t("file:list.title")}
        className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface"
      >
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            roomId={room.id}
            place={{ people, companies, me }}
            crosses={crossesUnchecked(file, countries)}
          />
        ))}
      </ul>
      {older && (
        <LinkButton to={pageTo(filter, older)} className="justify-self-center">
          {t("viewer:list.older")}
        </LinkButton>
      )}
    </form>
  );
}

function pageTo(filter: FileFilter, before: string): string {
  const { current, ...rest } = filter;
  const wish = { ...rest, ...(current ? { current: "yes" } : {}), before };
  return `?${new URLSearchParams(Object.entries(wish).filter(([, value]) => value) as [string, string][])}`;
}
