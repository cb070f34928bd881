import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmForm } from "~/domain/account";
import { settle, statusOf } from "~/domain/result";
import { ConfirmAddressForm } from "~/features/account/confirm-address-form";
import { countGuess } from "~/features/account/count-guess";
import { SpentLink } from "~/features/account/spent-link";
import { answerForm } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useAccountT } from "~/i18n/account-texts";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";

export const handle: PageHandle = { title: "title.confirm", bare: true };

export async function loader({ params, context }: LoaderFunctionArgs) {
  await countGuess(context);
  const change = await settle(context.services.account.addressOffer(params.token ?? ""));
  if (change.ok) return { change: change.value };
  if (change.code === "linkSpent") return data({ change: null }, { status: statusOf(change.code) });
  throw Response.json(change, { status: statusOf(change.code) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await countGuess(context);
  const { account } = context.services;
  const token = params.token ?? "";
  return answerForm(confirmForm, await request.formData(), async ({ intent }) => {
    const { to } = await account.addressOffer(token);
    if (intent === "confirm") return { done: await account.confirmAddress(token), to };
    await account.cancelAddress(token);
    return { done: "cancelled" as const, to };
  });
}

export default function Confirm() {
  const t = useAccountT();
  const { change } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const done = answer && "done" in answer ? answer : undefined;
  if (done) {
    return (
      <Threshold title={t(`account:confirm.${done.done}Title`)}>
        <Notice tone={done.done === "cancelled" ? "info" : "done"}>
          {t(`account:confirm.${done.done}`, { to: done.to })}
        </Notice>
        {done.done === "whole" && (
          <LinkButton to="/sign-in" reloadDocument className="justify-self-start">
            {t("account:confirm.signIn")}
          </LinkButton>
        )}
      </Threshold>
    );
  }
  if (!change) return <SpentLink purpose="address" />;
  return (
    <Threshold title={t("title.confirm")} lead={t("account:confirm.lead", change)}>
      <ConfirmAddressForm change={change} refusal={answer && "code" in answer ? answer : undefined} />
    </Threshold>
  );
}
