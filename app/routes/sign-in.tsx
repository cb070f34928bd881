import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pathAfterSignIn, signInForm } from "~/domain/account";
import { SignInForm } from "~/features/account/sign-in-form";
import { answerForm, leaveTo } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useT } from "~/i18n/use-language";

export const handle: PageHandle = { title: "title.signIn", bare: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = pathAfterSignIn(new URL(request.url).searchParams.get("next"));
  if (await context.actor(request)) throw redirect(next);
  if (await context.waitingActor()) throw redirect("/waiting");
  if (await context.services.setup.open()) throw redirect("/setup");
  return { next };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  return answerForm(signInForm, form, async (credentials) => {
    const cookies = await context.services.session.signIn(credentials, context.caller);
    return leaveTo(pathAfterSignIn(form.get("next")), cookies);
  });
}

export default function SignIn() {
  const t = useT();
  const { next } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <Threshold title={t("title.signIn")} lead={t("product.tagline")}>
      <SignInForm next={next} refusal={refusal} />
    </Threshold>
  );
}
