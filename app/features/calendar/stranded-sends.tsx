import type { ScheduledSend } from "~/domain/scheduled-send";
import { useT } from "~/i18n/use-language";
import { AskingForm } from "~/ui/asking-form";
import { Section } from "~/ui/page";
import { Row, Rows } from "~/ui/rows";
import { Time } from "~/ui/time";
import { WaitingWords } from "./waiting-words";

/** What waited in a room that its author is no longer in: the text is theirs to copy or to discard. */
export function StrandedSends({ sends }: { sends: ScheduledSend[] }) {
  const t = useT();
  if (sends.length === 0) return null;
  return (
    <Section title={t("calendar:stranded.title")} lead={t("calendar:stranded.lead")}>
      <Rows label={t("calendar:stranded.title")}>
        {sends.map((send) => (
          <Row
            key={send.id}
            title={<WaitingWords send={send} className="font-normal whitespace-pre-wrap" />}
            detail={<Time at={send.sendAt} />}
            trail={<AskingForm values={{ intent: "discard", id: send.id }} label={t("calendar:stranded.discard")} />}
          />
        ))}
      </Rows>
    </Section>
  );
}
