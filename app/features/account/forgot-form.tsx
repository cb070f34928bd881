import { Form, useNavigation } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

export function ForgotForm({ refusal }: { refusal?: FormRefusal }) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  return (
    <Form method="post" noValidate className="grid gap-5">
      {error && <Notice tone="refusal">{error}</Notice>}
      <TextField
        {...field("email")}
        label={t("account:field.email")}
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Button tone="primary" isPending={useNavigation().formAction === "/forgot"}>
        {t("account:forgot.submit")}
      </Button>
    </Form>
  );
}
