import { Link } from "@remix-run/react";
import { useState } from "react";
import { currentOf, type FileView, type RoomFileItem, showsSuperseded } from "~/domain/file";
import { compareTo, fileTo } from "~/features/file/file-paths";
import { useCompanyOf } from "~/features/file/sender";
import { ToolIcon } from "~/features/markup/tool-icon";
import { useViewerT } from "~/i18n/viewer-texts";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { Tag } from "~/ui/rows";
import { CompareOver } from "./compare-over";
import { CompareSide } from "./compare-side";
import type { Pages } from "./pages";
import { usePages } from "./use-pages";

/** One of the two: `role` tells which it is on screen, by its place and its colour. */
export type Compared = {
  role: "older" | "newer";
  file: RoomFileItem;
  pages: Pages | null;
  failed: boolean;
  page: number;
  turnTo: (page: number) => void;
};

type CompareScreenProps = { view: FileView; other: RoomFileItem; over: boolean };

/** Two revisions beside each other, or one laid over the other. `other` stands on the left and counts as the older. */
export function CompareScreen({ view, other, over }: CompareScreenProps) {
  const { room, file } = view;
  const t = useViewerT();
  const older = useCompared("older", room.id, other);
  const newer = useCompared("newer", room.id, file);
  const tabs = [
    { how: "side", label: t("viewer:compare.side"), chosen: !over },
    { how: "over", label: t("viewer:compare.over"), chosen: over },
  ] as const;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-surface p-2 sm:pe-4">
        <LinkButton to={fileTo(room.id, file.id)} tone="quiet" square aria-label={t("viewer:compare.close")}>
          <Icon name="close" />
        </LinkButton>
        <div className="min-w-0 flex-1">
          <h1 className="truncate font-semibold">
            {t("viewer:compare.title", { older: nameOf(other), newer: nameOf(file) })}
          </h1>
          <WhatCounts view={view} other={other} />
        </div>
        <LinkButton
          to={compareTo(room.id, other.id, file.id, over ? "over" : "side")}
          replace
          tone="quiet"
          square
          aria-label={t("viewer:compare.swap")}
          title={t("viewer:compare.swap")}
        >
          <ToolIcon name="swap" />
        </LinkButton>
        <nav aria-label={t("viewer:compare.how")} className="flex rounded-md bg-sunken p-0.5 max-sm:w-full">
          {tabs.map(({ how, label, chosen }) => (
            <Link
              key={how}
              to={compareTo(room.id, file.id, other.id, how)}
              replace
              aria-current={chosen ? "true" : undefined}
              className="grid min-h-target flex-1 place-items-center rounded-sm px-3 whitespace-nowrap text-sm text-soft hover:text-ink aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-button"
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      <noscript>
        <p className="p-4 text-sm text-soft">{t("viewer:view.wantsScript")}</p>
      </noscript>
      {over ? <CompareOver older={older} newer={newer} /> : <CompareSide older={older} newer={newer} />}
    </div>
  );
}

/** Which of the two count no more, and whose revision does. */
function WhatCounts({ view: { file, revisions, companies }, other }: Omit<CompareScreenProps, "over">) {
  const t = useViewerT();
  const companyOf = useCompanyOf(companies);
  const old = [other, file].filter(showsSuperseded);
  const current = currentOf(revisions);
  if (old.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-2 gap-y-1 text-xs text-soft">
      {old.map(({ id, revision }) => (
        <Tag key={id} tone="warning">
          {revision === null ? t("file:list.superseded") : t("viewer:view.superseded", { revision })}
        </Tag>
      ))}
      {current && t("viewer:compare.current", { revision: current.revision, company: companyOf(current) })}
    </p>
  );
}

/** What tells the two apart: the revision, else the name. */
export function nameOf({ part, revision, name }: RoomFileItem): string {
  return revision === null ? name : `${part ?? ""} ${revision}`.trim();
}

function useCompared(role: Compared["role"], roomId: string, file: RoomFileItem): Compared {
  const [page, turnTo] = useState(1);
  const { pages, failed } = usePages(roomId, file);
  return { role, file, pages, failed, page: Math.min(page, pages?.count ?? page), turnTo };
}
