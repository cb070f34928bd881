import type { Actor } from "~/domain/actor";
import type { Notice } from "~/domain/notification";
import { Refusal } from "~/domain/result";
import { type Client, type Database, Prisma } from "../database/client";
import { langIn, wordsIn } from "./said-words";

const longestList = 100;

/** What I was told, the newest first, in the rooms that I am in now. */
export async function listNotices({ prisma }: Database, actor: Actor): Promise<Notice[]> {
  return noticesWhere(prisma, Prisma.sql`n.member_id = ${actor.memberId}::uuid`, longestList);
}

/** How many of them I have not read. */
export async function countUnread({ prisma }: Database, actor: Actor): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count ${fromNotices} WHERE n.member_id = ${actor.memberId}::uuid AND NOT ${isRead}`;
  return row?.count ?? 0;
}

/** Marks them as read: those with these ids, or all. Somebody else's stay as they are. */
export async function readNotices(
  { prisma }: Database,
  actor: Actor,
  ids: string[] | "all",
  now: number,
): Promise<void> {
  if (ids !== "all" && !ids.every((id) => /^[0-9a-f-]{36}$/.test(id))) throw new Refusal("invalid", { field: "ids" });
  await prisma.notification.updateMany({
    where: { memberId: actor.memberId, readAt: null, ...(ids === "all" ? {} : { id: { in: ids } }) },
    data: { readAt: new Date(now) },
  });
}

/** For a list and for mail alike: nothing of a room that the person is not in now, nor of one who was shut out. */
export async function noticesWhere(client: Client, where: Prisma.Sql, limit: number): Promise<Notice[]> {
  return client.$queryRaw<Notice[]>`
    SELECT n.id, n.reason, (extract(epoch FROM n.at) * 1000)::float8 AS at, ${isRead} AS read,
           json_build_object('id', r.id, 'name', coalesce(parent.name, r.name), 'parentId', r.parent_id) AS room,
           json_build_object('id', author.id, 'name', author.name, 'organizationId', author.organization_id,
                             'locale', author.locale) AS actor,
           CASE WHEN gone.seq IS NULL THEN left(${wordsIn(newest)}, 300) END AS text,
           ${langIn(newest)} AS lang,
           coalesce(about.root_id, about.id) AS "rootId", n.root_seq AS "rootSeq",
           CASE WHEN about.kind = 'reply.posted' THEN about.seq END AS "replySeq", due.day
      ${fromNotices}
      LEFT JOIN room parent ON parent.id = r.parent_id
      JOIN member author ON author.id = e.actor_id
      LEFT JOIN LATERAL (SELECT payload FROM entry s WHERE s.refers_to = about.id AND s.root_id = coalesce(about.root_id, about.id)
                            AND s.room_id = n.room_id AND s.kind = 'message.edited' ORDER BY s.seq DESC LIMIT 1) said ON true
      LEFT JOIN LATERAL (SELECT seq FROM entry s WHERE s.refers_to = about.id AND s.root_id = coalesce(about.root_id, about.id)
                            AND s.room_id = n.room_id AND s.kind = 'message.withdrawn' LIMIT 1) gone ON true
      LEFT JOIN LATERAL (SELECT day FROM due_item d WHERE d.entry_id = e.id LIMIT 1) due ON true
     WHERE ${where} ORDER BY n.at DESC, n.id DESC LIMIT ${limit}`;
}

/** What the row or reply says now. */
const newest = Prisma.sql`coalesce(said.payload, about.payload)`;

/** `e` is the entry that caused the word, `about` the row or reply to look at. */
const fromNotices = Prisma.sql`FROM notification n
  JOIN participant p ON p.room_id = n.room_id AND p.member_id = n.member_id
  JOIN member reader ON reader.id = n.member_id AND reader.disabled_at IS NULL AND reader.accepted_at IS NOT NULL
  JOIN room r ON r.id = n.room_id
  JOIN entry e ON e.id = n.entry_id
  JOIN entry about ON about.id = CASE WHEN e.kind IN ('message.posted', 'reply.posted') OR e.own_row THEN e.id
                                      ELSE e.refers_to END
  LEFT JOIN read_cursor c ON c.room_id = n.room_id AND c.member_id = n.member_id
  LEFT JOIN thread_cursor tc ON tc.root_id = about.root_id AND tc.member_id = n.member_id`;

/**
 * Told by what was really read: the row or the reply was in view, of a change the line of its step. What asks for an answer
 * stays until it was opened from the list or is settled.
 */
const isRead = Prisma.sql`(n.read_at IS NOT NULL OR CASE
  WHEN n.reason IN ('mention', 'reply') AND about.kind = 'reply.posted' THEN coalesce(tc.seq, 0) >= n.seq
  WHEN n.reason = 'mention' THEN coalesce(c.seq, 0) >= about.seq AND about.id = n.entry_id AND n.seq = about.seq
  WHEN n.reason = 'ackAsked' THEN EXISTS (SELECT 1 FROM entry a WHERE a.room_id = n.room_id AND a.kind = 'ack.given'
    AND a.root_id = coalesce(about.root_id, about.id) AND a.actor_id = n.member_id AND a.payload ->> 'askId' = e.id::text
    AND a.payload ->> 'state' <> 'seen')
  WHEN n.reason IN ('changeProposed', 'changeRevised', 'impactAsked', 'impactAnswered') THEN NOT EXISTS (
    SELECT 1 FROM spec_change s JOIN room_company rc ON rc.room_id = s.room_id
     WHERE s.entry_id = about.id AND rc.organization_id = reader.organization_id AND rc.side::text = ANY(s.waits_for::text[]))
  WHEN n.reason IN ('changeAccepted', 'changeAgreed', 'changeDeclined') THEN coalesce(c.seq, 0) > n.seq
  ELSE EXISTS (SELECT 1 FROM due_item d WHERE d.entry_id = n.entry_id AND d.closed_at IS NOT NULL) END)`;
