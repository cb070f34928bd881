import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { newId } from "../../server/services/id";
import { newToken } from "../../server/services/one-time-token";
import { password } from "../support/world";
import { as, type Busy, fill, press, visiting, type Way } from "./stage";

const day = 24 * 60 * 60 * 1000;
const dates = () => ({ createdAt: new Date(), expiresAt: new Date(Date.now() + day) });

/** What somebody who was invited finds in the mail, in the words of Sato. */
async function newInvitation({ portal, people, room }: Busy, about: "person" | "company", email = newAddress()) {
  const { token, tokenHash } = newToken();
  const place =
    about === "person"
      ? { organizationId: people.buyerId, roomId: room }
      : { roomName: "GLD-7 ガイドレール", side: "buyer" as const };
  const reason = "図面 BRK-220 の公差について、直接ご相談させてください。\n金曜までにご覧いただけますと幸いです。";
  const invited = { invitedById: people.sato.memberId, email, name: "박지훈", locale: "ko", reason };
  await portal.database.prisma.invitation.create({
    data: { id: newId(), tokenHash, ...dates(), ...invited, ...place },
  });
  return `/invitation/${token}`;
}

export const invitedPerson = (busy: Busy) => newInvitation(busy, "person");
export const invitedFounder = (busy: Busy) => newInvitation(busy, "company");
export const invitedLee = (busy: Busy) => newInvitation(busy, "person", busy.people.lee.email);
export const invitedStranger = (busy: Busy) => newInvitation(busy, "person", busy.people.stranger.email);

const newcomer = { name: "박지훈", reading: "Park Jihoon", password };

export const fillNewcomer = (page: Page) => fill(page, newcomer);
export const fillFounder = (page: Page) => fill(page, { ...newcomer, country: "KR" });

/** Somebody has followed an invitation and waits. */
export const waiting: Way = visiting(invitedPerson, async (page) => {
  await fillNewcomer(page);
  await press(page, "password");
  await page.waitForURL("**/waiting");
});

/** The same, seen by the manager who is to decide. */
export const deciding: Way = as("kim", async (busy) => {
  const email = newAddress();
  const token = (await newInvitation(busy, "person", email)).split("/").at(-1) ?? "";
  const person = { ...newcomer, locale: "ko", timeZone: "Asia/Seoul" } as const;
  await busy.portal.services.invitation.join(token, person);
  return "/company";
});

/** A link for a new password, or for one half of a changed address. */
export async function newMailLink({ portal, people }: Busy, purpose: "password" | "newAddress", email = newAddress()) {
  const { token, tokenHash } = newToken();
  const address = purpose === "password" ? null : email;
  const { memberId } = people.lee;
  await portal.database.prisma.mailToken.deleteMany({ where: { memberId } });
  await portal.database.prisma.mailToken.create({
    data: { id: newId(), tokenHash, memberId, purpose, address, ...dates() },
  });
  return purpose === "password" ? `/reset/${token}` : `/confirm/${token}`;
}

export const resetLink = (busy: Busy) => newMailLink(busy, "password");
export const confirmLink = (busy: Busy) => newMailLink(busy, "newAddress");
/** The other half is confirmed already, and the address is Sato's. */
export async function takenLink(busy: Busy): Promise<string> {
  const link = await newMailLink(busy, "newAddress", busy.people.sato.email);
  const { memberId } = busy.people.lee;
  const other = { id: newId(), tokenHash: newToken().tokenHash, memberId, purpose: "oldAddress", usedAt: new Date() };
  await busy.portal.database.prisma.mailToken.create({ data: { ...other, ...dates() } });
  return link;
}

export async function withPendingAddress(busy: Busy): Promise<string> {
  await newMailLink(busy, "newAddress");
  return "/settings";
}

function newAddress(): string {
  return `guest-${randomUUID().slice(0, 8)}@test.example`;
}
