import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { CommandInput } from "~/domain/protocol";
import { type ErrorCode, Refusal, type Result } from "~/domain/result";
import { longestWait, mostWaiting, type Schedule, type ScheduledSend } from "~/domain/scheduled-send";
import { type Client, type Database, Prisma } from "../database/client";
import { type Execute, parseCommand } from "./execute";
import { isId, roomFor } from "./gate";
import { actorsFor } from "./member-actor";

type Dependencies = {
  database: Database;
  execute: Execute;
  now: () => number;
  /** Their list of waiting sends has changed by itself. */
  told: (memberIds: string[]) => void;
};

/**
 * Sends that wait for their time. They are their author's alone until they go out, by the same command that the author
 * would have given. Exactly once: a portal claims one before it sends it, and should it die in between, the command's key
 * answers the second attempt with the entry of the first.
 */
export function scheduledSends({ database: { prisma }, execute, now, told }: Dependencies) {
  return {
    /**
     * Refuses what the command's schema refuses, a stranger's room (`notFound`), a time that is over (`timePassed`) or
     * more than three months away (`timeTooFar`), files that are not wholly here (`fileMissing`), and the fifty-first
     * (`tooManyWaiting`). The same key again is the same.
     */
    async schedule(actor: Actor, { command, input, sendAt }: Schedule): Promise<ScheduledSend[]> {
      const read = parseCommand(command, input);
      const { clientKey: id, roomId } = read;
      await roomFor(prisma, actor, roomId);
      checkTime(sendAt, now());
      const { memberId } = actor;
      await checkFiles(prisma, memberId, read);
      const waits = { memberId, sentAt: null };
      if ((await prisma.scheduledSend.count({ where: { ...waits, id: { not: id } } })) >= mostWaiting)
        throw new Refusal("tooManyWaiting");
      const [row] = await prisma.$queryRaw<{ own: boolean }[]>`
        INSERT INTO scheduled_send AS s (id, member_id, room_id, command, input, send_at, created_at)
        VALUES (${id}::uuid, ${memberId}::uuid, ${roomId}::uuid, ${command}, ${JSON.stringify(read)}::jsonb,
                ${new Date(sendAt)}, ${new Date(now())})
        ON CONFLICT (id) DO UPDATE SET id = excluded.id
        RETURNING s.member_id = ${memberId}::uuid AND s.room_id = ${roomId}::uuid AS own`;
      if (!row?.own) throw new Refusal("conflict");
      return listWaiting(prisma, actor, roomId);
    },

    /** Mine in a room and in my company's side room beside it, the next one first. */
    async list(actor: Actor, roomId: string): Promise<ScheduledSend[]> {
      await roomFor(prisma, actor, roomId);
      return listWaiting(prisma, actor, roomId);
    },

    /** What was refused in rooms that I am no longer in: the text is all that is left to me. */
    async stranded({ memberId }: Actor): Promise<ScheduledSend[]> {
      return prisma.$queryRaw<ScheduledSend[]>`
        SELECT ${waitingColumns} FROM scheduled_send s
         WHERE s.member_id = ${memberId}::uuid AND s.sent_at IS NULL AND s.refused IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM participant p WHERE p.room_id = s.room_id AND p.member_id = s.member_id)
         ORDER BY s.send_at, s.id`;
    },

    /** Answers what was taken back, for the box that it goes back to. One that has gone out is `alreadySent`. */
    async cancel(actor: Actor, id: string): Promise<ScheduledSend> {
      const [taken] = await prisma.$queryRaw<ScheduledSend[]>`
        DELETE FROM scheduled_send s WHERE ${isMine(actor, id)} AND s.claimed_at IS NULL RETURNING ${waitingColumns}`;
      return taken ?? refuseMissing(prisma, actor, id);
    },

    async reschedule(actor: Actor, { id, sendAt }: { id: string; sendAt: number }): Promise<void> {
      checkTime(sendAt, now());
      const [moved] = await prisma.$queryRaw<{ id: string }[]>`
        UPDATE scheduled_send s SET send_at = ${new Date(sendAt)}, refused = NULL
         WHERE ${isMine(actor, id)} AND s.claimed_at IS NULL AND ${isInRoom} RETURNING s.id`;
      if (!moved) await refuseMissing(prisma, actor, id);
    },

    async sendNow(actor: Actor, id: string): Promise<Result<Entry>> {
      const [claimed] = await prisma.$queryRaw<Claimed[]>`
        UPDATE scheduled_send s SET claimed_at = ${new Date(now())}
         WHERE ${isMine(actor, id)} AND s.claimed_at IS NULL RETURNING ${claimedColumns}`;
      return send(actor, claimed ?? (await refuseMissing(prisma, actor, id)));
    },

    /** Sends what is due, as its authors; answers how many were sent or refused for good. For the portal's timer. */
    async sendDue(): Promise<number> {
      const at = now();
      const claimed = await prisma.$queryRaw<Claimed[]>`
        UPDATE scheduled_send s SET claimed_at = ${new Date(at)}
         WHERE s.id IN (
               SELECT id FROM scheduled_send
                WHERE send_at <= ${new Date(at)} AND sent_at IS NULL AND refused IS NULL
                  AND (claimed_at IS NULL OR claimed_at < ${new Date(at - abandoned)})
                ORDER BY send_at, id LIMIT ${batch} FOR UPDATE SKIP LOCKED)
        RETURNING ${claimedColumns}`;
      claimed.sort((a, b) => a.sendAt - b.sendAt || (a.id < b.id ? -1 : 1));
      const actors = await actorsFor(
        prisma,
        claimed.map(({ memberId }) => memberId),
      );
      let settled = 0;
      for (const one of claimed) {
        const actor = actors.get(one.memberId);
        const result = actor && (await send(actor, one));
        if (result && !isPassing(result)) settled += 1;
      }
      if (claimed.length > 0) await prisma.scheduledSend.deleteMany({ where: { sentAt: { lt: new Date(at - kept) } } });
      return settled;
    },
  };

  /** What can pass is tried again; anything else stays with its author until they decide. */
  async function send(actor: Actor, { id, command, input }: Claimed): Promise<Result<Entry>> {
    const result = await execute(actor, command, input);
    // Once it stands in the log, the text is kept nowhere else.
    const sent = { sentAt: new Date(now()), input: {}, refused: null };
    const outcome = result.ok ? sent : isPassing(result) ? {} : { refused: result.code };
    await prisma.scheduledSend.updateMany({ where: { id }, data: { ...outcome, claimedAt: null } });
    if (!isPassing(result)) told([actor.memberId]);
    return result;
  }
}

/** One query's part: mine in the room that it calls `r` and beside it, as JSON. */
export const waitingIn = ({ memberId, organizationId }: Actor) => Prisma.sql`(
  SELECT json_agg(waiting) FROM (
    SELECT ${waitingColumns} FROM scheduled_send s
     WHERE s.member_id = ${memberId}::uuid AND s.sent_at IS NULL AND (s.room_id = r.id OR s.room_id IN (
           SELECT side.id FROM room side WHERE side.parent_id = r.id AND side.organization_id = ${organizationId}::uuid))
     ORDER BY s.send_at, s.id) waiting)`;

type Claimed = ScheduledSend & { memberId: string };

/** Milliseconds: a claim whose portal died, and how long it is remembered that one was sent. */
const abandoned = 60_000;
const kept = 86_400_000;
const batch = 20;
const passing: ErrorCode[] = ["unavailable", "tooFast"];

const isPassing = (result: Result<Entry>) => !result.ok && passing.includes(result.code);

const waitingColumns = Prisma.sql`s.id, s.room_id AS "roomId", s.command, s.input, s.refused,
  (extract(epoch FROM s.send_at) * 1000)::float8 AS "sendAt"`;
const claimedColumns = Prisma.sql`${waitingColumns}, s.member_id AS "memberId"`;

const isInRoom = Prisma.sql`EXISTS (
  SELECT 1 FROM participant p WHERE p.room_id = s.room_id AND p.member_id = s.member_id)`;

function isMine({ memberId }: Actor, id: string): Prisma.Sql {
  if (!isId(id)) throw new Refusal("notFound");
  return Prisma.sql`s.id = ${id}::uuid AND s.member_id = ${memberId}::uuid AND s.sent_at IS NULL`;
}

/** Sent, or about to be; or nothing of mine. */
async function refuseMissing(client: Client, { memberId }: Actor, id: string): Promise<never> {
  const row = await client.scheduledSend.findFirst({ where: { id, memberId } });
  throw new Refusal(row?.sentAt || row?.claimedAt ? "alreadySent" : "notFound");
}

/** What cannot go now with its files could not go later, when its author is away. */
async function checkFiles(client: Client, memberId: string, input: CommandInput<Schedule["command"]>) {
  const ids = "files" in input && input.files ? input.files.map(({ id }) => id) : [];
  if (ids.length === 0) return;
  const there = await client.upload.count({
    where: { id: { in: ids }, memberId, roomId: input.roomId, sentAt: null, sha256: { not: null } },
  });
  // One that is named twice is taken once.
  if (there < ids.length) throw new Refusal("fileMissing", { field: "files" });
}

function checkTime(sendAt: number, now: number): void {
  if (sendAt <= now) throw new Refusal("timePassed", { field: "sendAt" });
  if (sendAt > now + longestWait) throw new Refusal("timeTooFar", { field: "sendAt" });
}

async function listWaiting(client: Client, actor: Actor, roomId: string): Promise<ScheduledSend[]> {
  const [row] = await client.$queryRaw<{ waiting: ScheduledSend[] | null }[]>`
    SELECT ${waitingIn(actor)} AS waiting FROM room r WHERE r.id = ${roomId}::uuid`;
  return row?.waiting ?? [];
}
