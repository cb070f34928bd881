import { dayAt } from "~/domain/day";
import { type ChangeStep, currentSheet, nextSteps } from "~/domain/spec-change";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { threadTo } from "~/features/thread/thread-address";
import { useChangeT } from "~/i18n/change-texts";
import { useReader } from "~/i18n/reader";
import { LinkButton } from "~/ui/link-button";
import type { RefusedStep } from "./answer-step";
import { impactTo, reviseTo } from "./change-paths";
import type { Me } from "./place";
import { StepDay } from "./step-day";
import { type About, StepForm, StepPanel } from "./step-form";
import { StepText } from "./step-text";

type ChangeStepsProps = { view: SpecChangeView; me: Me; formKey: string; unposted: RefusedStep | undefined };

/** The steps that the reader may take next, and the way to the talk beside the change. */
export function ChangeSteps({ view, me, formKey, unposted }: ChangeStepsProps) {
  const t = useChangeT();
  const { change, room, side, replies } = view;
  const steps = nextSteps(change, { side });
  const about: About = { entryId: change.id, me, formKey };
  const revision = change.revisions.length;
  const has = (step: ChangeStep) => steps.includes(step);
  const understood = change.understood.some((one) => one.memberId === me.memberId && one.revision === revision);
  const panel = { view, about, unposted };
  const isAnswered = currentSheet(change) !== null;
  return (
    <div className="grid gap-2 print:hidden">
      <div className="flex flex-wrap gap-2 max-sm:grid max-sm:grid-cols-1">
        {has("answerImpact") && (
          <LinkButton to={impactTo(room.id, change.id)} tone={isAnswered ? "secondary" : "primary"}>
            {t(isAnswered ? "change:page.answerAgain" : "change:page.answerImpact")}
          </LinkButton>
        )}
        {has("understand") && !understood && (
          <StepForm
            {...about}
            command="specChange.understand"
            says={{ revision }}
            submit={t("change:page.understand")}
            tone="secondary"
          />
        )}
        <LinkButton to={threadTo(room.id, change.id)}>
          {replies > 0
            ? `${t("change:page.ask")} · ${t("change:page.talk", { count: replies })}`
            : t("change:page.ask")}
        </LinkButton>
        {has("revise") && <LinkButton to={reviseTo(room.id, change.id)}>{t("change:page.revise")}</LinkButton>}
        {has("requestImpact") && <RequestPanel {...panel} />}
        {has("takeEffect") && <EffectPanel {...panel} />}
        {has("schedule") && <SchedulePanel {...panel} />}
        {has("verify") && <VerifyPanel {...panel} />}
        {has("reject") && <EndPanel {...panel} step="reject" />}
        {has("withdraw") && <EndPanel {...panel} step="withdraw" />}
      </div>
      {has("understand") && !understood && <p className="text-sm text-soft">{t("change:page.understandLead")}</p>}
      {side === "guest" && <p className="text-sm text-soft">{t("change:page.guest")}</p>}
    </div>
  );
}

type PanelProps = { view: SpecChangeView; about: About; unposted: RefusedStep | undefined };

function RequestPanel({ view, about, unposted }: PanelProps) {
  const t = useChangeT();
  const command = "specChange.requestImpact";
  return (
    <StepPanel id="requestImpact" label={t("change:page.requestImpact")} open={unposted?.command === command}>
      <StepForm {...about} command={command} submit={t("change:page.requestImpact")}>
        <StepDay name="day" label={t("change:page.answerBy")} view={view} unposted={of(unposted, command)} />
      </StepForm>
    </StepPanel>
  );
}

function EffectPanel({ view, about, unposted }: PanelProps) {
  const t = useChangeT();
  const { now, timeZone } = useReader();
  const command = "specChange.takeEffect";
  const planned = view.change.schedule?.day ?? dayAt(now, timeZone);
  return (
    <StepPanel id="takeEffect" label={t("change:page.takeEffect")} tone="primary" open={unposted?.command === command}>
      <StepForm {...about} command={command} submit={t("change:page.takeEffect")}>
        <StepDay
          name="day"
          label={t("change:page.day")}
          view={view}
          unposted={of(unposted, command)}
          initial={planned}
        />
      </StepForm>
    </StepPanel>
  );
}

function SchedulePanel({ view, about, unposted }: PanelProps) {
  const t = useChangeT();
  const command = "specChange.schedule";
  const { day = null, first = null } = view.change.schedule ?? {};
  const mine = of(unposted, command);
  return (
    <StepPanel id="schedule" label={t("change:page.schedule")} open={mine !== undefined}>
      <StepForm {...about} command={command} submit={t("change:page.schedule")}>
        <StepDay name="day" label={t("change:page.day")} view={view} unposted={mine} initial={day ?? ""} />
        <StepText name="first" label={t("change:page.first")} unposted={mine} initial={first ?? ""} line />
      </StepForm>
    </StepPanel>
  );
}

function VerifyPanel({ about, unposted }: PanelProps) {
  const t = useChangeT();
  const command = "specChange.verify";
  return (
    <StepPanel id="verify" label={t("change:page.verify")} tone="primary" open={unposted?.command === command}>
      <StepForm {...about} command={command} submit={t("change:page.verify")}>
        <StepText name="note" label={t("change:page.note")} unposted={of(unposted, command)} />
      </StepForm>
    </StepPanel>
  );
}

/** Declined by the one side or taken back by the other: both want a reason. */
function EndPanel({ step, about, unposted }: PanelProps & { step: "reject" | "withdraw" }) {
  const t = useChangeT();
  const command = `specChange.${step}` as const;
  const words =
    step === "reject"
      ? { open: t("change:page.reject"), send: t("change:page.rejectSend") }
      : { open: t("change:page.withdraw"), send: t("change:page.withdrawSend") };
  return (
    <StepPanel id={step} label={words.open} open={unposted?.command === command}>
      <StepForm {...about} command={command} submit={words.send} tone="danger">
        <StepText
          name="reason"
          label={t("change:page.reasonLabel")}
          description={t("change:page.reasonLead")}
          unposted={of(unposted, command)}
        />
      </StepForm>
    </StepPanel>
  );
}

function of(unposted: RefusedStep | undefined, command: string): RefusedStep | undefined {
  return unposted?.command === command ? unposted : undefined;
}
