import { type Agenda, stretches, stretchOf } from "~/domain/agenda";
import { useReader } from "~/i18n/reader";
import { useT } from "~/i18n/use-language";
import { useMinute } from "~/i18n/use-minute";
import { buttonClass } from "~/ui/button-class";
import { EmptyState } from "~/ui/empty-state";
import { Icon } from "~/ui/icon";
import { Page } from "~/ui/page";
import { AgendaLine } from "./agenda-line";

/** Everything that is due in my rooms, what is late first. */
export function AgendaScreen({ agenda, me }: { agenda: Agenda; me: { memberId: string; organizationId: string } }) {
  const t = useT();
  const { timeZone } = useReader();
  const now = useMinute();
  const people = new Map(agenda.people.map((person) => [person.id, person]));
  const groups = stretches
    .map((stretch) => ({ stretch, lines: agenda.lines.filter((line) => stretchOf(line, now, timeZone) === stretch) }))
    .filter(({ lines }) => lines.length > 0);
  const file = (
    <a href="/agenda.ics" download className={buttonClass("secondary")}>
      <Icon name="calendar" className="size-4" />
      {t("memory:agenda.file")}
    </a>
  );
  return (
    <Page title={t("memory:agenda.title")} lead={t("memory:agenda.lead")} action={groups.length > 0 && file}>
      {groups.length === 0 && (
        <EmptyState icon="calendar" title={t("memory:agenda.emptyTitle")}>
          {t("memory:agenda.emptyText")}
        </EmptyState>
      )}
      {groups.map(({ stretch, lines }) => (
        <section key={stretch} aria-labelledby={`agenda-${stretch}`} className="grid gap-2">
          <h2
            id={`agenda-${stretch}`}
            className={`flex items-baseline gap-2 font-semibold ${stretch === "late" ? "text-danger" : ""}`}
          >
            {t(`memory:agenda.${stretch}`)}
            <span className="text-sm font-normal text-soft tabular-nums">{lines.length}</span>
          </h2>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {lines.map((line) => (
              <AgendaLine
                key={`${line.id}/${line.calendarId}`}
                line={line}
                agenda={agenda}
                people={people}
                me={me}
                now={now}
              />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
