import { useId, useState } from "react";
import { type Priority, priorities } from "~/domain/spec-change-content";
import { useChangeT } from "~/i18n/change-texts";
import { classes } from "~/ui/classes";
import { SelectField } from "~/ui/select-field";

type PriorityFieldProps = { value: string; onChange: (value: string) => void; error: string | undefined };

/**
 * Quality, cost and delivery in the order in which they are pressed; pressed once more, the order begins anew. Without a
 * script one of the six orders is chosen.
 */
export function PriorityField({ value, onChange, error }: PriorityFieldProps) {
  const t = useChangeT();
  const id = useId();
  const [picked, setPicked] = useState<Priority[]>(() => orderFrom(value));
  const whole = picked.length === priorities.length;

  function press(one: Priority) {
    const chosen = whole ? [one] : picked.includes(one) ? picked.filter((other) => other !== one) : [...picked, one];
    const left = priorities.filter((other) => !chosen.includes(other));
    const next = left.length === 1 ? [...chosen, ...left] : chosen;
    setPicked(next);
    onChange(next.length === priorities.length ? next.join(",") : "");
  }

  return (
    <div className="sm:col-span-2">
      <fieldset className="grid gap-1.5 scripting-none:hidden" aria-describedby={id}>
        <legend className="mb-1.5 text-sm font-medium">{t("change:form.priority")}</legend>
        <div className="grid max-w-xl grid-cols-3 gap-2">
          {priorities.map((one) => {
            const rank = picked.indexOf(one) + 1;
            return (
              <button
                key={one}
                type="button"
                aria-pressed={rank > 0}
                data-fault={error && !whole ? "" : undefined}
                onClick={() => press(one)}
                className={classes(
                  "pressable min-w-0 gap-2 border px-2",
                  rank > 0 ? "border-accent bg-tint text-accent" : "border-edge bg-surface hover:bg-hover",
                  error && !whole && "border-danger",
                )}
              >
                <span
                  className={classes(
                    "grid size-6 shrink-0 place-items-center rounded-full text-sm font-semibold tabular-nums",
                    rank > 0 ? "bg-accent text-on-accent" : "bg-sunken text-soft",
                  )}
                >
                  {rank || "–"}
                </span>
                <span className="min-w-0 truncate">{t(`change:priority.${one}`)}</span>
              </button>
            );
          })}
        </div>
        <p id={id} className={classes("text-sm", error && !whole ? "text-danger" : "text-soft")}>
          {t("change:form.priorityHint")}
        </p>
      </fieldset>
      <div className="hidden scripting-none:block">
        <SelectField
          name="priority"
          label={t("change:form.priority")}
          value={whole ? picked.join(",") : ""}
          onChange={({ target }) => setPicked(orderFrom(target.value))}
          error={error}
        >
          <option value="">{t("field.choose")}</option>
          {orders.map((order) => (
            <option key={order.join()} value={order.join(",")}>
              {order.map((one) => t(`change:priority.${one}`)).join(" > ")}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  );
}

const orders = priorities.flatMap((first) =>
  priorities.flatMap((second) => {
    const third = priorities.find((one) => one !== first && one !== second);
    return first === second || !third ? [] : [[first, second, third]];
  }),
);

function orderFrom(value: string): Priority[] {
  return value.split(",").flatMap((name) => priorities.find((one) => one === name) ?? []);
}
