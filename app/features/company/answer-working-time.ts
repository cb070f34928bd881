import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { addDaysForm, ownDaysIn, removeDayForm, workingTimeForm } from "~/domain/working-time";
import { answerForm } from "~/features/shell/answer-form";

/** What the forms about working time do; null for any other form of the page. */
export function answerWorkingTime(form: FormData, actor: Actor, { workingTime }: AppLoadContext["services"]) {
  const intent = form.get("intent");
  if (intent === "workingTime") {
    return answerForm(workingTimeForm, form, async ({ workDayIds, keepsHolidays, region, ...hours }) => {
      const workDays = workDayIds.map(Number).sort();
      await workingTime.set(actor, {
        ...hours,
        workDays,
        keepsHolidays: keepsHolidays === "on",
        region: region || null,
      });
      return { saved: "workingTime" } as const;
    });
  }
  if (intent === "addDays") {
    return answerForm(addDaysForm, form, async ({ lines }) => {
      await workingTime.addDays(actor, ownDaysIn(lines));
      return null;
    });
  }
  if (intent === "removeDay") {
    return answerForm(removeDayForm, form, async ({ day }) => {
      await workingTime.removeDay(actor, day);
      return null;
    });
  }
  return null;
}
