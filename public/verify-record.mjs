#!/usr/bin/env node
/**
 * Verifies the exported record of a room: `node verify-record.mjs record.json [head-hash]`.
 * Stands alone: it needs Node.js and this file, nothing of the portal. With the head hash from a mail it also tells
 * whether the end of the record was cut off.
 *
 * payloadHash = sha256(salt ‖ RFC 8785 JSON of the payload)
 * hash = sha256(prevHash ‖ id ‖ roomId ‖ seq ‖ at ‖ length of kind ‖ kind ‖ actorId ‖ refersTo ‖ payloadHash)
 * ids as 16 bytes (none: zeros), seq and at as 8 bytes, the length as 4 bytes, all big-endian.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Answers null for an intact record, else a sentence that tells the first fault. */
export function faultIn(record, expectedHead = record.head.hash) {
  let prevHash = "00".repeat(32);
  for (const [index, entry] of record.entries.entries()) {
    const place = `Entry ${entry.seq} (line ${index + 1})`;
    if (entry.seq !== index + 1)
      return `${place} stands where entry ${index + 1} should: one was removed, added or moved.`;
    if (entry.prevHash !== prevHash) return `${place} does not follow the entry before it.`;
    if (!payloadHolds(entry)) return `${place}: what it says is not what was stored.`;
    if (hashOf(record.roomId, entry) !== entry.hash)
      return `${place}: its place, time, kind, author or reference was changed.`;
    prevHash = entry.hash;
  }
  if (record.head.seq !== record.entries.length)
    return "The record does not reach its head: entries are missing at the end.";
  if (prevHash !== expectedHead) return "The record's last entry is not the head that was expected.";
  return null;
}

/** An erased payload leaves its hash and no salt; everything else must match. */
function payloadHolds({ payload, salt, payloadHash }) {
  if (payload === null && salt === null) return true;
  return sha256(hex(salt), Buffer.from(canonical(payload))) === payloadHash;
}

function hashOf(roomId, { id, seq, at, kind, actorId, refersTo, payloadHash, prevHash }) {
  const name = Buffer.from(kind);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return sha256(
    hex(prevHash),
    uuid(id),
    uuid(roomId),
    int64(seq),
    int64(at),
    length,
    name,
    uuid(actorId),
    uuid(refersTo),
    hex(payloadHash),
  );
}

/** RFC 8785: keys sorted by UTF-16 code units, numbers and strings as JSON.stringify writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${pairs.join(",")}}`;
}

const hex = (text) => Buffer.from(text ?? "", "hex");
const uuid = (id) => hex((id ?? "0".repeat(32)).replaceAll("-", ""));

function int64(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(number));
  return bytes;
}

function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, head] = process.argv.slice(2);
  if (!file) {
    console.error("Usage: node verify-record.mjs record.json [head-hash]");
    process.exit(2);
  }
  const record = JSON.parse(readFileSync(file, "utf8"));
  const fault = faultIn(record, head);
  console.log(fault ?? `Intact: ${record.entries.length} entries, head ${record.head.hash}`);
  process.exit(fault ? 1 : 0);
}
