import { crossesUnchecked, undescribed } from "~/domain/file";
import { useInNotes } from "~/features/room/in-notes";
import { useAttachmentT } from "~/i18n/attachment-texts";

/** Chooses files where there is no script, and so no place to say what they are before they go. */
export function PlainFiles({ countries }: { countries: string[] }) {
  const t = useAttachmentT();
  const inNotes = useInNotes() !== null;
  return (
    <div className="grid gap-1">
      <input
        type="file"
        name="files"
        multiple
        aria-label={t("attachment:plain.files")}
        className="max-w-full text-sm"
      />
      {!inNotes && crossesUnchecked(undescribed, countries) && (
        <p className="text-xs text-warning">{t("attachment:plain.border")}</p>
      )}
    </div>
  );
}
