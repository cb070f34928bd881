import type { Language } from "~/domain/language";
import { isMailTime, type MailWishes } from "~/domain/mail-rhythm";
import { type Notice, noticePath } from "~/domain/notification";
import { type Client, type Database, Prisma } from "../database/client";
import { type LetterPart, letter } from "./letter";
import { queueMail } from "./mail";
import { languageOf, type MailText, mailText, momentText } from "./mail-text";
import { noticesWhere } from "./notification-list";

/** What waited longer than this is in the portal's list; a mail about it would be no news. */
const staleAfter = 3 * 24 * 60 * 60 * 1000;
const mostInAMail = 20;

type Waiting = MailWishes & {
  id: string;
  name: string;
  email: string;
  locale: string;
  organizationId: string;
  /** When the oldest of it came. */
  since: number;
};

/**
 * Writes the mails about notices that are due now, by each reader's wishes; answers how many. What was read meanwhile, or is
 * about a room that the reader has left, is in none. Of several processes one writes a notice's mail.
 */
export async function writeDigests({ prisma }: Database, origin: string, now: number): Promise<number> {
  let written = 0;
  for (const reader of await waitingReaders(prisma, now)) {
    if (!isMailTime(reader, reader.since, now)) continue;
    written += await prisma.$transaction((client) => writeDigest(client, reader, origin, now));
  }
  return written;
}

async function waitingReaders(client: Client, now: number): Promise<Waiting[]> {
  return client.$queryRaw<Waiting[]>`
    SELECT m.id, m.name, m.email, m.locale, m.organization_id AS "organizationId", m.time_zone AS "timeZone",
           CASE m.mail_rhythm WHEN 'at_once' THEN 'atOnce' ELSE m.mail_rhythm::text END AS "mailRhythm",
           m.mail_hour AS "mailHour", m.quiet_from AS "quietFrom", m.quiet_to AS "quietTo",
           (extract(epoch FROM min(n.at)) * 1000)::float8 AS since
      FROM notification n JOIN member m ON m.id = n.member_id
     WHERE n.mailed_at IS NULL AND n.at > ${new Date(now - staleAfter)} AND m.disabled_at IS NULL
       AND m.accepted_at IS NOT NULL AND m.mail_rhythm <> 'never'
     GROUP BY m.id`;
}

async function writeDigest(client: Client, reader: Waiting, origin: string, now: number): Promise<number> {
  const taken = await client.$queryRaw<{ id: string }[]>`
    UPDATE notification SET mailed_at = ${new Date(now)} WHERE id IN (
      SELECT id FROM notification WHERE member_id = ${reader.id}::uuid AND mailed_at IS NULL FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  if (taken.length === 0) return 0;
  const ids = taken.map(({ id }) => id);
  const since = new Date(now - staleAfter);
  const where = Prisma.sql`n.id = ANY(${ids}::uuid[]) AND n.at > ${since}`;
  const notices = (await noticesWhere(client, where, 500)).filter(({ read }) => !read);
  if (notices.length === 0) return 0;
  await queueMail(client, mailAbout(notices, reader, origin), now);
  return 1;
}

function mailAbout(notices: Notice[], reader: Waiting, origin: string) {
  const locale = languageOf(reader.locale);
  const t = mailText(locale);
  const [first] = notices;
  const subject =
    notices.length === 1 && first
      ? t("mail:digest.subjectOne", { what: sentence(t, first, reader), room: first.room.name })
      : t("mail:digest.subject", { count: notices.length });
  const more = notices.length - mostInAMail;
  const paragraphs: LetterPart[] = [
    ...notices.slice(0, mostInAMail).flatMap((notice) => partsOf(t, notice, { reader, locale, origin })),
    ...(more > 0 ? [t("mail:digest.more", { count: more })] : []),
  ];
  const body = letter({
    locale,
    greetingName: reader.name,
    paragraphs,
    link: `${origin}/notifications`,
    linkLabel: t("mail:digest.all"),
    footer: t("mail:digest.footer", { link: `${origin}/settings#mail` }),
  });
  return { to: reader.email, locale, subject, ...body };
}

function partsOf(
  t: MailText,
  notice: Notice,
  { reader, locale, origin }: { reader: Waiting; locale: Language; origin: string },
): LetterPart[] {
  const when = momentText(locale, notice.at, reader.timeZone);
  const head = t("mail:digest.line", { what: sentence(t, notice, reader), room: notice.room.name, when });
  const quote = notice.text ? [{ quote: shortened(notice.text), lang: notice.lang ?? "" }] : [];
  return [head, ...quote, { label: t("mail:digest.open"), link: `${origin}${noticePath(notice)}` }];
}

function sentence(t: MailText, { reason, actor, day }: Notice, reader: Waiting): string {
  const relation =
    actor.id === reader.id ? "self" : actor.organizationId === reader.organizationId ? "colleague" : "counterpart";
  const name = relation === "self" ? actor.name : t(`common:person.${relation}`, { name: actor.name });
  return t(`mail:digest.${reason}`, { name, day: day ?? "" });
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 200 ? `${characters.slice(0, 200).join("")} …` : text;
}
