import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyToAbout, nothingAbout } from "./about";
import type { Side } from "./actor";
import type { Entry } from "./entry";
import { canClose, canConfirm, type MemoryItem, type Topic, topics } from "./memory";

const [buyer, supplier, guest] = ["buyer", "supplier", "guest"].map((side) => ({
  organizationId: `company of the ${side}`,
  side: side as Side,
})) as [Teller, Teller, Teller];
type Teller = { organizationId: string; side: Side };

const by = { memberId: "somebody", at: 5 };
const item = (topic: Topic, state: Partial<MemoryItem> = {}) => ({ topic, confirmed: null, closed: null, ...state });

describe("confirming", () => {
  test.each(["fact", "requirement"] as const)("a %s is agreed by the other company only", (topic) => {
    expect(canConfirm(item(topic), buyer.organizationId, supplier)).toBe(true);
    expect(canConfirm(item(topic), buyer.organizationId, buyer)).toBe(false);
    expect(canConfirm(item(topic), buyer.organizationId, guest)).toBe(false);
    expect(canConfirm(item(topic), guest.organizationId, guest)).toBe(false);
  });

  test.each(["part", "question"] as const)("a %s is nothing to agree on", (topic) => {
    expect(canConfirm(item(topic), buyer.organizationId, supplier)).toBe(false);
  });

  test("once, and not after it was closed", () => {
    expect(canConfirm(item("fact", { confirmed: by }), buyer.organizationId, supplier)).toBe(false);
    expect(canConfirm(item("fact", { closed: by }), buyer.organizationId, supplier)).toBe(false);
  });
});

describe("closing", () => {
  test("a company takes its own pins off, whatever they are", () => {
    for (const topic of topics) expect(canClose(item(topic), buyer.organizationId, buyer)).toBe(true);
    expect(canClose(item("question"), guest.organizationId, guest)).toBe(true);
  });

  test("the other side closes questions and what both agreed, and nothing else", () => {
    expect(canClose(item("question"), buyer.organizationId, supplier)).toBe(true);
    expect(canClose(item("fact", { confirmed: by }), buyer.organizationId, supplier)).toBe(true);
    expect(canClose(item("fact"), buyer.organizationId, supplier)).toBe(false);
    expect(canClose(item("part"), buyer.organizationId, supplier)).toBe(false);
  });

  test("a guest closes nothing of others, and nobody closes twice", () => {
    expect(canClose(item("question"), buyer.organizationId, guest)).toBe(false);
    expect(canClose(item("fact", { confirmed: by }), buyer.organizationId, guest)).toBe(false);
    expect(canClose(item("question", { closed: by }), buyer.organizationId, buyer)).toBe(false);
  });
});

describe("whatever people do in whichever order", () => {
  const people = fc.constantFrom(
    { id: "kim", ...buyer },
    { id: "lee", ...buyer },
    { id: "sato", ...supplier },
    { id: "guest", ...guest },
  );
  const step = fc.record({
    by: people,
    does: fc.constantFrom("confirm" as const, "close" as const),
    twice: fc.boolean(),
  });

  test("an agreed item was agreed by another company before it was closed, and what is said stays as it is", () => {
    fc.assert(
      fc.property(people, fc.constantFrom(...topics), fc.array(step, { maxLength: 12 }), (pinner, topic, steps) => {
        const entries = [entry(1, "memory.pinned", pinner.id, { topic, text: "H7" })];
        const now = () => entries.reduce(applyToAbout, nothingAbout).memory[0] as MemoryItem;
        for (const { by, does, twice } of steps) {
          const before = now();
          const may = does === "confirm" ? canConfirm : canClose;
          if (!may(before, pinner.organizationId, by)) continue;
          const kind = does === "confirm" ? "memory.confirmed" : "memory.closed";
          for (let count = 0; count < (twice ? 2 : 1); count += 1)
            entries.push(entry(entries.length + 1, kind, by.id, { itemId: "1" }));
          expect(may(now(), pinner.organizationId, by)).toBe(false);
          expect(now()).toMatchObject({ id: "1", topic, text: "H7", pinnedById: pinner.id });
        }
        const { confirmed, closed } = now();
        if (confirmed) {
          expect(["fact", "requirement"]).toContain(topic);
          expect(sameCompany(confirmed.memberId, pinner.id)).toBe(false);
          expect(confirmed.memberId).not.toBe("guest");
          if (closed) expect(confirmed.at).toBeLessThan(closed.at);
        }
      }),
    );
  });
});

function entry(seq: number, kind: Entry["kind"], actorId: string, payload: object): Entry {
  const place = { id: String(seq), seq, at: seq, roomId: "room", ownRow: false, refersTo: "row", rootId: "row" };
  return { ...place, kind, actorId, clientKey: null, payload } as Entry;
}

function sameCompany(one: string, other: string): boolean {
  const company = (id: string) => (id === "kim" || id === "lee" ? "buyer" : id);
  return company(one) === company(other);
}
