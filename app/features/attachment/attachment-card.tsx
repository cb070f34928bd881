import { kindOf } from "~/domain/file";
import { DescriptionFacts } from "~/features/file/description-facts";
import { FileIcon } from "~/features/file/file-icon";
import { FileName } from "~/features/file/file-name";
import { sizeText } from "~/features/file/size-text";
import { useAttachmentT } from "~/i18n/attachment-texts";
import { useFormat } from "~/i18n/reader";
import { useRefusalText } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { ShownAttachment } from "./attachment";
import type { OpenUploads } from "./open-uploads";
import { useContentUrl } from "./use-content-url";

type AttachmentCardProps = { file: ShownAttachment; uploads: OpenUploads; onDescribe: () => void };

/** One attached file: what it is, how far it has come, and the way to its details. */
export function AttachmentCard({ file, uploads, onDescribe }: AttachmentCardProps) {
  const t = useAttachmentT();
  const { number } = useFormat();
  const refusalText = useRefusalText();
  const { id, name, size, state, code, description } = file;
  const isRefused = state === "refused";
  return (
    <li
      className={`relative flex min-w-0 items-center gap-2 overflow-hidden rounded-md border p-1 ${isRefused ? "border-danger bg-danger-tint" : "border-line bg-ground"}`}
    >
      <Preview file={file} uploads={uploads} />
      <div className="relative min-w-0 flex-1 py-0.5 text-sm">
        <FileName name={name} className="font-medium" />
        {isRefused && code ? (
          <p role="alert" className="text-xs text-danger">
            {refusalText({ code })}
          </p>
        ) : (
          <p className="flex min-w-0 items-center gap-1.5 text-xs text-soft">
            <span className="shrink-0 tabular-nums">{sizeText(size, number)}</span>
            <button
              type="button"
              onClick={onDescribe}
              aria-label={t("attachment:card.details", { name })}
              className="inline-flex min-w-0 items-center gap-1 truncate rounded-sm text-accent underline decoration-dotted underline-offset-4 after:absolute after:inset-0 hover:decoration-solid"
            >
              {description && (description.part || description.exportMark !== "notChecked") ? (
                <DescriptionFacts file={description} crosses={false} />
              ) : (
                <span className="truncate">{t("attachment:card.addDetails")}</span>
              )}
            </button>
          </p>
        )}
      </div>
      {!isRefused && state !== "finished" && (
        <span className="shrink-0 text-xs text-soft tabular-nums">{progressWords(t, file)}</span>
      )}
      {isRefused && code !== "emptyFile" && code !== "fileTooLarge" && (
        <Button
          tone="quiet"
          square
          aria-label={t("attachment:card.retry", { name })}
          onPress={() => void uploads.retry(id)}
        >
          <Icon name="history" className="size-4" />
        </Button>
      )}
      <Button
        tone="quiet"
        square
        aria-label={t("attachment:card.remove", { name })}
        onPress={() => void uploads.cancel(id)}
      >
        <Icon name="close" className="size-4" />
      </Button>
      {!isRefused && state !== "finished" && <ProgressLine file={file} />}
    </li>
  );
}

/** How much of it is there. A cut line shows itself by words. */
export function progressWords(
  t: ReturnType<typeof useAttachmentT>,
  { state, code, sent, size }: ShownAttachment,
): string {
  if (state === "waiting") return t(code ? "attachment:card.resting" : "attachment:card.waiting");
  return t("attachment:card.progress", { percent: percentOf(sent, size) });
}

/** How much of it is there, as a line at the lower end of what stands around it. */
export function ProgressLine({ file: { name, sent, size } }: { file: ShownAttachment }) {
  return (
    <span
      role="progressbar"
      aria-label={name}
      aria-valuenow={percentOf(sent, size)}
      aria-valuemin={0}
      aria-valuemax={100}
      className="absolute inset-x-0 bottom-0 h-0.5 bg-line"
    >
      <span className="block h-full origin-left bg-accent" style={{ scale: `${sent / Math.max(size, 1)} 1` }} />
    </span>
  );
}

function Preview({ file, uploads }: Omit<AttachmentCardProps, "onDescribe">) {
  const kind = kindOf(file);
  const url = useContentUrl(file.width === null ? null : file.id, uploads.content);
  return (
    <span className="grid size-11 shrink-0 place-items-center overflow-hidden rounded-sm bg-sunken text-soft">
      {url ? (
        <img src={url} alt="" className="size-full object-cover" />
      ) : (
        <FileIcon name={kind === "text" ? "other" : kind} className="size-6" />
      )}
    </span>
  );
}

const percentOf = (sent: number, size: number) => Math.floor((100 * sent) / Math.max(size, 1));
