import type { TFunction } from "i18next";
import type { Agenda, DueLine } from "~/domain/agenda";
import { type CalendarEvent, calendarFile } from "./calendar-file";
import { duePath } from "./due-path";

export const agendaNamespaces = ["common", "memory", "specChange"] as const;
type T = TFunction<typeof agendaNamespaces>;
type Making = { origin: string; madeAt: number };

const titles = {
  answer: "memory:agenda.eventAnswer",
  acknowledgement: "memory:agenda.eventAcknowledgement",
  question: "memory:agenda.eventQuestion",
  impactRequested: "memory:agenda.eventAnswer",
} as const satisfies Partial<Record<DueLine["kind"], string>>;

/** What has a day, as a calendar file; each event leads back to its entry. */
export function agendaFile(t: T, { lines, rooms }: Agenda, { origin, madeAt }: Making): string {
  const host = new URL(origin).host;
  const events = lines.flatMap((line): CalendarEvent[] => {
    const { id, calendarId, day, kind, text, roomId } = line;
    if (day === null) return [];
    const url = `${origin}${duePath(line)}`;
    const room = rooms.find((one) => one.id === roomId)?.name ?? "";
    const what = firstLine(text ?? room);
    const summary =
      kind === "scheduled" ? `${t("specChange:state.scheduled")}: ${what}` : t(titles[kind], { text: what });
    return [{ uid: `${id}-${calendarId}@${host}`, day, summary, description: `${room}\n${url}`, url }];
  });
  return calendarFile(events, { name: t("product.name"), madeAt });
}

function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n");
  return line.length > 100 ? `${[...line].slice(0, 99).join("")}…` : line;
}
