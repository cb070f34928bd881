import type { Company, Person } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { rootOf } from "~/domain/timeline";
import { change, lastSeenKey } from "~/features/room/keep";
import { lastMember, rememberMember } from "~/features/room/last-member";

/** What this browser last saw of a room, to be read without a network. `at`: milliseconds since 1970. */
export type LastSeen = {
  room: RoomPage["room"];
  entries: Entry[];
  people: Person[];
  companies: Company[];
  at: number;
};

type Seen = Pick<LastSeen, "room" | "people" | "companies"> & { entries: readonly Entry[] };

const mostRows = 100;
const mostRooms = 30;
const empty: Record<string, LastSeen> = {};

/** Keeps the newest rows of a room, and no more rooms than a shelf takes. */
export async function keepLastSeen(memberId: string, { room, entries, people, companies }: Seen): Promise<void> {
  const rows = entries.filter(({ ownRow }) => ownRow).slice(-mostRows);
  const ids = new Set(rows.map(({ id }) => id));
  const kept = entries.filter((entry) => ids.has(rootOf(entry)));
  rememberMember(memberId);
  await change(memberId, lastSeenKey, empty, (all) => {
    const others = Object.values(all).filter((one) => one.room.id !== room.id);
    const newest = others.sort((a, b) => b.at - a.at).slice(0, mostRooms - 1);
    const seen = { room, entries: kept, people, companies, at: Date.now() };
    return Object.fromEntries([seen, ...newest].map((one) => [one.room.id, one]));
  });
}

/** Of whoever was signed in last in this browser and did not sign out, the newest first. */
export async function readLastSeen(): Promise<LastSeen[]> {
  const memberId = lastMember();
  if (!memberId) return [];
  return Object.values(await change(memberId, lastSeenKey, empty, (all) => all)).sort((a, b) => b.at - a.at);
}
