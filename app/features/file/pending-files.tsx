import { useEffect, useState } from "react";
import { kindOf } from "~/domain/file";
import type { ShownAttachment } from "~/features/attachment/attachment";
import { ProgressLine, progressWords } from "~/features/attachment/attachment-card";
import type { OpenUploads } from "~/features/attachment/open-uploads";
import { useContentUrl } from "~/features/attachment/use-content-url";
import { connectionOf } from "~/features/room/connection";
import { useFormat } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { boxOf } from "./file-box";
import { FileIcon } from "./file-icon";
import { FileName } from "./file-name";
import { sizeText } from "./size-text";

/** The files of an own message that is not stored yet, as they come in. */
export function PendingFiles({ memberId, ids }: { memberId: string; ids: string[] }) {
  const [uploads, setUploads] = useState<OpenUploads | null>(null);
  const [all, setAll] = useState<readonly ShownAttachment[]>([]);
  useEffect(() => {
    let wanted = true;
    void connectionOf(memberId)
      .uploads()
      .then(
        (opened) => wanted && setUploads(opened),
        () => {},
      );
    return () => {
      wanted = false;
    };
  }, [memberId]);
  useEffect(() => {
    if (!uploads) return;
    setAll(uploads.getSnapshot());
    return uploads.subscribe(() => setAll(uploads.getSnapshot()));
  }, [uploads]);
  const files = all.filter(({ id }) => ids.includes(id));
  if (!uploads) return null;
  return (
    <ul className="my-1 flex flex-wrap items-start gap-2">
      {files.map((file) => (
        <PendingFile key={file.id} file={file} uploads={uploads} isAlone={ids.length === 1} />
      ))}
    </ul>
  );
}

type PendingFileProps = { file: ShownAttachment; uploads: OpenUploads; isAlone: boolean };

function PendingFile({ file, uploads, isAlone }: PendingFileProps) {
  const t = useT();
  const { number } = useFormat();
  const box = boxOf(file, isAlone);
  const url = useContentUrl(box ? file.id : null, uploads.content);
  const kind = kindOf(file);
  const isUnderWay = file.state === "uploading" || file.state === "waiting";
  const words = isUnderWay && <span className="tabular-nums">{progressWords(t, file)}</span>;
  if (box) {
    return (
      <li
        className="relative max-w-full overflow-hidden rounded-md border border-line bg-sunken"
        style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      >
        {url && <img src={url} alt={file.name} className="size-full object-contain opacity-70" />}
        {words && (
          <span className="absolute bottom-1.5 left-1.5 rounded-sm bg-raised px-1.5 text-xs text-ink">{words}</span>
        )}
        {isUnderWay && <ProgressLine file={file} />}
      </li>
    );
  }
  return (
    <li className="relative flex w-full max-w-md min-w-0 items-center gap-2.5 overflow-hidden rounded-md border border-line bg-surface px-2.5 py-1.5 text-soft">
      <FileIcon name={kind === "text" ? "other" : kind} className="size-6" />
      <div className="min-w-0 flex-1">
        <FileName name={file.name} className="font-medium" />
        <span className="flex gap-2 text-xs">
          {t(`file:kind.${kind}`)} · {sizeText(file.size, number)} {words}
        </span>
      </div>
      {isUnderWay && <ProgressLine file={file} />}
    </li>
  );
}
