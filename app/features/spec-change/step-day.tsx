import { useState } from "react";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { useRefusalText } from "~/i18n/use-language";
import { TextField } from "~/ui/text-field";
import { useLoaded } from "~/ui/use-loaded";
import type { RefusedStep } from "./answer-step";

type StepDayProps = {
  name: string;
  label: string;
  view: SpecChangeView;
  unposted: RefusedStep | undefined;
  initial?: string;
};

const code = () => import("~/features/calendar/due-day-field");

/** A day with the days off of both companies; until their code has come, the platform's own field. */
export function StepDay({ name, label, view, unposted, initial = "" }: StepDayProps) {
  const refusalText = useRefusalText();
  const typed = unposted?.input[name];
  const [value, onChange] = useState(typeof typed === "string" ? typed : initial);
  const error = unposted?.refused.field === name ? refusalText(unposted.refused) : undefined;
  const loaded = useLoaded(code);
  const field = { name, label, value, error };
  if (!loaded) return <TextField {...field} type="date" onChange={({ target }) => onChange(target.value)} />;
  const calendars = view.companies.filter(({ side }) => side !== "guest");
  return <loaded.DueDayField {...field} onChange={onChange} calendars={calendars} roomId={view.room.id} />;
}
