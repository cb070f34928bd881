import { type LoaderFunctionArgs, redirectDocument } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { companyName } from "~/domain/actor";
import { useLooksAgain } from "~/features/invitation/use-looks-again";
import type { PageHandle } from "~/features/shell/page-handle";
import { Threshold } from "~/features/shell/threshold";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useLanguage } from "~/i18n/use-language";
import { Button } from "~/ui/button";

export const handle: PageHandle = { title: "title.invitation", bare: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.waitingActor();
  if (!actor) {
    await context.requireActor(request);
    throw redirectDocument("/rooms");
  }
  return { company: await context.services.invitation.waitingFor(actor), email: actor.email };
}

/** All that somebody sees whom no manager of their company has accepted yet. It goes on by itself. */
export default function Waiting() {
  const t = useInvitationT();
  const language = useLanguage();
  const { company, email } = useLoaderData<typeof loader>();
  useLooksAgain();
  return (
    <Threshold
      title={t("invitation:waiting.title", { company: companyName(company, language) })}
      lead={t("invitation:waiting.lead")}
    >
      <p className="text-sm text-soft">{t("invitation:waiting.signedInAs", { email })}</p>
      <Form method="post" action="/sign-out" reloadDocument>
        <Button name="where" value="here">
          {t("account:signOut.here")}
        </Button>
      </Form>
    </Threshold>
  );
}
