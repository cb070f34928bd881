import type { SpecChange } from "~/domain/spec-change";
import { useT } from "~/i18n/use-language";
import { Tag } from "~/ui/rows";
import { useDayWords } from "./content-words";

/** How far a change has come, in its reader's language. */
export function StateTag({ change }: { change: Pick<SpecChange, "state" | "schedule"> }) {
  const t = useT();
  const dayWords = useDayWords();
  const { state, schedule } = change;
  const at = schedule?.day ? dayWords(schedule.day) : schedule?.first;
  const isOver = state === "withdrawn" || state === "rejected";
  const tone = isOver ? "plain" : state === "proposed" || state === "impactRequested" ? "warning" : "accent";
  return (
    <Tag tone={tone}>
      {state === "scheduled" && at ? t("specChange:state.scheduledFor", { date: at }) : t(`specChange:state.${state}`)}
    </Tag>
  );
}
