import { Form, Link, useSubmit } from "@remix-run/react";
import type { ChangeWish } from "~/domain/change-list";
import { changeStates } from "~/domain/spec-change";
import { useChangeT } from "~/i18n/change-texts";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

/** Which changes to show. Asks by its address: a choice at once, what is typed when it is sent. */
export function ChangeFilters({ wish: { state, part, mine, overdue } }: { wish: ChangeWish }) {
  const t = useChangeT();
  const submit = useSubmit();
  const narrowed = state || part || mine || overdue;
  return (
    <Form
      method="get"
      role="search"
      aria-label={t("change:list.narrow")}
      className="flex flex-wrap items-end gap-x-4 gap-y-2"
      onChange={({ currentTarget, target }) => {
        const typed = target instanceof HTMLInputElement && target.type !== "checkbox";
        if (!typed) submit(currentTarget, { replace: true, preventScrollReset: true });
      }}
    >
      <div className="grid w-full grid-cols-2 gap-3 sm:w-auto sm:grid-cols-[12rem_12rem_auto] sm:items-end">
        <SelectField name="state" label={t("change:list.state")} defaultValue={state ?? ""}>
          <option value="">{t("change:list.anyState")}</option>
          {changeStates.map((one) => (
            <option key={one} value={one}>
              {t(`specChange:state.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          type="search"
          name="part"
          label={t("change:list.part")}
          defaultValue={part}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        <Button className="max-sm:sr-only max-sm:focus:not-sr-only">{t("change:list.show")}</Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-4">
        <Ticked name="mine" label={t("change:list.mine")} checked={mine} />
        <Ticked name="overdue" label={t("change:list.overdue")} checked={overdue} />
        {narrowed && (
          <Link to="?" className="inline-flex min-h-target items-center px-1 text-sm text-accent hover:underline">
            {t("change:list.showAll")}
          </Link>
        )}
      </div>
    </Form>
  );
}

function Ticked({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label className="-ms-1 flex min-h-target items-center gap-2 rounded-sm px-1 text-sm hover:bg-hover">
      <input type="checkbox" name={name} value="yes" defaultChecked={checked} className="size-4.5 accent-accent" />
      {label}
    </label>
  );
}
