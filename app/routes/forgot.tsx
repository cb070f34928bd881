import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { forgotForm } from "~/domain/account";
import { ForgotForm } from "~/features/account/forgot-form";
import { answerForm } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useAccountT } from "~/i18n/account-texts";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";

export const handle: PageHandle = { title: "title.forgot", bare: true };

export async function action({ request, context }: ActionFunctionArgs) {
  return answerForm(forgotForm, await request.formData(), async ({ email }) => {
    await context.services.account.forgot(email, context.caller);
    return { asked: email };
  });
}

export default function Forgot() {
  const t = useAccountT();
  const answer = useActionData<typeof action>();
  const back = (
    <LinkButton to="/sign-in" tone="quiet" className="-ms-4 justify-self-start">
      {t("account:forgot.back")}
    </LinkButton>
  );
  if (answer && "asked" in answer) {
    return (
      <Threshold title={t("account:forgot.doneTitle")}>
        <Notice tone="done">{t("account:forgot.done", { email: answer.asked })}</Notice>
        {back}
      </Threshold>
    );
  }
  return (
    <Threshold title={t("title.forgot")} lead={t("account:forgot.lead")}>
      <ForgotForm refusal={answer} />
      {back}
    </Threshold>
  );
}
