import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { useAccountT } from "~/i18n/account-texts";
import { useFormError } from "~/i18n/use-field";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";

type ConfirmAddressFormProps = {
  change: { from: string; to: string; confirmed: boolean };
  refusal?: FormRefusal | undefined;
};

/** From either mail: yes or no. */
export function ConfirmAddressForm({ change, refusal }: ConfirmAddressFormProps) {
  const t = useAccountT();
  const error = useFormError(refusal);
  return (
    <Form method="post" className="grid gap-5">
      {error && (
        <Notice tone="refusal">
          {refusal?.code === "addressInUse" ? t("account:confirm.inUse", { to: change.to }) : error}
        </Notice>
      )}
      {change.confirmed && (
        <Notice tone="done" title={t("account:confirm.halfTitle")}>
          {t("account:confirm.half")}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {!change.confirmed && (
          <IntentButton intent="confirm" tone="primary">
            {t("account:confirm.submit")}
          </IntentButton>
        )}
        <IntentButton intent="cancel">{t("account:confirm.cancel")}</IntentButton>
      </div>
    </Form>
  );
}
