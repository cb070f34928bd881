import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

export function PasswordForm({ refusal, changed }: { refusal?: FormRefusal; changed: boolean }) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (changed) form.current?.reset();
  }, [changed]);
  return (
    <Form ref={form} method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && (
        <Notice tone="refusal">{refusal?.code === "wrongCredentials" ? t("account:password.wrong") : error}</Notice>
      )}
      {changed && <Notice tone="done">{t("account:password.changed")}</Notice>}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          {...field("current")}
          type="password"
          label={t("account:password.current")}
          autoComplete="current-password"
          required
        />
        <TextField
          {...field("next")}
          type="password"
          label={t("account:password.next")}
          description={t("account:field.passwordHint")}
          autoComplete="new-password"
          required
        />
      </div>
      <IntentButton intent="password">{t("account:password.change")}</IntentButton>
    </Form>
  );
}
