import { type Company, companyName } from "~/domain/actor";
import { moment } from "~/domain/day";
import { useInNotes } from "~/features/room/in-notes";
import type { Me } from "~/features/room/room-screen";
import { useFormat } from "~/i18n/reader";
import { useLanguage, useRefusalText, useT } from "~/i18n/use-language";
import { useMinute } from "~/i18n/use-minute";
import { Button } from "~/ui/button";
import { acrossFrom, type Closed, closedAt, openingOf } from "./other-side";
import type { Later } from "./use-later";
import { useWhen } from "./use-when";

type ClosedNoticeProps = {
  companies: ReadonlyMap<string, Company>;
  me: Pick<Me, "organizationId">;
  roomId: string;
  later: Later;
};

/**
 * Tells the writer that the other company does not work now and until when, and offers to send when it does. Its button
 * submits the box with the time, `sendAt`; without JavaScript to the sends that wait.
 */
export function ClosedNotice({ companies, me, roomId, later }: ClosedNoticeProps) {
  const t = useT();
  const refusalText = useRefusalText();
  const now = useMinute();
  const inNotes = useInNotes();
  const closed = inNotes ? [] : closedAt(acrossFrom(companies, me.organizationId), now);
  const opening = openingOf(closed);
  const { refused } = later;
  if (closed.length === 0 && !refused) return null;
  return (
    <div className="flex items-center justify-between gap-x-3 rounded-md bg-sunken ps-3 pe-1 text-xs text-soft">
      <div className="grid min-w-0 flex-1 gap-0.5 py-1.5">
        {closed.map((one) => (
          <Sentence key={one.company.id} {...one} />
        ))}
        {refused && (
          <p role="alert" className="text-danger">
            {refusalText(refused)}
          </p>
        )}
      </div>
      {later.possible && opening !== null && (
        <Button
          tone="quiet"
          name="sendAt"
          value={String(opening)}
          formAction={`/rooms/${roomId}/scheduled`}
          formEncType="application/x-www-form-urlencoded"
          isPending={later.busy}
          className="ms-auto text-sm"
        >
          {t("calendar:closed.send")}
        </Button>
      )}
    </div>
  );
}

function Sentence({ company, status }: Closed) {
  const t = useT();
  const language = useLanguage();
  const when = useWhen();
  const format = useFormat();
  const { timeZone } = company.calendar;
  const { until, holiday } = status;
  const name = companyName(company, language);
  return (
    <p>
      {until === null
        ? t("calendar:closed.unknown", { company: name })
        : t("calendar:closed.now", { company: name, when: when(until, timeZone) })}
      {holiday && (
        <span className="block font-medium text-warning">
          {t("calendar:closed.because", {
            day: format.day(moment(holiday.day, "12:00", timeZone), timeZone),
            holiday: holiday.name[language],
          })}
        </span>
      )}
    </p>
  );
}
