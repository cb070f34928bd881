import { Form } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useField, useFormError } from "~/i18n/use-field";
import { Choice, Choices } from "~/ui/choice";
import { DrawnFor } from "~/ui/drawn-for";
import { IntentButton } from "~/ui/intent-button";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { GuestFields } from "./guest-fields";

/** Asks somebody of a company that is new here into a room that opens when they come. */
export function InviteCompanyForm({ refusal }: { refusal?: FormRefusal }) {
  const t = useInvitationT();
  const field = useField(refusal);
  const error = useFormError(refusal);
  return (
    <Form method="post" noValidate className="grid gap-5">
      <DrawnFor />
      {error && <Notice tone="refusal">{error}</Notice>}
      <GuestFields field={field} />
      <TextField
        {...field("roomName")}
        label={t("company:field.roomName")}
        description={t("company:field.roomNameHint")}
        autoComplete="off"
        required
      />
      <Choices label={t("company:newRoom.side")} error={field("side").error}>
        <Choice
          type="radio"
          name="side"
          value="buyer"
          defaultChecked={refusal?.typed.side === "buyer"}
          label={t("company:newRoom.sideBuyer")}
        />
        <Choice
          type="radio"
          name="side"
          value="supplier"
          defaultChecked={refusal?.typed.side === "supplier"}
          label={t("company:newRoom.sideSupplier")}
        />
      </Choices>
      <IntentButton intent="inviteCompany">{t("invitation:send.submit")}</IntentButton>
    </Form>
  );
}
