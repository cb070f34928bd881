import { Form, useLocation, useNavigation } from "@remix-run/react";
import type { FormRefusal } from "~/domain/form";
import type { InvitationOffer } from "~/domain/invitation";
import { useInvitationT } from "~/i18n/invitation-texts";
import { useFormError } from "~/i18n/use-field";
import { Button } from "~/ui/button";
import { LinkButton } from "~/ui/link-button";
import { Notice } from "~/ui/notice";
import { personName } from "~/ui/person-name";

type EnterFormProps = {
  offer: InvitationOffer;
  /** Who is signed in here. */
  reader: { name: string; email: string } | null;
  refusal?: FormRefusal;
};

/** For an address that is known: the account that it belongs to takes the invitation, if it can. */
export function EnterForm({ offer, reader, refusal }: EnterFormProps) {
  const t = useInvitationT();
  const error = useFormError(refusal);
  const { pathname } = useLocation();
  const pending = useNavigation().formAction === pathname;
  if (offer.owner === "elsewhere") {
    const name = personName(t, offer.invitedBy, "counterpart");
    return <Notice tone="warning">{t("invitation:enter.elsewhere", { email: offer.email, name })}</Notice>;
  }
  if (!reader) {
    return (
      <div className="grid gap-5">
        <p>{t("invitation:enter.signInLead", { email: offer.email })}</p>
        <LinkButton tone="primary" to={`/sign-in?next=${encodeURIComponent(pathname)}`} className="justify-self-start">
          {t("invitation:enter.signIn")}
        </LinkButton>
      </div>
    );
  }
  if (reader.email !== offer.email) {
    return (
      <div className="grid gap-5">
        <Notice tone="warning">{t("invitation:enter.otherPerson")}</Notice>
        <LinkButton to="/rooms" reloadDocument className="justify-self-start">
          {t("invitation:enter.toRooms")}
        </LinkButton>
      </div>
    );
  }
  return (
    <Form method="post" className="grid gap-5">
      {error && <Notice tone="refusal">{error}</Notice>}
      <p className="text-soft">{t("invitation:enter.lead", { name: reader.name })}</p>
      <Button name="intent" value="enter" tone="primary" className="justify-self-start" isPending={pending}>
        {t("invitation:enter.submit")}
      </Button>
    </Form>
  );
}
