import type { TFunction } from "i18next";
import type { Agenda, DueLine } from "~/domain/agenda";
import { type CalendarEvent, calendarFile } from "./calendar-file";

export const agendaNamespaces = ["common", "memory"] as const;
type T = TFunction<typeof agendaNamespaces>;
type Making = { origin: string; madeAt: number };

const titles = {
  answer: "memory:agenda.eventAnswer",
  acknowledgement: "memory:agenda.eventAcknowledgement",
  question: "memory:agenda.eventQuestion",
} as const satisfies Record<DueLine["kind"], string>;

/** What has a day, as a calendar file; each event leads back to its entry. */
export function agendaFile(t: T, { lines, rooms }: Agenda, { origin, madeAt }: Making): string {
  const host = new URL(origin).host;
  const events = lines.flatMap(({ id, calendarId, day, kind, text, roomId, rootSeq }): CalendarEvent[] => {
    if (day === null) return [];
    const url = `${origin}/rooms/${roomId}?at=${rootSeq}#e${rootSeq}`;
    const room = rooms.find((one) => one.id === roomId)?.name ?? "";
    const summary = t(titles[kind], { text: firstLine(text ?? room) });
    return [{ uid: `${id}-${calendarId}@${host}`, day, summary, description: `${room}\n${url}`, url }];
  });
  return calendarFile(events, { name: t("product.name"), madeAt });
}

function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n");
  return line.length > 100 ? `${[...line].slice(0, 99).join("")}…` : line;
}
