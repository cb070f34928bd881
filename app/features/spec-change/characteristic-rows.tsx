import { useRef, useState } from "react";
import { v4 } from "uuid";
import { mostCharacteristics } from "~/domain/spec-change-schema";
import { type ChangeFaults, emptyRow, isBlankRow, type TypedRow } from "~/domain/typed-characteristics";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import { CharacteristicCells, cellColumns } from "./characteristic-cells";
import { PasteRows } from "./paste-rows";
import { faultsOfRows, useRowFaults } from "./row-faults";
import type { Typing } from "./use-typed-change";

type CharacteristicRowsProps = {
  typing: Typing;
  faults: ChangeFaults;
  onFaults: (faults: ChangeFaults) => void;
};

/** What is measured, before and after: a table where there is room, on a phone one card each. */
export function CharacteristicRows({ typing, faults, onFaults }: CharacteristicRowsProps) {
  const t = useChangeT();
  const list = useRef<HTMLOListElement>(null);
  const [pasting, setPasting] = useState(false);
  const { rows } = typing.typed;
  const { faultOf, look } = useRowFaults(rows, faults);
  const full = rows.length >= mostCharacteristics;

  function setRows(next: TypedRow[]) {
    // A fault belongs to the place of its row.
    onFaults(Object.fromEntries(Object.entries(faults).filter(([name]) => !name.startsWith("row"))));
    typing.set({ ...typing.read(), rows: next });
  }

  function add() {
    setRows([...typing.read().rows, emptyRow(newKey())]);
    setTimeout(() => list.current?.querySelector<HTMLElement>("li:last-child input:not([type=hidden])")?.focus());
  }

  function paste(pasted: TypedRow[]) {
    const filled = typing.read().rows.filter((row) => !isBlankRow(row));
    const next = [...filled, ...pasted].slice(0, mostCharacteristics);
    setRows(next);
    setPasting(false);
    look(pasted.map(({ key }) => key));
    const [first] = Object.keys(faultsOfRows(next));
    if (first) setTimeout(() => list.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus());
  }

  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="grid gap-1">
          <h2 className="text-lg font-semibold">{t("change:form.characteristics")}</h2>
          <p className="max-w-prose text-sm text-soft">{t("change:form.characteristicsLead")}</p>
        </div>
        <span className="scripting-none:hidden">
          <Button onPress={() => setPasting(!pasting)} aria-expanded={pasting}>
            <Icon name="copy" className="size-4" />
            {t("change:form.paste")}
          </Button>
        </span>
      </div>
      {pasting && <PasteRows newKey={newKey} onRows={paste} onClose={() => setPasting(false)} />}
      {faults.rows && <Notice tone="refusal">{t("change:form.noRows")}</Notice>}
      <div className="grid grid-cols-1 gap-2">
        <div aria-hidden="true" className={`${cellColumns} text-xs text-soft max-lg:hidden`}>
          {(["no", "name", "before", "after", "unit", "datum", "critical", "note"] as const).map((name) => (
            <span key={name} className={name === "critical" ? "text-center" : "px-1"}>
              {t(`change:cell.${name}`)}
            </span>
          ))}
        </div>
        <ol ref={list} aria-label={t("change:form.characteristics")} className="grid grid-cols-1 gap-3 lg:gap-1.5">
          {rows.map((row, place) => (
            <CharacteristicCells
              key={row.key}
              row={row}
              place={place}
              drawn={(name) => typing.drawn(`row.${row.key}.${name}`)}
              faultOf={(name) => faultOf(row, place, name)}
              onLook={() => look([row.key])}
              onRemove={() => setRows(typing.read().rows.filter(({ key }) => key !== row.key))}
            />
          ))}
        </ol>
      </div>
      <span className="scripting-none:hidden">
        <Button onPress={add} isDisabled={full}>
          <Icon name="plus" className="size-4" />
          {t("change:form.addRow")}
        </Button>
      </span>
    </section>
  );
}

/** Told apart from the other rows of the change, in every revision of it. */
function newKey(): string {
  return v4().replaceAll("-", "").slice(0, 12);
}
