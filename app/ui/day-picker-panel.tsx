import { type CalendarDate, endOfMonth, parseDate, startOfMonth, startOfWeek, today } from "@internationalized/date";
import { type RefObject, useEffect, useState } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from "react-aria-components/Calendar";
import { Dialog } from "react-aria-components/Dialog";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Popover } from "react-aria-components/Popover";
import { useReader } from "~/i18n/reader";
import { useLanguage, useT } from "~/i18n/use-language";
import { classes } from "./classes";
import { type DayMark, type DayPickerProps, Labels } from "./day-picker";
import { Icon } from "./icon";

type DayPickerPanelProps = Pick<DayPickerProps, "value" | "min" | "marks" | "onShown"> & {
  trigger: RefObject<HTMLButtonElement | null>;
  onChoose: (day: string) => void;
  onClose: () => void;
};

/** With its country: it decides on which day a week begins. */
const locales: Record<ReturnType<typeof useLanguage>, string> = { en: "en-GB", ja: "ja-JP", ko: "ko-KR" };

export default function DayPickerPanel({
  value,
  min,
  marks,
  trigger,
  onShown,
  onChoose,
  onClose,
}: DayPickerPanelProps) {
  const t = useT();
  const locale = locales[useLanguage()];
  const { timeZone } = useReader();
  const [focused, setFocused] = useState<CalendarDate>(() => (value ? parseDate(value) : firstFocus(min, timeZone)));
  const first = startOfWeek(startOfMonth(focused), locale).toString();
  const last = endOfMonth(focused).add({ days: 6 }).toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each sheet, to whoever listens then
  useEffect(() => onShown?.(first, last), [first, last]);
  const mark = marks.get(focused.toString());
  return (
    <Popover
      isOpen
      onOpenChange={(open) => !open && onClose()}
      triggerRef={trigger}
      placement="bottom end"
      className="rounded-lg bg-raised shadow-raised"
    >
      <Dialog aria-label={t("calendar:due.open")} className="p-3 outline-none">
        <I18nProvider locale={locale}>
          <Calendar
            aria-label={t("calendar:due.open")}
            autoFocus
            value={value ? parseDate(value) : null}
            minValue={min ? parseDate(min) : undefined}
            focusedValue={focused}
            onFocusChange={setFocused}
            onChange={(chosen) => onChoose(chosen.toString())}
            className="grid gap-2"
          >
            <header className="flex items-center justify-between">
              <Turn slot="previous" label={t("calendar:due.previous")} />
              <Heading className="text-sm font-semibold" />
              <Turn slot="next" label={t("calendar:due.next")} />
            </header>
            <CalendarGrid className="border-separate border-spacing-0.5">
              <CalendarGridHeader>
                {(weekday) => (
                  <CalendarHeaderCell className="pb-1 text-xs font-normal text-soft">{weekday}</CalendarHeaderCell>
                )}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className={({ isSelected }) => cellLook(marks.get(date.toString()), isSelected)}
                  >
                    {({ formattedDate }) => <Cell number={formattedDate} mark={marks.get(date.toString())} />}
                  </CalendarCell>
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </I18nProvider>
        <p
          role="status"
          className={classes("mt-2 min-h-10 max-w-72 text-xs", mark?.tone === "closed" ? "text-warning" : "text-soft")}
        >
          {mark ? <Labels labels={mark.labels} /> : t("calendar:due.legend")}
        </p>
      </Dialog>
    </Popover>
  );
}

function Turn({ slot, label }: { slot: "previous" | "next"; label: string }) {
  return (
    <Button
      slot={slot}
      aria-label={label}
      className="pressable w-control text-soft hover:bg-hover data-[disabled]:opacity-40"
    >
      <Icon name={slot === "previous" ? "back" : "forward"} className="size-4" />
    </Button>
  );
}

function Cell({ number, mark }: { number: string; mark: DayMark | undefined }) {
  return (
    <span title={mark?.labels.join("\n")} className="relative grid size-full place-items-center">
      {number}
      {mark?.tone === "closed" && (
        <span aria-hidden="true" className="absolute bottom-1 size-1 rounded-full bg-current" />
      )}
    </span>
  );
}

function cellLook(mark: DayMark | undefined, isSelected: boolean): string {
  return classes(
    "grid size-9 cursor-pointer place-items-center rounded-md text-sm tabular-nums outline-none pointer-coarse:size-11",
    "data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[outside-month]:hidden data-[disabled]:opacity-40",
    isSelected && "bg-accent font-semibold text-on-accent",
    !isSelected && "data-[hovered]:bg-hover",
    !isSelected && mark?.tone === "closed" && "bg-warning-tint font-medium text-warning",
    !isSelected && mark?.tone === "quiet" && "text-soft",
  );
}

function firstFocus(min: string | undefined, timeZone: string): CalendarDate {
  const now = today(timeZone);
  return min && now.compare(parseDate(min)) < 0 ? parseDate(min) : now;
}
