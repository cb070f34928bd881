import type { Actor } from "~/domain/actor";
import {
  type ChangeDraft,
  type DraftChange,
  type DraftFields,
  type DraftLine,
  fitsDraft,
  mostDrafts,
  patched,
} from "~/domain/change-draft";
import { isLanguage } from "~/domain/language";
import { Refusal } from "~/domain/result";
import { type Client, type Database, Prisma } from "../database/client";
import { hashTerms } from "./entry-hash";
import { isId, mustHaveCounterpart, roomFor } from "./gate";

type Which = { roomId: string; draftId: string };
type Row = Omit<ChangeDraft, "changedBy" | "changedAt"> & { changedBy: PersonRow; changedAt: Date };
type PersonRow = Omit<ChangeDraft["changedBy"], "locale"> & { locale: string };

/** A draft of my company; null for anybody else's, as for one that never was. */
export async function findChangeDraft({ prisma }: Database, actor: Actor, which: Which): Promise<ChangeDraft | null> {
  const { organizationId } = await roomFor(prisma, actor, which.roomId);
  const row = isId(which.draftId) ? await rowOf(prisma, { ...which, organizationId }) : undefined;
  return row ? draftFrom(row) : null;
}

/** The same, `notFound` where there is none. */
export async function readChangeDraft(database: Database, actor: Actor, which: Which): Promise<ChangeDraft> {
  const draft = await findChangeDraft(database, actor, which);
  if (!draft) throw new Refusal("notFound");
  return draft;
}

/** What my company prepares in my rooms, or in one of them; the newest first. */
export async function listChangeDrafts({ prisma }: Database, actor: Actor, roomId?: string): Promise<DraftLine[]> {
  if (roomId !== undefined) await roomFor(prisma, actor, roomId);
  const rows = await prisma.$queryRaw<(Omit<Row, "version" | "fields"> & Omit<DraftLine, keyof ChangeDraft>)[]>`
    SELECT d.id, d.revises, d.changed_at AS "changedAt", d.fields->>'title' AS title, sc.number, ${changer},
           json_build_object('id', r.id, 'name', r.name) AS room
      FROM change_draft d
      JOIN participant p ON p.room_id = d.room_id AND p.member_id = ${actor.memberId}::uuid
      JOIN member me ON me.id = p.member_id AND me.organization_id = d.organization_id AND me.disabled_at IS NULL
      JOIN room r ON r.id = d.room_id
      JOIN member m ON m.id = d.changed_by_id
      LEFT JOIN spec_change sc ON sc.entry_id = d.revises
     WHERE d.organization_id = ${actor.organizationId}::uuid
       AND ${roomId === undefined ? Prisma.sql`true` : Prisma.sql`d.room_id = ${roomId}::uuid`}
     ORDER BY d.changed_at DESC, d.id LIMIT 100`;
  return rows.map(({ changedBy, changedAt, title, ...line }) => ({
    ...line,
    title: title ?? "",
    changedBy: personFrom(changedBy),
    changedAt: changedAt.getTime(),
  }));
}

export type KeptDraft = {
  draft: ChangeDraft;
  /** The company's people in the room, who may have it open. */
  tell: string[];
};

/**
 * Keeps what was typed into some fields, over what others typed into the rest. Without a `draftId` the key makes a draft, the
 * first time; one that was proposed or discarded meanwhile is `notFound` and does not come back.
 */
export async function keepChangeDraft(
  { prisma }: Database,
  actor: Actor,
  { roomId, draftId, clientKey, revises, patch }: DraftChange & { roomId: string },
  now: number,
): Promise<KeptDraft> {
  return prisma.$transaction(async (client) => {
    const participant = await roomFor(client, actor, roomId);
    const { organizationId, memberId } = participant;
    const which = { roomId, draftId: draftId ?? idFrom({ organizationId, roomId, clientKey }), organizationId };
    if (draftId === undefined) {
      await mustHaveCounterpart(client, participant);
      if (revises !== undefined) await mustBeChangeOf(client, roomId, revises);
      await make(client, which, { memberId, revises: revises ?? null });
    }
    // Locked alone: a lock that waits drops a row whose join has changed meanwhile.
    await client.$queryRaw`
      SELECT 1 FROM change_draft
       WHERE id = ${which.draftId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
    const row = await rowOf(client, which);
    if (!row) throw new Refusal("notFound");
    const fields = patched(row.fields, patch);
    if (!fitsDraft(fields)) throw new Refusal("tooLong");
    await client.changeDraft.update({
      where: { id: row.id },
      data: { fields, version: { increment: 1 }, changedById: memberId, changedAt: new Date(now) },
    });
    const kept = await rowOf(client, which);
    if (!kept) throw new Error("a draft that was just kept is not there");
    return { draft: draftFrom(kept), tell: await colleaguesIn(client, which) };
  });
}

/** Gives a draft of my company up; answers whom to tell. One that is not there any more is given up already. */
export async function discardChangeDraft({ prisma }: Database, actor: Actor, which: Which): Promise<string[]> {
  const { organizationId } = await roomFor(prisma, actor, which.roomId);
  if (!isId(which.draftId)) return [];
  const { roomId, draftId: id } = which;
  const { count } = await prisma.changeDraft.deleteMany({ where: { id, roomId, organizationId } });
  return count > 0 ? colleaguesIn(prisma, { roomId, organizationId }) : [];
}

/**
 * In the transaction that proposes what was prepared: the draft is gone with it. `notFound` where a colleague has proposed or
 * discarded it meanwhile, so that no change is proposed twice.
 */
export async function endChangeDraft(
  client: Client,
  { roomId, organizationId }: { roomId: string; organizationId: string },
  draftId: string | undefined,
): Promise<void> {
  if (draftId === undefined) return;
  const { count } = await client.changeDraft.deleteMany({ where: { id: draftId, roomId, organizationId } });
  if (count === 0) throw new Refusal("notFound", { field: "draftId" });
}

const changer = Prisma.sql`
  json_build_object('id', m.id, 'organizationId', m.organization_id, 'name', m.name, 'locale', m.locale) AS "changedBy"`;

async function rowOf(
  client: Client,
  { roomId, draftId, organizationId }: Which & { organizationId: string },
): Promise<Row | undefined> {
  const [row] = await client.$queryRaw<Row[]>`
    SELECT d.id, d.revises, d.fields, d.version, d.changed_at AS "changedAt", ${changer}
      FROM change_draft d JOIN member m ON m.id = d.changed_by_id
     WHERE d.id = ${draftId}::uuid AND d.room_id = ${roomId}::uuid AND d.organization_id = ${organizationId}::uuid`;
  return row;
}

function draftFrom({ changedBy, changedAt, ...row }: Row): ChangeDraft {
  return {
    ...row,
    fields: row.fields as DraftFields,
    changedBy: personFrom(changedBy),
    changedAt: changedAt.getTime(),
  };
}

function personFrom({ locale, ...person }: PersonRow): ChangeDraft["changedBy"] {
  return { ...person, locale: isLanguage(locale) ? locale : "en" };
}

/** Made of the key together with its place: a key that another company knows leads it to nothing of this one. */
function idFrom(place: { organizationId: string; roomId: string; clientKey: string }): string {
  const digits = hashTerms(place);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(12, 15)}`, `8${digits.slice(15, 18)}`];
  return [...parts, digits.slice(18, 30)].join("-");
}

/** Once for each key. The company's row in the room is locked, so that two at once cannot be one too many. */
async function make(
  client: Client,
  { roomId, draftId: id, organizationId }: Which & { organizationId: string },
  { memberId, revises }: { memberId: string; revises: string | null },
): Promise<void> {
  await client.$queryRaw`
    SELECT 1 FROM room_company WHERE room_id = ${roomId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  const drafts = await client.changeDraft.findMany({ where: { roomId, organizationId }, select: { id: true } });
  if (drafts.some((draft) => draft.id === id)) return;
  if (drafts.length >= mostDrafts) throw new Refusal("tooManyWaiting");
  const by = { createdById: memberId, changedById: memberId };
  await client.changeDraft.create({ data: { id, roomId, organizationId, revises, fields: {}, version: 0, ...by } });
}

async function mustBeChangeOf(client: Client, roomId: string, entryId: string): Promise<void> {
  const there = await client.specChange.findFirst({ where: { roomId, entryId } });
  if (!there) throw new Refusal("notFound", { field: "revises" });
}

async function colleaguesIn(
  client: Client,
  { roomId, organizationId }: { roomId: string; organizationId: string },
): Promise<string[]> {
  const people = await client.participant.findMany({
    where: { roomId, member: { organizationId, disabledAt: null } },
    select: { memberId: true },
  });
  return people.map(({ memberId }) => memberId);
}
