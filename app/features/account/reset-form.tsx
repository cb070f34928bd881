import { Form, useNavigation } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

export function ResetForm({ email, refusal }: { email: string; refusal?: FormRefusal }) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  return (
    <Form method="post" noValidate className="grid gap-5">
      {error && <Notice tone="refusal">{error}</Notice>}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField
        {...field("password")}
        type="password"
        label={t("account:password.next")}
        description={t("account:field.passwordHint")}
        autoComplete="new-password"
        required
      />
      <Button tone="primary" isPending={useNavigation().formMethod === "POST"}>
        {t("account:reset.submit")}
      </Button>
    </Form>
  );
}
