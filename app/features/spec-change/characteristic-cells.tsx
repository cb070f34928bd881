import { type ReactNode, useId } from "react";
import { type ChangeFault, computedLimits, type TypedRow } from "~/domain/typed-characteristics";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { classes } from "~/ui/classes";
import { Icon } from "~/ui/icon";
import { useFaultWords } from "./use-fault-text";

/** The columns of the wide table, and of its heading. */
export const cellColumns =
  "grid gap-1.5 lg:grid-cols-[3.5rem_minmax(7rem,1.5fr)_minmax(7rem,1.2fr)_minmax(7rem,1.2fr)_4rem_3.75rem_3rem_minmax(6rem,1.3fr)_var(--control)]";

type CellName = Exclude<keyof TypedRow, "key" | "critical">;
type CharacteristicCellsProps = {
  row: TypedRow;
  /** From 0; the names of its fields begin with it. */
  place: number;
  faultOf: (name: CellName) => ChangeFault | undefined;
  /** A key for each cell, which changes when a colleague wrote into it. */
  drawn: (name: CellName | "critical") => string;
  /** Somebody is done with a cell. */
  onLook: () => void;
  onRemove: () => void;
};

/** One characteristic. The cells keep their own text; what a fit comes to stands below its cell while it is typed. */
export function CharacteristicCells({ row, place, faultOf, drawn, onLook, onRemove }: CharacteristicCellsProps) {
  const t = useChangeT();
  const title = t("change:form.row", { number: place + 1 });
  const cell = (name: CellName, more?: { className?: string; below?: ReactNode; hint?: string }) => (
    <Cell key={drawn(name)} row={row} place={place} name={name} fault={faultOf(name)} onLook={onLook} {...more} />
  );
  const limits = (name: "before" | "after") => computedLimits(row[name], row.unit);
  return (
    <li
      aria-label={title}
      className={classes(
        cellColumns,
        "grid-cols-4 items-start gap-x-2 gap-y-3 max-lg:rounded-lg max-lg:border max-lg:border-line max-lg:bg-surface max-lg:p-3",
      )}
    >
      <input type="hidden" name={`row${place}.key`} value={row.key} />
      <div className="col-span-4 flex items-center justify-between text-sm font-medium lg:hidden">
        {title}
        <Remove title={title} onRemove={onRemove} />
      </div>
      {cell("no")}
      {cell("name", { className: "col-span-3 lg:col-span-1" })}
      {cell("before", { className: "col-span-2 lg:col-span-1", below: limits("before"), hint: "12 H8" })}
      {cell("after", { className: "col-span-2 lg:col-span-1", below: limits("after"), hint: "12 0/+0.018" })}
      {cell("unit")}
      {cell("datum")}
      <label className="col-span-2 flex min-h-control items-center gap-2 self-end text-sm lg:col-span-1 lg:justify-center lg:self-start">
        <input
          key={drawn("critical")}
          type="checkbox"
          name={`row${place}.critical`}
          defaultChecked={row.critical}
          className="size-4.5 accent-accent"
        />
        <span className="lg:sr-only">{t("change:form.critical")}</span>
      </label>
      {cell("note", { className: "col-span-4 lg:col-span-1" })}
      <span className="max-lg:hidden">
        <Remove title={title} onRemove={onRemove} />
      </span>
    </li>
  );
}

type CellProps = Pick<CharacteristicCellsProps, "row" | "place" | "onLook"> & {
  name: CellName;
  fault: ChangeFault | undefined;
  className?: string;
  below?: ReactNode;
  hint?: string;
};

function Cell({ row, place, name, fault, onLook, className, below, hint }: CellProps) {
  const t = useChangeT();
  const id = useId();
  const words = useFaultWords();
  return (
    <div className={classes("grid min-w-0 grid-cols-1 content-start gap-1", className)}>
      <label htmlFor={id} className="text-xs text-soft lg:sr-only">
        {t(`change:cell.${name}`)}
      </label>
      <input
        id={id}
        name={`row${place}.${name}`}
        defaultValue={row[name]}
        placeholder={hint}
        onBlur={onLook}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault || below ? `${id}-below` : undefined}
        autoComplete="off"
        spellCheck={name === "name" || name === "note" ? undefined : false}
        autoCapitalize={name === "name" || name === "note" ? undefined : "off"}
        className="typing px-2"
      />
      {(fault || below) && (
        <p id={`${id}-below`} className={classes("text-xs tabular-nums", fault ? "text-danger" : "text-accent")}>
          {fault ? words(fault) : below}
        </p>
      )}
    </div>
  );
}

function Remove({ title, onRemove }: { title: string; onRemove: () => void }) {
  const t = useChangeT();
  return (
    <span className="scripting-none:hidden">
      <Button tone="quiet" square aria-label={t("change:form.removeRow", { row: title })} onPress={onRemove}>
        <Icon name="close" className="size-4 text-soft" />
      </Button>
    </span>
  );
}
