import { useId, useState } from "react";
import { type Company, companyName } from "~/domain/actor";
import { dayAt, isDay, moment } from "~/domain/day";
import { longestWait } from "~/domain/scheduled-send";
import { useFormat, useReader } from "~/i18n/reader";
import { useLanguage, useRefusalText, useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { TextField } from "~/ui/text-field";
import { closedAt, openingOf } from "./other-side";
import { useWhen, zoneMark } from "./use-when";

type LaterDialogProps = {
  title: string;
  /** Whose opening hours matter; in notes nobody's. */
  across: Company[];
  /** Where the time stands now, in milliseconds since 1970. */
  sendAt?: number;
  onChoose: (sendAt: number) => void;
  onClose: () => void;
};

/** When something is to be sent: when they open, or at a time on the reader's clock. */
export default function LaterDialog({ title, across, sendAt, onChoose, onClose }: LaterDialogProps) {
  const t = useT();
  const when = useWhen();
  const format = useFormat();
  const refusalText = useRefusalText();
  const { timeZone } = useReader();
  const [now] = useState(Date.now);
  const form = useId();
  const [typed, setTyped] = useState(() => toField(sendAt ?? nextHour(now), timeZone, format.clock));
  const chosen = fromField(typed, timeZone);
  const zone = across[0]?.timeZone;
  const opening = openingOf(closedAt(across, now));
  const fault =
    chosen === null ? null : chosen <= now ? "timePassed" : chosen > now + longestWait ? "timeTooFar" : null;
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("action.cancel")}</Button>
          <Button tone="primary" form={form} isDisabled={chosen === null || fault !== null}>
            {t("calendar:later.submit")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (chosen !== null && fault === null) onChoose(chosen);
        }}
      >
        {opening !== null && (
          <Button onPress={() => onChoose(opening)} className="h-auto min-h-control justify-start py-2 text-start">
            {t("calendar:later.open", { when: when(opening, zone) })}
          </Button>
        )}
        <TextField
          type="datetime-local"
          label={t("calendar:later.time")}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          error={fault ? refusalText({ code: fault }) : undefined}
          description={
            <>
              {t("calendar:later.zone", { zone: zoneMark(now, timeZone) })}
              {chosen !== null && fault === null && (
                <span role="status" className="mt-1 block text-ink">
                  {t("calendar:later.goes", { when: when(chosen, zone) })}
                  <ClosedThen across={across} at={chosen} />
                </span>
              )}
            </>
          }
        />
      </form>
    </Dialog>
  );
}

function ClosedThen({ across, at }: { across: Company[]; at: number }) {
  const t = useT();
  const language = useLanguage();
  return closedAt(across, at).map(({ company, status: { holiday } }) => (
    <span key={company.id} className="block text-warning">
      {holiday?.day === dayAt(at, company.timeZone)
        ? t("calendar:later.holidayThen", { company: companyName(company, language), holiday: holiday.name[language] })
        : t("calendar:later.closedThen", { company: companyName(company, language) })}
    </span>
  ));
}

const hour = 3_600_000;
const nextHour = (now: number) => Math.ceil((now + hour / 2) / hour) * hour;

function toField(at: number, timeZone: string, clock: (at: number) => string): string {
  return `${dayAt(at, timeZone)}T${clock(at)}`;
}

/** null: not a whole date and time yet. */
function fromField(typed: string, timeZone: string): number | null {
  const [day = "", time = ""] = typed.split("T");
  return isDay(day) && /^\d{2}:\d{2}/.test(time) ? moment(day, time.slice(0, 5), timeZone) : null;
}
