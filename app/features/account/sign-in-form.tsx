import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";

export function SignInForm({ next, refusal }: { next: string; refusal?: FormRefusal }) {
  const t = useAccountT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  const pending = useNavigation().formAction !== undefined;
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refusal && password.current) password.current.value = "";
  }, [refusal]);
  return (
    <Form method="post" noValidate className="grid gap-5">
      {error && <Notice tone="refusal">{error}</Notice>}
      <input type="hidden" name="next" value={next} />
      <TextField
        {...field("email")}
        label={t("account:field.email")}
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        {...field("password")}
        ref={password}
        type="password"
        label={t("account:field.password")}
        autoComplete="current-password"
        required
      />
      <Button tone="primary" isPending={pending}>
        {t("account:signIn.submit")}
      </Button>
      <LinkButton to="/forgot" tone="quiet" className="-ms-4 justify-self-start">
        {t("account:signIn.forgot")}
      </LinkButton>
      <p className="text-sm text-soft">{t("account:signIn.noAccount")}</p>
    </Form>
  );
}
