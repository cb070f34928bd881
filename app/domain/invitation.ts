import * as z from "zod/mini";
import { email, language, line, optional, personName } from "./account";
import { type Actor, type CompanyNames, canManage, type Side } from "./actor";
import { text } from "./text";

const guest = {
  email,
  name: optional(personName),
  /** What the mail is written in, unless the portal knows better. */
  locale: language,
  /** Why, in the inviter's own words. */
  reason: text(1000),
};

/** A person of a company that is in the room. */
export const invitationForm = z.object({ ...guest, organizationId: z.uuid() });
/** Somebody of a company that is new here, into a new room. `side` is the inviter's. */
export const newCompanyInvitationForm = z.object({
  ...guest,
  roomName: line(120),
  side: z.enum(["buyer", "supplier"], "empty"),
});
/** Somebody who is here already has nothing to tell. */
export const invitationEntryForm = z.object({ intent: z.literal("enter") });
export const invitationIdForm = z.object({ invitationId: z.uuid() });

/** An invitation that nobody has followed yet, or whose person waits for a manager of their company. */
export type OpenInvitation = {
  id: string;
  email: string;
  name: string | null;
  /** Of the company that the person is to come from; null: new here. */
  company: CompanyNames | null;
  roomName: string;
  invitedBy: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  waiting: boolean;
};

/** What the link of an invitation shows to whoever has it: the owner of the address. */
export type InvitationOffer = {
  email: string;
  name: string | null;
  reason: string;
  /** What the reason is probably written in: the inviter's language. */
  lang: string;
  roomName: string;
  invitedBy: string;
  invitedByCompany: CompanyNames;
  company: (CompanyNames & { timeZone: string }) | null;
  expiresAt: number;
  /** Where that is told: the invited person's company, as far as it is known, else the inviter's. */
  timeZone: string;
  /** Whom the address belongs to already: nobody, somebody of the very company, or somebody of another one. */
  owner: "nobody" | "colleague" | "elsewhere";
};

/** Somebody who was invited to a room and waits for a manager of the own company. */
export type JoinRequest = {
  id: string;
  name: string;
  reading: string | null;
  email: string;
  locale: string;
  roomName: string;
  reason: string;
  /** What the reason is probably written in: the inviter's language. */
  lang: string;
  invitedBy: string;
  invitedByCompany: CompanyNames;
  /** In the portal already, only not in that room. */
  isMember: boolean;
};

type Inviter = { id: string; organizationId: string };

/** An invitation is taken back by whoever made it, and by the managers of their company. */
export function canWithdraw(actor: Actor, inviter: Inviter): boolean {
  return inviter.id === actor.memberId || canManage(actor, inviter.organizationId);
}

/** The side across the table from the inviter, who is no guest there. */
export function invitedSide(own: Exclude<Side, "guest">): Side {
  return own === "buyer" ? "supplier" : "buyer";
}
