import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { crossesUnchecked, kindOf } from "~/domain/file";
import { fileTo, messageTo } from "~/features/file/file-paths";
import { FileThumbnail } from "~/features/file/file-thumbnail";
import { Sender } from "~/features/file/sender";
import { sizeText } from "~/features/file/size-text";
import { InNotes } from "~/features/room/in-notes";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { useViewerT } from "~/i18n/viewer-texts";
import { Icon } from "~/ui/icon";
import { Tag } from "~/ui/rows";
import { Time } from "~/ui/time";
import { DescribeFile } from "./describe-file";
import { FactsPart } from "./facts-part";
import type { FileScreenProps } from "./file-screen";
import { FileWarnings } from "./file-warnings";
import { OpeningTable } from "./opening-table";
import { RevisionList } from "./revision-list";

/** What is known about a file, beside its picture. */
export function FileAbout({ view, me, countries }: Omit<FileScreenProps, "other">) {
  const t = useViewerT();
  const { number } = useFormat();
  const { file, room, revisions, markUps, origin, openings, people, companies, mayDescribe } = view;
  const place = { people, companies, me };
  const crosses = crossesUnchecked(
    file,
    companies.map(({ country }) => country),
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <FileWarnings view={view} crosses={crosses} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        <Fact label={t("viewer:view.kind")}>
          {t(`file:kind.${kindOf(file)}`)} · {sizeText(file.size, number)}
          {file.width !== null && (
            <span className="text-soft"> · {t("viewer:view.pixels", { width: file.width, height: file.height })}</span>
          )}
        </Fact>
        <Fact label={t("viewer:view.sender")}>
          <Sender memberId={file.memberId} place={place} />
        </Fact>
        <Fact label={t("viewer:view.sent")}>
          <Link
            to={messageTo(room.id, file)}
            className="-my-1 inline-flex min-h-target items-center gap-1 text-accent hover:underline"
          >
            <Time at={file.at} />
            <span className="sr-only">{t("viewer:view.toMessage")}</span>
            <Icon name="forward" className="size-4" />
          </Link>
        </Fact>
        {file.part && <Fact label={t("viewer:view.part")}>{file.part}</Fact>}
        {file.revision && <Fact label={t("viewer:view.revision")}>{file.revision}</Fact>}
        <Fact label={t("file:mark.label")}>
          {t(`file:mark.${file.exportMark}`)}
          {file.permit && (
            <span className="text-soft">
              {" "}
              · {t("file:mark.permit")} {file.permit}
            </span>
          )}
        </Fact>
      </dl>
      {mayDescribe && (
        <InNotes.Provider value={room.parentId === null ? null : room.name}>
          <DescribeFile memberId={me.memberId} roomId={room.id} file={file} />
        </InNotes.Provider>
      )}
      {revisions.length > 1 && <RevisionList view={view} place={place} />}
      {origin && (
        <FactsPart title={t("viewer:view.origin")}>
          <Related
            to={fileTo(origin.roomId, origin.id)}
            thumbnail={<FileThumbnail roomId={origin.roomId} file={origin} className="size-10" />}
            old={origin.superseded}
          >
            {origin.name}
          </Related>
        </FactsPart>
      )}
      {markUps.length > 0 && (
        <FactsPart title={t("viewer:view.markUps")}>
          {markUps.map((markUp) => (
            <Related
              key={markUp.id}
              to={fileTo(room.id, markUp.id)}
              thumbnail={<FileThumbnail roomId={room.id} file={markUp} className="size-10" />}
              old={markUp.originSuperseded}
              detail={<Sender memberId={markUp.memberId} place={place} />}
            >
              {markUp.name}
            </Related>
          ))}
        </FactsPart>
      )}
      <OpeningTable openings={openings} revisions={revisions} place={place} countries={countries} />
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

type RelatedProps = {
  to: string;
  thumbnail: ReactNode;
  /** Its picture shows a revision that counts no more. */
  old: boolean;
  detail?: ReactNode;
  children: ReactNode;
};

function Related({ to, thumbnail, old, detail, children }: RelatedProps) {
  const t = useT();
  return (
    <Link to={to} className="-mx-2 flex min-h-target items-center gap-3 rounded-md px-2 py-1 text-sm hover:bg-hover">
      {thumbnail}
      <span className="grid min-w-0">
        <span className="truncate">{children}</span>
        {(old || detail) && (
          <span className="flex min-w-0 items-center gap-2 text-xs text-soft">
            {old && <Tag tone="warning">{t("file:list.superseded")}</Tag>}
            <span className="truncate">{detail}</span>
          </span>
        )}
      </span>
    </Link>
  );
}
