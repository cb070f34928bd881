import type { ScheduledSend } from "~/domain/scheduled-send";
import { useT } from "~/i18n/use-language";

/** What waits: its words, and how many files go with them. */
export function WaitingWords({ send: { input }, className }: { send: ScheduledSend; className: string }) {
  const t = useT();
  const { text, lang, files } = input;
  return (
    <>
      {text !== "" && (
        <p lang={lang} className={`${className} break-words`}>
          {text}
        </p>
      )}
      {files && <p className="text-sm font-normal text-soft">{t("calendar:waiting.files", { count: files.length })}</p>}
    </>
  );
}
