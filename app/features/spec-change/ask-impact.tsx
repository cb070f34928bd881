import { useEffect, useRef } from "react";
import { companyName } from "~/domain/actor";
import { answerDay, usualAnswerDays } from "~/domain/answer-clock";
import { acrossFrom } from "~/features/calendar/other-side";
import { DayField } from "~/features/meaning/day-field";
import type { Me } from "~/features/room/room-screen";
import { useChangeT } from "~/i18n/change-texts";
import { useReader } from "~/i18n/reader";
import { useLanguage } from "~/i18n/use-language";
import { Choice } from "~/ui/choice";
import { classes } from "~/ui/classes";
import { ClockNotice } from "./clock-notice";
import { type FieldsProps, FormSection } from "./subject-fields";

/** Whether the other company is asked for the impact at once, and by when: on their calendar, with the holidays of both. */
export function AskImpact({ typed, place, faultText, read, onSet, drawn, me }: FieldsProps & { me: Me }) {
  const t = useChangeT();
  const language = useLanguage();
  const { now } = useReader();
  const companies = new Map(place.companies.map((company) => [company.id, company]));
  const [asked] = acrossFrom(companies, me.organizationId);
  const own = companies.get(me.organizationId);
  const usual = asked ? answerDay(asked.calendar, now) : null;
  const answerBy = useUsualDay(typed.answerBy, usual);
  return (
    <FormSection title={t("change:form.impact")}>
      <div className="sm:col-span-2">
        <Choice
          key={drawn("asksImpact")}
          type="checkbox"
          name="asksImpact"
          defaultChecked={typed.asksImpact}
          label={t("change:form.asksImpact")}
          description={t("change:form.asksImpactHint")}
        />
      </div>
      <div className={classes("grid gap-1.5", !typed.asksImpact && "hidden scripting-none:grid")}>
        <DayField
          name="answerBy"
          label={t("change:form.answerBy", { company: asked ? companyName(asked, language) : "" })}
          value={answerBy.day}
          onChange={(day) => {
            answerBy.touch();
            onSet({ ...read(), answerBy: day });
          }}
          company={asked}
          companies={companies}
          error={faultText("answerBy")}
        />
        {usual !== null && answerBy.day === usual && (
          <p className="text-sm text-soft">{t("change:form.usualDay", { count: usualAnswerDays })}</p>
        )}
      </div>
      {typed.asksImpact && asked && own && (
        <div className="sm:col-span-2">
          <ClockNotice asked={asked} own={own} />
        </div>
      )}
    </FormSection>
  );
}

/** The usual day until somebody says another one, or none. */
function useUsualDay(day: string, usual: string | null) {
  const touched = useRef(day !== "");
  useEffect(() => {
    if (day !== "") touched.current = true;
  }, [day]);
  return {
    day: day === "" && !touched.current ? (usual ?? "") : day,
    touch: () => {
      touched.current = true;
    },
  };
}
