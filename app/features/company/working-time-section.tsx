import type { FormRefusal } from "~/domain/form";
import type { OwnDay, WorkingTime } from "~/domain/working-time";
import { useT } from "~/i18n/use-language";
import { Section } from "~/ui/page";
import { OwnDays } from "./own-days";
import { WorkingTimeForm } from "./working-time-form";

type WorkingTimeSectionProps = {
  time: WorkingTime;
  country: string;
  regions: { id: string; label: string }[];
  ownDays: OwnDay[];
  refusal: FormRefusal | undefined;
  saved: boolean;
};

/** When the company works, for its managers. */
export function WorkingTimeSection({ ownDays, refusal, ...hours }: WorkingTimeSectionProps) {
  const t = useT();
  const of = (intent: string) => (refusal?.typed.intent === intent ? refusal : undefined);
  return (
    <>
      <Section title={t("calendar:hours.title")} lead={t("calendar:hours.lead")}>
        <WorkingTimeForm {...hours} refusal={of("workingTime")} />
      </Section>
      <Section title={t("calendar:ownDays.title")} lead={t("calendar:ownDays.lead")}>
        <OwnDays days={ownDays} refusal={of("addDays") ?? of("removeDay")} />
      </Section>
    </>
  );
}
