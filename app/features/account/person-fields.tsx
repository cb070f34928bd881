import { useAccountT } from "~/i18n/account-texts";
import type { useField } from "~/i18n/use-field";
import { TextField } from "~/ui/text-field";

type PersonFieldsProps = { field: ReturnType<typeof useField>; name?: string; reading?: string | null };

/** A name, and how it is spoken. */
export function PersonFields({ field, name, reading }: PersonFieldsProps) {
  const t = useAccountT();
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        {...field("name", name)}
        label={t("account:field.name")}
        description={t("account:field.nameHint")}
        autoComplete="name"
        required
      />
      <TextField
        {...field("reading", reading ?? "")}
        label={t("account:field.reading")}
        description={t("account:field.readingHint")}
        mark={t("field.optional")}
      />
    </div>
  );
}
