import { type CompanyNames, companyName } from "~/domain/actor";
import type { Language } from "~/domain/language";
import { type LetterPart, letter } from "./letter";
import type { NewMail } from "./mail";
import { languageOf, mailText, momentText } from "./mail-text";

type Place = CompanyNames & { timeZone: string };
type Inviter = { name: string; locale: string; organization: Place };

type Invitation = {
  email: string;
  name: string | null;
  locale: Language;
  /** What the owner of the address reads, if they are in the portal. */
  ownLocale: string | undefined;
  reason: string;
  room: string;
  /** Of the invited person; null: new here. */
  company: Place | null;
  inviter: Inviter;
  link: string;
  expiresAt: number;
};

/** The mail that asks a person of another company into a room: who asks, why, which room, and until when. */
export function invitationLetter(invitation: Invitation): NewMail {
  const { email: to, name: greetingName, company, inviter, reason, room, link, expiresAt } = invitation;
  const locale = invitation.ownLocale ? languageOf(invitation.ownLocale) : invitation.locale;
  const t = mailText(locale);
  const name = t("common:person.counterpart", { name: inviter.name });
  const from = { name, company: companyName(inviter.organization, locale), room };
  const next = company
    ? t("mail:invitation.accepting", { company: companyName(company, locale) })
    : t("mail:invitation.newCompany");
  const { timeZone } = company ?? inviter.organization;
  const paragraphs: LetterPart[] = [
    t("mail:invitation.room", { ...from, product: t("common:product.name") }),
    t("mail:invitation.reason"),
    { quote: reason, lang: inviter.locale },
    next,
    t("mail:until.once", { moment: momentText(locale, expiresAt, timeZone) }),
  ];
  const footer = t("mail:invitation.footer", { name });
  const body = letter({ locale, greetingName, paragraphs, link, linkLabel: t("mail:invitation.link"), footer });
  return { to, locale, subject: t("mail:invitation.subject", from), ...body };
}

type Receiver = { name: string; email: string; locale: string };

type Request = {
  manager: Receiver;
  newcomer: { name: string; email: string };
  inviter: Inviter;
  room: string;
  reason: string;
  link: string;
};

/** Asks a manager whether the person who followed an invitation belongs to the company. */
export function requestLetter({ manager, newcomer, inviter, room, reason, link }: Request): NewMail {
  const locale = languageOf(manager.locale);
  const t = mailText(locale);
  const name = t("common:person.colleague", { name: newcomer.name });
  const company = companyName(inviter.organization, locale);
  const who = t("common:person.counterpart", { name: inviter.name });
  const paragraphs: LetterPart[] = [
    t("mail:request.text", { name, email: newcomer.email, inviter: who, company, room }),
    t("mail:request.reason"),
    { quote: reason, lang: inviter.locale },
  ];
  const footer = t("mail:request.footer");
  const body = letter({
    locale,
    greetingName: manager.name,
    paragraphs,
    link,
    linkLabel: t("mail:request.link"),
    footer,
  });
  return { to: manager.email, locale, subject: t("mail:request.subject", { name, room }), ...body };
}

type Decision = { newcomer: Receiver; company: CompanyNames; room: string; link: string };

/** Tells the newcomer that they are in. */
export function acceptedLetter({ newcomer, company, room, link }: Decision): NewMail {
  const locale = languageOf(newcomer.locale);
  const t = mailText(locale);
  const paragraphs = [t("mail:accepted.text", { company: companyName(company, locale), room })];
  const linkLabel = t("mail:accepted.link");
  const footer = t("mail:footer.account");
  const body = letter({ locale, greetingName: newcomer.name, paragraphs, link, linkLabel, footer });
  return { to: newcomer.email, locale, subject: t("mail:accepted.subject", { room }), ...body };
}

/** Tells the newcomer that the company does not know them, or does not want them there. */
export function declinedLetter({ newcomer, company, room }: Omit<Decision, "link">): NewMail {
  const locale = languageOf(newcomer.locale);
  const t = mailText(locale);
  const paragraphs = [t("mail:declined.text", { company: companyName(company, locale), room })];
  const body = letter({ locale, greetingName: newcomer.name, paragraphs, footer: t("mail:declined.footer") });
  return { to: newcomer.email, locale, subject: t("mail:declined.subject", { room }), ...body };
}
