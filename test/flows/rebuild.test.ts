import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { rebuildReadTables } from "../../server/services/rebuild";
import { specChangeRoom } from "../support/spec-change-room";
import { uploadFile } from "../support/upload";
import { startWorld, type World } from "../support/world";

const tables = ["search_text", "due_item", "memory_item", "room_file", "spec_change"];
let world: World;
const { changeAfter, directly, step } = specChangeRoom(() => world);

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test("the read tables made again from the log are those that were kept", async () => {
  const { sato, kim } = world.people;
  const asked = await give(kim, "message.post", { lang: "ko", text: "도면 3페이지의 공차를 확인해 주십시오." });
  await give(sato, "message.edit", {
    entryId: (await give(sato, "message.post", { lang: "ja", text: "公差は±０．０５です。" })).id,
    lang: "ja",
    text: "公差は±0.03です。",
  });
  const meaning = { kind: "answerBy", day: "2026-12-04" };
  await give(sato, "message.post", { lang: "ja", text: "木曜までに回答します。", meaning });
  const reply = await give(sato, "reply.post", { entryId: asked.id, lang: "ja", text: "確認します。", meaning });
  await give(sato, "promise.settle", { entryId: reply.id });
  const gone = await give(kim, "message.post", { lang: "en", text: "Please ignore this.", meaning });
  await give(kim, "message.withdraw", { entryId: gone.id });
  const ask = await give(kim, "ack.ask", { entryId: asked.id, memberIds: [sato.memberId], day: "2026-12-01" });
  await give(sato, "ack.give", { entryId: asked.id, askId: ask.id, state: "understood", version: asked.seq });
  await give(kim, "ack.ask", { entryId: reply.id, memberIds: [sato.memberId] });
  const pin = await give(kim, "memory.pin", { entryId: asked.id, topic: "fact", text: "±0.05" });
  await give(sato, "memory.confirm", { entryId: asked.id, itemId: pin.id });
  const question = await give(kim, "memory.pin", {
    entryId: asked.id,
    topic: "question",
    text: "Ra?",
    day: "2026-12-02",
  });
  await give(kim, "memory.close", { entryId: asked.id, itemId: question.id });
  const files = [
    { id: await uploaded(sato, "図面.pdf") },
    { id: await uploaded(sato, "b.txt"), description: drawing("A") },
  ];
  const brought = await give(sato, "reply.post", { entryId: asked.id, lang: "ja", text: "", files });
  const description = { ...drawing("B"), exportMark: "applicable", permit: "JP-1" };
  await give(sato, "file.describe", { entryId: brought.id, fileId: files[0]?.id, description });
  const withdrawn = { lang: "ja", text: "", files: [{ id: await uploaded(sato, "c.txt"), originId: files[0]?.id }] };
  await give(sato, "message.withdraw", { entryId: (await give(sato, "message.post", withdrawn)).id });
  await changes();
  const { roomId } = await give(sato, "side.open", {});
  await give(sato, "message.post", { roomId, lang: "ja", text: "社内メモ" });

  const kept = await contents();
  for (const table of tables) expect(kept[table], table).not.toHaveLength(0);
  await world.portal.database.pool.query("DELETE FROM search_text WHERE seq % 2 = 0");
  await world.portal.database.pool.query("UPDATE due_item SET closed_at = NULL, member_ids = '{}'");
  await world.portal.database.pool.query("UPDATE memory_item SET text = 'wrong'");
  await world.portal.database.pool.query("UPDATE room_file SET withdrawn_at = NULL, part_key = name");
  await world.portal.database.pool.query("UPDATE spec_change SET state = 'agreed', waits_for = '{}', lead_days = 9");
  expect(await contents()).not.toEqual(kept);

  const { rows } = await world.portal.database.pool.query("SELECT count(*)::int AS count FROM entry");
  expect(await rebuildReadTables(world.portal.database)).toBe(rows[0].count);
  expect(await contents()).toEqual(kept);
});

/** Changes of both sides in several states, with one that was revised. */
async function changes() {
  const [buyer, supplier] = [directly(world.people.kim), directly(world.people.sato)];
  const ofBuyer = { proposing: buyer, answering: supplier, buyer, supplier };
  const ofSupplier = { ...ofBuyer, proposing: supplier, answering: buyer };
  await changeAfter(ofBuyer, ["requestImpact", "understand"]);
  await step(buyer, await changeAfter(ofBuyer, ["answerImpact"]), "accept");
  await changeAfter(ofBuyer, ["answerImpact", "accept", "takeEffect", "verify"]);
  await changeAfter(ofBuyer, ["answerImpact", "revise"]);
  await changeAfter(ofSupplier, ["requestImpact", "answerImpact", "accept", "schedule"]);
  await changeAfter(ofSupplier, ["reject"]);
}

function drawing(revision: string) {
  return { part: "ＢＲＫ-220", revision, exportMark: "notChecked", permit: null };
}

async function uploaded(actor: Actor, name: string): Promise<string> {
  return uploadFile(await world.client(actor), world.room, { name, bytes: name });
}

async function give(actor: Actor, name: string, input: Record<string, unknown>) {
  const result = await world.portal.services.execute(actor, name, {
    clientKey: randomUUID(),
    roomId: world.room,
    ...input,
  });
  if (!result.ok) throw new Error(`${name} was refused: ${result.code}`);
  return result.value;
}

async function contents(): Promise<Record<string, unknown[]>> {
  const read = async (table: string) => {
    const { rows } = await world.portal.database.pool.query(
      `SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY t::text`,
    );
    return [table, rows.map(({ row }) => row)] as const;
  };
  return Object.fromEntries(await Promise.all(tables.map(read)));
}
