import { useSearchParams } from "@remix-run/react";
import { type FileView, kindOf, type RoomFileItem, showsSuperseded } from "~/domain/file";
import { FileIcon } from "~/features/file/file-icon";
import { compareTo, fileTo } from "~/features/file/file-paths";
import type { FilePlace } from "~/features/file/sender";
import { sizeText } from "~/features/file/size-text";
import { MarkupScreen } from "~/features/markup/markup-screen";
import { ToolIcon } from "~/features/markup/tool-icon";
import { useFormat } from "~/i18n/reader";
import { useViewerT } from "~/i18n/viewer-texts";
import { buttonClass } from "~/ui/button-class";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { Tag } from "~/ui/rows";
import { CompareScreen } from "./compare-screen";
import { FileAbout } from "./file-about";
import { FileStage } from "./file-stage";
import { fileAddress, isUnseenHeic, isVisible } from "./pages";
import { useFileNews } from "./use-file-news";

export type FileScreenProps = {
  view: FileView;
  /** The file that the address lays beside it, and how. */
  other: RoomFileItem | null;
  me: FilePlace["me"];
  /** Names of the countries that appear, in the reader's language. */
  countries: Record<string, string>;
};

/** One file: what is in it, and all that is known about it. */
export function FileScreen(props: FileScreenProps) {
  const { view, other, me } = props;
  const [search] = useSearchParams();
  useFileNews(me.memberId, view);
  if (other) return <CompareScreen view={view} other={other} over={search.get("how") === "over"} />;
  if (search.has("draw") && isVisible(view.file)) {
    const page = Math.max(1, Number(search.get("draw")) || 1);
    return <MarkupScreen key={`${view.file.id} ${page}`} view={view} me={me} page={page} />;
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <FileHeader view={view} />
      <div className="min-h-0 flex-1 overflow-y-auto lg:flex lg:overflow-hidden">
        {isVisible(view.file) ? (
          <FileStage key={view.file.id} view={view} className="h-[48dvh] min-h-64 lg:h-auto lg:flex-1" />
        ) : (
          <Unseen view={view} />
        )}
        <aside className="border-line bg-surface px-5 pt-5 pb-[max(2rem,env(safe-area-inset-bottom))] lg:w-96 lg:shrink-0 lg:overflow-y-auto lg:border-s">
          <FileAbout {...props} />
        </aside>
      </div>
    </div>
  );
}

function FileHeader({ view }: { view: FileView }) {
  const t = useViewerT();
  const { file, room, revisions } = view;
  const index = revisions.findIndex(({ id }) => id === file.id);
  // Against the one before it, else against the one after.
  const rival = isVisible(file)
    ? [...revisions.slice(index + 1), ...revisions.slice(0, index)].find(isVisible)
    : undefined;
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-1 border-b border-line bg-surface p-2 sm:gap-2 sm:pe-4">
      <LinkButton
        to={`/rooms/${room.id}/files`}
        tone="quiet"
        square
        aria-label={t("viewer:view.toList", { room: room.name })}
      >
        <Icon name="back" />
      </LinkButton>
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold">{file.name}</h1>
        <p className="flex gap-2 text-xs text-soft">
          {showsSuperseded(file) && <Tag tone="warning">{t("file:list.superseded")}</Tag>}
          <span className="truncate">{room.name}</span>
        </p>
      </div>
      {rival && (
        <LinkButton
          to={compareTo(room.id, file.id, rival.id)}
          className="max-sm:w-control max-sm:px-0"
          title={t("viewer:compare.open")}
        >
          <ToolIcon name="compare" />
          <span className="max-sm:sr-only">{t("viewer:compare.open")}</span>
        </LinkButton>
      )}
      {isVisible(file) && (
        <LinkButton
          to={`${fileTo(room.id, file.id)}?draw=1`}
          className="max-sm:w-control max-sm:px-0"
          title={t("viewer:markup.open")}
        >
          <ToolIcon name="pen" />
          <span className="max-sm:sr-only">{t("viewer:markup.open")}</span>
        </LinkButton>
      )}
      <Download view={view} />
    </header>
  );
}

function Download({ view: { room, file } }: { view: FileView }) {
  const t = useViewerT();
  return (
    <a
      href={fileAddress(room.id, file.id, "original")}
      download
      title={t("viewer:view.download")}
      className={buttonClass("primary", false, "max-sm:w-control max-sm:px-0")}
    >
      <ToolIcon name="download" />
      <span className="max-sm:sr-only">{t("viewer:view.download")}</span>
    </a>
  );
}

/** What the portal hands over without showing it. */
function Unseen({ view: { room, file } }: { view: FileView }) {
  const t = useViewerT();
  const { number } = useFormat();
  const kind = kindOf(file);
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-3 bg-sunken px-6 py-12 text-center">
      <span className="grid size-16 place-items-center rounded-xl border border-line bg-surface text-soft">
        <FileIcon name={kind === "text" ? "other" : kind} className="size-8" />
      </span>
      <p className="font-medium">
        {t(`file:kind.${kind}`)} · {sizeText(file.size, number)}
      </p>
      <p className="max-w-xs text-sm text-soft">{t(isUnseenHeic(file) ? "file:line.heic" : "viewer:view.notShown")}</p>
      <a href={fileAddress(room.id, file.id, "original")} download className={buttonClass("secondary")}>
        <ToolIcon name="download" className="size-4" />
        {t("viewer:view.download")}
      </a>
    </div>
  );
}
