import { Link } from "@remix-run/react";
import { useState } from "react";
import type { FileView, RoomFileItem } from "~/domain/file";
import { compareTo, fileTo } from "~/features/file/file-paths";
import { ToolIcon } from "~/features/markup/tool-icon";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
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
export function CompareScreen({ view: { room, file }, other, over }: CompareScreenProps) {
  const t = useT();
  const older = useCompared("older", room.id, other);
  const newer = useCompared("newer", room.id, file);
  const tabs = [
    { how: "side", label: t("file:compare.side"), chosen: !over },
    { how: "over", label: t("file:compare.over"), chosen: over },
  ] as const;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-surface p-2 sm:pe-4">
        <LinkButton to={fileTo(room.id, file.id)} tone="quiet" square aria-label={t("file:compare.close")}>
          <Icon name="close" />
        </LinkButton>
        <h1 className="min-w-0 flex-1 truncate font-semibold">
          {t("file:compare.title", { older: nameOf(other), newer: nameOf(file) })}
        </h1>
        <LinkButton
          to={compareTo(room.id, other.id, file.id, over ? "over" : "side")}
          replace
          tone="quiet"
          square
          aria-label={t("file:compare.swap")}
          title={t("file:compare.swap")}
        >
          <ToolIcon name="swap" />
        </LinkButton>
        <nav aria-label={t("file:compare.how")} className="flex rounded-md bg-sunken p-0.5 max-sm:w-full">
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
        <p className="p-4 text-sm text-soft">{t("file:view.wantsScript")}</p>
      </noscript>
      {over ? <CompareOver older={older} newer={newer} /> : <CompareSide older={older} newer={newer} />}
    </div>
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
