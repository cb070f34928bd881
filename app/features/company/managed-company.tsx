import type { ComponentProps, ReactNode } from "react";
import type { FormRefusal } from "~/domain/form";
import { RequestSection } from "~/features/invitation/request-section";
import { useCompanyT } from "~/i18n/company-texts";
import { useRefusalText } from "~/i18n/use-language";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page";
import { InviteForm } from "./invite-form";
import { LinkList } from "./link-list";
import { LinkReady } from "./link-ready";
import { MemberList } from "./member-list";
import { WorkingTimeSection } from "./working-time-section";

type Managed = Pick<ComponentProps<typeof MemberList>, "members" | "me"> &
  Pick<ComponentProps<typeof RequestSection>, "requests"> &
  Pick<ComponentProps<typeof LinkList>, "links"> &
  Pick<ComponentProps<typeof WorkingTimeSection>, "time" | "country" | "regions" | "ownDays">;

type ManagedCompanyProps = {
  company: Managed;
  /** The link that was just made. */
  made: { name: string; link: string } | undefined;
  refusal: FormRefusal | undefined;
  savedHours: boolean;
  /** Drawn between the people and the hours. */
  children: ReactNode;
};

/** What the managers of a company see of it and can change. */
export function ManagedCompany({ company, made, refusal, savedHours, children }: ManagedCompanyProps) {
  const t = useCompanyT();
  const refusalText = useRefusalText();
  const { members, links, requests, me, ...hours } = company;
  const disabling = refusal?.typed.intent === "disable";
  return (
    <>
      {disabling && <Notice tone="refusal">{refusalText(refusal)}</Notice>}
      <RequestSection requests={requests} refusal={refusal} />
      <MemberList members={members} me={me} />
      <Section title={t("company:invite.title")} lead={t("company:invite.lead")}>
        {made && <LinkReady {...made} relation="colleague" />}
        <InviteForm key={made?.link} refusal={refusal?.typed.intent === "invite" ? refusal : undefined} />
      </Section>
      {links.length > 0 && (
        <Section title={t("company:own.links")} lead={t("company:own.linksLead")}>
          <LinkList links={links} />
        </Section>
      )}
      {children}
      <WorkingTimeSection {...hours} refusal={refusal} saved={savedHours} />
    </>
  );
}
