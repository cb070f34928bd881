import { Form, Link, useSubmit } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import { exportMarks, type FileFilter, type FileList, fileKinds } from "~/domain/file";
import { useLanguage } from "~/i18n/use-language";
import { useViewerT } from "~/i18n/viewer-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

type FileFiltersProps = { list: FileList; filter: FileFilter };

/** Which files to show. Asks by its address: a choice at once, what is typed when it is sent. */
export function FileFilters({ list, filter }: FileFiltersProps) {
  const t = useViewerT();
  const language = useLanguage();
  const submit = useSubmit();
  const { before, current, ...fields } = filter;
  const narrowed = current || Object.values(fields).some(Boolean);
  const kinds = fileKinds.filter((kind) => list.counts[kind] > 0 || kind === filter.kind);
  return (
    <Form
      method="get"
      role="search"
      aria-label={t("viewer:list.narrow")}
      className="grid gap-1"
      onChange={({ currentTarget, target }) => {
        const typed = target instanceof HTMLInputElement && target.type !== "checkbox";
        if (!typed) submit(currentTarget, { replace: true, preventScrollReset: true });
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <label className="-ms-1 flex min-h-target items-center gap-2 rounded-sm px-1 text-sm hover:bg-hover">
          <input
            type="checkbox"
            name="current"
            value="yes"
            defaultChecked={current}
            className="size-4.5 accent-accent"
          />
          {t("viewer:list.currentOnly")}
        </label>
        {narrowed && (
          <Link to="?" className="inline-flex min-h-target items-center px-1 text-sm text-accent hover:underline">
            {t("viewer:list.showAll")}
          </Link>
        )}
      </div>
      <details open={Object.values(fields).some(Boolean)} className="group/narrow">
        <summary className="inline-flex min-h-target items-center gap-1 rounded-sm text-sm text-soft hover:text-ink">
          <Icon name="forward" className="size-4 transition-transform group-open/narrow:rotate-90" />
          {t("viewer:list.narrow")}
        </summary>
        <div className="grid grid-cols-2 items-end gap-3 pt-2 pb-1 sm:grid-cols-4">
          <SelectField name="kind" label={t("viewer:list.kind")} defaultValue={filter.kind ?? ""}>
            <option value="">{t("viewer:list.anyKind")}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t("viewer:list.kindCount", { kind: t(`file:kind.${kind}`), number: list.counts[kind] })}
              </option>
            ))}
          </SelectField>
          <SelectField name="mark" label={t("file:mark.label")} defaultValue={filter.mark ?? ""}>
            <option value="">{t("viewer:list.anyMark")}</option>
            {exportMarks.map((mark) => (
              <option key={mark} value={mark}>
                {t(`file:mark.${mark}`)}
              </option>
            ))}
          </SelectField>
          {list.companies.length > 1 && (
            <SelectField name="company" label={t("viewer:list.company")} defaultValue={filter.company ?? ""}>
              <option value="">{t("viewer:list.anyCompany")}</option>
              {list.companies.map((company) => (
                <option key={company.id} value={company.id}>
                  {companyName(company, language)}
                </option>
              ))}
            </SelectField>
          )}
          <TextField
            type="search"
            name="part"
            label={t("viewer:list.part")}
            defaultValue={filter.part}
            maxLength={60}
            autoComplete="off"
            enterKeyHint="search"
          />
          <Button className="col-span-full justify-self-end">{t("viewer:list.show")}</Button>
        </div>
      </details>
    </Form>
  );
}
