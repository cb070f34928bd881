import type { ScheduledSend } from "~/domain/scheduled-send";
import { useT } from "~/i18n/use-language";
import { AskingForm } from "~/ui/asking-form";
import { Section } from "~/ui/page";
import { Row, Rows } from "~/ui/rows";
import { Time } from "~/ui/time";

/** What waited in a room that its author is no longer in: the text is theirs to copy or to discard. */
export function StrandedSends({ sends }: { sends: ScheduledSend[] }) {
  const t = useT();
  if (sends.length === 0) return null;
  return (
    <Section title={t("calendar:stranded.title")} lead={t("calendar:stranded.lead")}>
      <Rows label={t("calendar:stranded.title")}>
        {sends.map(({ id, sendAt, input: { text, lang } }) => (
          <Row
            key={id}
            title={
              <p lang={lang} className="font-normal break-words whitespace-pre-wrap">
                {text}
              </p>
            }
            detail={<Time at={sendAt} />}
            trail={<AskingForm values={{ intent: "discard", id }} label={t("calendar:stranded.discard")} />}
          />
        ))}
      </Rows>
    </Section>
  );
}
