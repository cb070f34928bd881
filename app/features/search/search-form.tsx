import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Actor } from "~/domain/actor";
import { longestQuery } from "~/domain/search";
import {
  type FileSearch,
  fileKindOf,
  fileSearches,
  type SearchPlaces,
  type SearchWish,
  searchKinds,
} from "~/domain/search-wish";
import { useSearchT } from "~/i18n/search-texts";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { personName, relationOf } from "~/ui/person-name";
import { SelectField } from "~/ui/select-field";
import { TextField } from "~/ui/text-field";

type SearchFormProps = {
  wish: SearchWish;
  places: SearchPlaces;
  me: Pick<Actor, "memberId" | "organizationId">;
  /** The question wants a room or another filter. */
  wantsMore: boolean;
};

/** What to look for, and where. A form that asks by its address, so that it also works without a script. */
export function SearchForm({ wish, places, me, wantsMore }: SearchFormProps) {
  const t = useSearchT();
  const { state, location } = useNavigation();
  const field = useRef<HTMLInputElement>(null);
  const narrowed = Boolean(wish.room || wish.person || wish.kind || wish.from || wish.to);
  const isEmpty = wish.query === "" && !narrowed;
  useEffect(() => {
    if (isEmpty && matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [isEmpty]);
  return (
    <Form method="get" action="/search" role="search" className="grid gap-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
        <TextField
          ref={field}
          type="search"
          name="query"
          label={t("searchPage:form.query")}
          defaultValue={wish.query}
          maxLength={longestQuery}
          enterKeyHint="search"
          autoComplete="off"
          data-search
        />
        <Button tone="primary" isPending={state === "loading" && location.pathname === "/search"}>
          {t("searchPage:form.submit")}
        </Button>
      </div>
      <details open={narrowed || wantsMore} className="group/narrow">
        <summary className="inline-flex min-h-target items-center gap-1 rounded-sm text-sm text-soft hover:text-ink">
          <Icon name="forward" className="size-4 transition-transform group-open/narrow:rotate-90" />
          {t("searchPage:form.narrow")}
        </summary>
        <div className="grid grid-cols-2 gap-4 pt-2 pb-1">
          <div className="col-span-2 sm:col-span-1">
            <SelectField name="room" label={t("searchPage:form.room")} defaultValue={wish.room ?? ""}>
              <option value="">{t("searchPage:form.anyRoom")}</option>
              {places.rooms.map(({ id, name, parentId }) => (
                <option key={id} value={id}>
                  {parentId ? t("searchPage:form.notes", { room: name }) : name}
                </option>
              ))}
            </SelectField>
          </div>
          <div className="col-span-2 sm:col-span-1">
            <SelectField name="person" label={t("searchPage:form.person")} defaultValue={wish.person ?? ""}>
              <option value="">{t("searchPage:form.anyone")}</option>
              {places.people.map((person) => (
                <option key={person.id} value={person.id} lang={person.locale}>
                  {personName(t, person.name, relationOf(me, person))}
                </option>
              ))}
            </SelectField>
          </div>
          <TextField type="date" name="from" label={t("searchPage:form.from")} defaultValue={wish.from} />
          <TextField type="date" name="to" label={t("searchPage:form.to")} defaultValue={wish.to} />
          <div className="col-span-2 sm:col-span-1">
            <SelectField name="kind" label={t("searchPage:form.kind")} defaultValue={wish.kind ?? ""}>
              <option value="">{t("searchPage:form.anyKind")}</option>
              {searchKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`searchPage:kind.${kind}`)}
                </option>
              ))}
              <optgroup label={t("searchPage:kind.file")}>
                {fileSearches.map((search) => (
                  <option key={search} value={search}>
                    {t(fileKindKey(search))}
                  </option>
                ))}
              </optgroup>
            </SelectField>
          </div>
        </div>
      </details>
    </Form>
  );
}

function fileKindKey(search: FileSearch) {
  const kind = fileKindOf(search);
  return kind ? (`file:kind.${kind}` as const) : "searchPage:kind.anyFile";
}
