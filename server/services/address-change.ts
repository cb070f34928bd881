import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import { type Client, type Database, isUniqueViolation } from "../database/client";
import { newId } from "./id";
import { letter } from "./letter";
import { type NewMail, queueMail, type Sent } from "./mail";
import { mailText, momentText } from "./mail-text";
import { hashToken, newToken } from "./one-time-token";

const life = 24 * 60 * 60 * 1000;
const purposes = ["oldAddress", "newAddress"] as const;
type Purpose = (typeof purposes)[number];

/** What the link in either mail shows. `confirmed`: by this link already, so that the other one is missing. */
export type AddressChange = { from: string; to: string; confirmed: boolean };
export type Confirmed = "half" | "whole";

/**
 * Mails both addresses; the change happens once both have confirmed. A later wish replaces an earlier one. Whether the new
 * address is somebody else's is told only to whoever reads its mail.
 */
export async function requestAddress({ prisma }: Database, actor: Actor, address: string, sent: Sent): Promise<void> {
  if (address === actor.email) throw new Refusal("invalid", { field: "email" });
  const { memberId } = actor;
  await prisma.$transaction(async (client) => {
    await lockMember(client, memberId);
    await drop(client, memberId);
    for (const purpose of purposes) {
      const { token, tokenHash } = newToken();
      const dates = { createdAt: new Date(sent.now), expiresAt: new Date(sent.now + life) };
      await client.mailToken.create({ data: { id: newId(sent.now), tokenHash, memberId, purpose, address, ...dates } });
      const link = `${sent.origin}/confirm/${token}`;
      await queueMail(client, addressLetter(actor, { purpose, address, link, expiresAt: sent.now + life }), sent.now);
    }
  });
}

/** The address that I asked to change to, until both have confirmed it. */
export async function pendingAddress({ prisma }: Database, actor: Actor, now: number): Promise<string | null> {
  const where = { memberId: actor.memberId, purpose: "newAddress", expiresAt: { gt: new Date(now) } };
  return (await prisma.mailToken.findFirst({ where }))?.address ?? null;
}

/** I think better of it. */
export async function dropAddress({ prisma }: Database, actor: Actor): Promise<void> {
  await drop(prisma, actor.memberId);
}

/** What a link is about. One that is over, expired or invented is `linkSpent`. */
export async function addressOffer({ prisma }: Database, token: string, now: number): Promise<AddressChange> {
  const { member, address, usedAt } = await openToken(prisma, token, now);
  return { from: member.email, to: address, confirmed: usedAt !== null };
}

/** Confirms for one of the two addresses; the second one changes it, unless somebody took it meanwhile: `addressInUse`. */
export async function confirmAddress({ prisma }: Database, token: string, now: number): Promise<Confirmed> {
  return prisma.$transaction(async (client) => {
    const { memberId } = await openToken(client, token, now);
    await lockMember(client, memberId);
    const { id, address, purpose } = await openToken(client, token, now);
    await client.mailToken.update({ where: { id }, data: { usedAt: new Date(now) } });
    const other: Purpose = purpose === "oldAddress" ? "newAddress" : "oldAddress";
    const both = await client.mailToken.count({ where: { memberId, purpose: other, usedAt: { not: null } } });
    if (both === 0) return "half";
    await moveTo(client, memberId, address);
    return "whole";
  });
}

/** Either side says no: nothing changes. */
export async function cancelAddress({ prisma }: Database, token: string, now: number): Promise<void> {
  const { memberId } = await openToken(prisma, token, now);
  await drop(prisma, memberId);
}

/** With the old address go the links that were mailed to it. */
async function moveTo(client: Client, memberId: string, address: string): Promise<void> {
  try {
    await client.member.update({ where: { id: memberId }, data: { email: address } });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal("addressInUse");
    throw error;
  }
  await client.mailToken.deleteMany({ where: { memberId } });
}

/** Of two confirmations at the same time the later one sees the first. */
async function lockMember(client: Client, memberId: string): Promise<void> {
  await client.$queryRaw`SELECT 1 FROM member WHERE id = ${memberId}::uuid FOR UPDATE`;
}

async function drop(client: Client, memberId: string): Promise<void> {
  await client.mailToken.deleteMany({ where: { memberId, purpose: { in: [...purposes] } } });
}

async function openToken(client: Client, token: string, now: number) {
  const found = await client.mailToken.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { member: { select: { email: true, disabledAt: true } } },
  });
  const purpose = purposes.find((each) => each === found?.purpose);
  const open = found && found.expiresAt.getTime() > now && !found.member.disabledAt;
  if (!open || !purpose || !found.address) throw new Refusal("linkSpent");
  return { ...found, purpose, address: found.address };
}

type Change = { purpose: Purpose; address: string; link: string; expiresAt: number };

function addressLetter(actor: Actor, { purpose, address, link, expiresAt }: Change): NewMail {
  const { locale, name: greetingName, email, timeZone } = actor;
  const t = mailText(locale);
  const paragraphs = [
    t("mail:address.text", { from: email, to: address }),
    t("mail:address.cancel"),
    t("mail:until.once", { moment: momentText(locale, expiresAt, timeZone) }),
  ];
  const footer = t("mail:footer.account");
  const body = letter({ locale, greetingName, paragraphs, link, linkLabel: t("mail:address.link"), footer });
  const isOld = purpose === "oldAddress";
  const subject = isOld ? t("mail:address.subjectOld") : t("mail:address.subjectNew");
  return { to: isOld ? email : address, locale, subject, ...body };
}
