import type { Language } from "~/domain/language";
import type { OutgoingMail } from "../adapters/mail";
import type { Client, Database } from "../database/client";
import { newId } from "./id";

export type NewMail = { to: string; locale: Language; subject: string; text: string; html: string };

/** When a mail is written, and where its links lead. */
export type Sent = { origin: string; now: number };

/**
 * Writes a mail in the caller's transaction; it leaves soon after the commit, or not at all. `createServices` wakes the
 * delivery after the use cases that it knows to write mail; anything else waits a few seconds for the timer.
 */
export async function queueMail(client: Client, mail: NewMail, now: number): Promise<void> {
  const at = new Date(now);
  await client.mail.create({ data: { id: newId(now), ...mail, createdAt: at, nextAt: at } });
}

const minute = 60_000;
const hour = 60 * minute;
/** For so long nobody else takes a mail that is being handed over. Longer than the adapter's patience. */
const lease = 3 * minute;
const pauses = [10_000, minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour];

/** Takes the next mail that is due, for this process alone. `attempts` counts this one. */
export async function claimMail(
  { prisma }: Database,
  now: number,
): Promise<(OutgoingMail & { attempts: number }) | undefined> {
  const [mail] = await prisma.$queryRaw<(OutgoingMail & { attempts: number })[]>`
    UPDATE mail SET attempts = attempts + 1, next_at = ${new Date(now + lease)}
     WHERE id = (SELECT id FROM mail WHERE sent_at IS NULL AND text IS NOT NULL AND next_at <= ${new Date(now)}
                  ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "to", locale, subject, text, html, created_at AS "createdAt", attempts`;
  return mail;
}

/** It was handed over: only that remains. */
export async function markSent({ prisma }: Database, id: string, now: number): Promise<void> {
  const data = { sentAt: new Date(now), text: null, html: null, failure: null };
  await prisma.mail.updateMany({ where: { id }, data });
}

/** It was not taken: later again, after a longer pause each time; given up after about three days, or at once `forGood`. */
export async function markFailed(
  { prisma }: Database,
  { id, attempts }: { id: string; attempts: number },
  { reason, forGood }: { reason: string; forGood: boolean },
  now: number,
): Promise<void> {
  const pause = forGood ? undefined : pauses[attempts - 1];
  const next = pause === undefined ? { text: null, html: null } : { nextAt: new Date(now + pause) };
  await prisma.mail.updateMany({ where: { id }, data: { ...next, failure: reason } });
}
