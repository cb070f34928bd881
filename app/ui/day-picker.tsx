import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/use-language";
import { Button } from "./button";
import { Field, type FieldText } from "./field";
import { Icon } from "./icon";

// A calendar is heavy: its code comes when one is opened.
const Panel = lazy(() => import("./day-picker-panel"));

/** Something to know about a day. `closed` stands out, `quiet` does not. */
export type DayMark = { tone: "closed" | "quiet"; labels: string[] };

export type DayPickerProps = Omit<FieldText, "description"> & {
  name?: string;
  /** YYYY-MM-DD, or empty */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  marks: ReadonlyMap<string, DayMark>;
  /** The first and the last day on the sheet that is shown, as soon as it is. */
  onShown?: (from: string, to: string) => void;
};

/**
 * A day: typed into the platform's own field, or chosen on a sheet on which some days are marked. What is to be known of
 * the chosen day stands below it. Without a script, and until the sheet's code has come, the field is all there is.
 */
export function DayPicker({ name, value, onChange, min, marks, onShown, ...field }: DayPickerProps) {
  const t = useT();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const touched = useTouched();
  const mark = marks.get(value);
  return (
    <Field
      {...field}
      description={
        mark && (
          <span role="status" className={mark.tone === "closed" ? "text-warning" : undefined}>
            <Labels labels={mark.labels} />
          </span>
        )
      }
    >
      {(wiring) => (
        <div className="relative flex">
          <input
            {...wiring}
            type="date"
            name={name}
            value={value}
            min={min}
            onChange={({ target }) => onChange(target.value)}
            // The phone's own sheet knows no marks.
            readOnly={touched}
            onClick={() => touched && setOpen(true)}
            className="typing pe-12 [@media(scripting:enabled)]:[&::-webkit-calendar-picker-indicator]:hidden"
          />
          <span className="absolute end-0 top-0 scripting-none:hidden">
            <Button
              ref={trigger}
              tone="quiet"
              square
              aria-label={t("calendar:due.open")}
              aria-haspopup="dialog"
              aria-expanded={open}
              onPress={() => setOpen(true)}
            >
              <Icon name="calendar" />
            </Button>
          </span>
          {open && (
            <Suspense fallback={null}>
              <Panel
                value={value}
                min={min}
                marks={marks}
                trigger={trigger}
                onShown={onShown}
                onClose={() => setOpen(false)}
                onChoose={(day) => {
                  setOpen(false);
                  onChange(day);
                }}
              />
            </Suspense>
          )}
        </div>
      )}
    </Field>
  );
}

/** One line each. */
export function Labels({ labels }: { labels: string[] }) {
  return labels.map((label) => (
    <span key={label} className="block">
      {label}
    </span>
  ));
}

/** Whether the device is used with a finger. */
function useTouched(): boolean {
  const [touched, setTouched] = useState(false);
  useEffect(() => setTouched(matchMedia("(pointer: coarse)").matches), []);
  return touched;
}
