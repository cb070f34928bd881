import { Refusal } from "~/domain/result";
import type { Credentials } from "../adapters/password";
import type { Client, Database } from "../database/client";
import { newId } from "./id";
import { letter } from "./letter";
import type { NewMail, Sent } from "./mail";
import { languageOf, mailText, momentText } from "./mail-text";
import { deleteSessions } from "./member";
import { hashToken, newToken } from "./one-time-token";

const life = 60 * 60 * 1000;

/**
 * Mails a link to choose a new password, if the address is somebody's. Known or not, it takes the same two statements and
 * the same letter: neither the answer nor its time tells.
 */
export async function requestReset({ prisma }: Database, email: string, { origin, now }: Sent): Promise<void> {
  const select = { name: true, locale: true, timeZone: true };
  const member = await prisma.member.findUnique({ where: { email }, select });
  const { token, tokenHash } = newToken();
  const expiresAt = now + life;
  const link = `${origin}/reset/${token}`;
  const mail = resetLetter(email, member ?? { name: "", locale: "en", timeZone: "UTC" }, link, expiresAt);
  await prisma.$executeRaw`
    WITH owner AS (SELECT id, email FROM member WHERE email = ${email} AND disabled_at IS NULL),
    linked AS (
      INSERT INTO mail_token (id, token_hash, member_id, purpose, created_at, expires_at)
      SELECT ${newId(now)}::uuid, ${tokenHash}, id, 'password', ${new Date(now)}, ${new Date(expiresAt)} FROM owner)
    INSERT INTO mail (id, "to", locale, subject, text, html, created_at, next_at)
    SELECT ${newId(now)}::uuid, email, ${mail.locale}, ${mail.subject}, ${mail.text}, ${mail.html},
           ${new Date(now)}, ${new Date(now)} FROM owner`;
}

/** Whose password a link may set; a used, expired or invented one is `linkSpent`. */
export async function resetOffer({ prisma }: Database, token: string, now: number): Promise<{ email: string }> {
  const { member } = await openToken(prisma, token, now);
  return { email: member.email };
}

/** Sets the password by the link, and ends every session that the old one opened; answers them, to cut their sockets. */
export async function resetPassword(
  { prisma }: Database,
  credentials: Credentials,
  token: string,
  password: string,
  now: number,
): Promise<{ email: string; ended: string[] }> {
  await openToken(prisma, token, now);
  const hash = await credentials.hash(password);
  return prisma.$transaction(async (client) => {
    const { id, memberId, member } = await openToken(client, token, now);
    const spent = await client.mailToken.deleteMany({ where: { id } });
    if (spent.count === 0) throw new Refusal("linkSpent");
    await client.mailToken.deleteMany({ where: { memberId, purpose: "password" } });
    await client.account.updateMany({ where: { memberId, providerId: "credential" }, data: { password: hash } });
    return { email: member.email, ended: await deleteSessions(client, memberId) };
  });
}

async function openToken(client: Client, token: string, now: number) {
  const found = await client.mailToken.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { member: { select: { email: true, disabledAt: true } } },
  });
  const open = found?.purpose === "password" && found.expiresAt.getTime() > now && !found.member.disabledAt;
  if (!found || !open) throw new Refusal("linkSpent");
  return found;
}

type Owner = { name: string; locale: string; timeZone: string };

function resetLetter(to: string, { name, locale: stored, timeZone }: Owner, link: string, expiresAt: number): NewMail {
  const locale = languageOf(stored);
  const t = mailText(locale);
  const moment = momentText(locale, expiresAt, timeZone);
  const paragraphs = [t("mail:reset.text"), t("mail:until.once", { moment })];
  const footer = t("mail:reset.footer");
  const body = letter({ locale, greetingName: name, paragraphs, link, linkLabel: t("mail:reset.link"), footer });
  return { to, locale, subject: t("mail:reset.subject"), ...body };
}
