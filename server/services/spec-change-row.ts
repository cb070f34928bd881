import type { Entry } from "~/domain/entry";
import { answersTo, asProposed } from "~/domain/impact";
import { awaitsAnswer, currentContent, currentSheet, type SpecChange, waitsFor } from "~/domain/spec-change";
import type { Client } from "../database/client";
import { wordsBesides } from "./change-words";
import type { Project } from "./projection";
import { changeFields } from "./search-text";
import { projectChangeDue } from "./spec-change-due";
import { findSpecChange } from "./spec-change-state";

/**
 * Keeps the read table of spec changes: each row is the change as of the newest entry, so that it can be made again. What an
 * entry is found by besides its own words is added to those, and what is due of the change goes with it.
 */
export const projectSpecChange: Project = async (client, entry) => {
  if (!entry.kind.startsWith("specChange.") || entry.kind === "specChange.stepped") return;
  const entryId = entry.rootId ?? entry.id;
  const found = await findSpecChange(client, entry.roomId, entryId, entry.seq);
  if (!found) return;
  const { change, entries } = found;
  const row = { ...columnsOf(change), changedAt: entry.at };
  const seq = entries[0]?.seq ?? entry.seq;
  await client.specChange.upsert({
    where: { entryId },
    create: { entryId, roomId: change.roomId, seq, number: change.number, ...row },
    update: row,
  });
  await addWords(client, entry);
  await projectChangeDue(client, entry, { change, entries, seq });
};

/** The words of the entry were written with it; what it is found by besides stands elsewhere. */
async function addWords(client: Client, entry: Entry): Promise<void> {
  const besides = await wordsBesides(client, entry);
  const words = besides.length > 0 && changeFields(entry.kind, entry.payload, besides);
  if (!words) return;
  await client.$executeRaw`
    UPDATE search_text SET folded = ${words.folded}, grams = ${words.grams}::text[] WHERE entry_id = ${entry.id}::uuid`;
}

function columnsOf(change: SpecChange) {
  const content = currentContent(change);
  return {
    state: change.state,
    title: content?.title ?? "",
    part: content?.part ?? "",
    revision: change.revisions.length,
    waitsFor: waitsFor(change),
    ...clockOf(change),
    ...costOf(change),
  };
}

/** Since when the other side has been asked, and until when; nothing runs while nobody is asked. */
function clockOf(change: SpecChange) {
  if (!awaitsAnswer(change)) return { day: null, askedAt: null };
  const { revisions, request } = change;
  const revisedAt = revisions.at(-1)?.at ?? 0;
  return { day: request?.day ?? null, askedAt: Math.max(revisedAt, request?.at ?? 0) };
}

/** Of what was agreed; before that, of the change as it was proposed. */
function costOf(change: SpecChange) {
  const sheet = currentSheet(change);
  const answers = sheet && answersTo(sheet, change.agreed?.option ?? asProposed);
  const price = answers?.unitPrice;
  const time = answers?.leadTime;
  return {
    currency: sheet?.currency ?? null,
    priceFrom: price && price !== "none" ? price.from : null,
    priceTo: price && price !== "none" ? price.to : null,
    leadDays: time === "none" ? 0 : (time?.days ?? null),
  };
}
