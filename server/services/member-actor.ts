import type { Actor } from "~/domain/actor";
import { isLanguage } from "~/domain/language";
import type { Client } from "../database/client";

/** Members as actors, for what the portal does in their name later. Without a session: gates then ask only for the member. */
export async function actorsFor(client: Client, memberIds: string[]): Promise<Map<string, Actor>> {
  if (memberIds.length === 0) return new Map();
  const members = await client.member.findMany({
    where: { id: { in: memberIds } },
    select: {
      id: true,
      organizationId: true,
      name: true,
      email: true,
      role: true,
      locale: true,
      timeZone: true,
      enterSends: true,
    },
  });
  return new Map(
    members.map(({ id, locale, ...member }) => [
      id,
      { ...member, memberId: id, sessionId: null, locale: isLanguage(locale) ? locale : "en" },
    ]),
  );
}
