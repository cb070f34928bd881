import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { passwordForm, profileForm } from "~/domain/account";
import { mailForm } from "~/domain/mail-rhythm";
import { AddressForm } from "~/features/account/address-form";
import { answerAddress } from "~/features/account/answer-address";
import { MailForm } from "~/features/account/mail-form";
import { PasswordForm } from "~/features/account/password-form";
import { ProfileForm } from "~/features/account/profile-form";
import { SignOutForm } from "~/features/account/sign-out-form";
import { answerForm } from "~/features/shell/answer-form";
import type { PageHandle } from "~/features/shell/page-handle";
import { useAccountT } from "~/i18n/account-texts";
import { zoneChoices } from "~/i18n/places";
import { languageCookie } from "~/i18n/request-language";
import { Page, Section } from "~/ui/page";

export const handle: PageHandle = { title: "title.settings" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { memberId, email, locale, timeZone } = actor;
  const { member, account } = context.services;
  const [profile, pending] = await Promise.all([member.profile(actor), account.pendingAddress(actor)]);
  return { memberId, email, pending, profile, zones: zoneChoices(locale, timeZone) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const { member, session } = context.services;
  const answered = answerAddress(context, actor, form);
  if (answered) return answered;
  if (form.get("intent") === "mail") {
    return answerForm(mailForm, form, async (wishes) => {
      await member.update(actor, wishes);
      return data({ done: "mail" } as const);
    });
  }
  if (form.get("intent") === "password") {
    return answerForm(passwordForm, form, async (passwords) => {
      const headers = await session.changePassword(actor, passwords, context.caller);
      return data({ done: "password" } as const, { headers });
    });
  }
  return answerForm(profileForm, form, async (profile) => {
    await member.update(actor, profile);
    return data({ done: "profile" } as const, { headers: { "set-cookie": languageCookie(profile.locale, request) } });
  });
}

export default function Settings() {
  const t = useAccountT();
  const { memberId, email, pending, profile, zones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const done = answer && "done" in answer ? answer.done : undefined;
  const refusal = answer && "code" in answer ? answer : undefined;
  const of = (intent: string) => (refusal?.typed.intent === intent ? refusal : undefined);
  return (
    <Page title={t("title.settings")} lead={email}>
      <Section title={t("account:settings.profile")} lead={t("account:settings.profileLead")}>
        <ProfileForm profile={profile} zones={zones} refusal={of("profile")} saved={done === "profile"} />
      </Section>
      <Section id="mail" title={t("account:mail.title")} lead={t("account:mail.lead", { email })}>
        <MailForm wishes={profile} refusal={of("mail")} saved={done === "mail"} />
      </Section>
      <Section title={t("account:address.title")} lead={t("account:address.lead")}>
        <AddressForm email={email} pending={pending} refusal={of("address")} />
      </Section>
      <Section title={t("account:password.title")} lead={t("account:password.lead")}>
        <PasswordForm refusal={of("password")} changed={done === "password"} />
      </Section>
      <Section title={t("account:signOut.title")} lead={t("account:signOut.lead")}>
        <SignOutForm memberId={memberId} />
      </Section>
    </Page>
  );
}
