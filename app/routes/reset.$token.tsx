import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetForm } from "~/domain/account";
import { settle, statusOf } from "~/domain/result";
import { countGuess } from "~/features/account/count-guess";
import { ResetForm } from "~/features/account/reset-form";
import { SpentLink } from "~/features/account/spent-link";
import { answerForm, leaveTo } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useAccountT } from "~/i18n/account-texts";

export const handle: PageHandle = { title: "title.reset", bare: true };

export async function loader({ params, context }: LoaderFunctionArgs) {
  await countGuess(context);
  const offer = await settle(context.services.account.resetOffer(params.token ?? ""));
  if (offer.ok) return { email: offer.value.email };
  if (offer.code === "linkSpent") return data({ email: null }, { status: statusOf(offer.code) });
  throw Response.json(offer, { status: statusOf(offer.code) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { account, session } = context.services;
  await countGuess(context);
  return answerForm(resetForm, await request.formData(), async ({ password }) => {
    const { email } = await account.reset(params.token ?? "", password);
    return leaveTo("/rooms", await session.signIn({ email, password }, context.caller));
  });
}

export default function Reset() {
  const t = useAccountT();
  const { email } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  if (!email) return <SpentLink purpose="reset" />;
  return (
    <Threshold title={t("title.reset")} lead={t("account:reset.lead", { email })}>
      <ResetForm email={email} refusal={refusal} />
    </Threshold>
  );
}
