import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

type AddressFormProps = {
  email: string;
  /** The address that is to be confirmed from both. */
  pending: string | null;
  refusal?: FormRefusal;
};

/** The address to sign in with, and a change of it that both addresses have to confirm. */
export function AddressForm({ email, pending, refusal }: AddressFormProps) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  if (pending) {
    return (
      <Form method="post" className="grid gap-5">
        <DrawnFor />
        <Notice title={t("account:address.pendingTitle")}>
          {t("account:address.pending", { from: email, to: pending })}
        </Notice>
        <IntentButton intent="dropAddress">{t("account:address.drop")}</IntentButton>
      </Form>
    );
  }
  const isSame = refusal?.typed.email?.trim().toLowerCase() === email;
  const next = field("email");
  const current = field("current");
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          {...next}
          error={next.error && isSame ? t("account:address.same") : next.error}
          label={t("account:address.next")}
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          {...current}
          error={refusal?.fields.current === "wrongCredentials" ? t("account:password.wrong") : current.error}
          type="password"
          label={t("account:password.current")}
          autoComplete="current-password"
          required
        />
      </div>
      <IntentButton intent="address">{t("account:address.submit")}</IntentButton>
    </Form>
  );
}
