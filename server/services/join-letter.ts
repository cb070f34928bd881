import { type Actor, type CompanyNames, companyName } from "~/domain/actor";
import type { Language } from "~/domain/language";
import { letter } from "./letter";
import type { NewMail } from "./mail";
import { mailText, momentText } from "./mail-text";

type Join = {
  newcomer: { name: string; email: string; locale: Language };
  organization: CompanyNames & { timeZone: string };
  actor: Actor;
  /** Of the newcomer to the actor: the portal's administrator adds people of other companies. */
  relation: "colleague" | "counterpart";
  link: string;
  expiresAt: number;
};

/** The mail that brings a new colleague the link to join with. */
export function joinLetter({ newcomer, organization, actor, relation, link, expiresAt }: Join): NewMail {
  const { name: greetingName, email: to, locale } = newcomer;
  const t = mailText(locale);
  const product = t("common:product.name");
  const company = companyName(organization, locale);
  const name = t(`common:person.${relation}`, { name: actor.name });
  const paragraphs = [
    t("mail:join.text", { name, company, product }),
    t("mail:until.once", { moment: momentText(locale, expiresAt, organization.timeZone) }),
  ];
  const footer = t("mail:invitation.footer", { name });
  const body = letter({ locale, greetingName, paragraphs, link, linkLabel: t("mail:join.link", { company }), footer });
  return { to, locale, subject: t("mail:join.subject", { name, company, product }), ...body };
}
