import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Actor, Role } from "~/domain/actor";
import type { Language } from "~/domain/language";
import type { CommandInput, CommandName } from "~/domain/protocol";
import { credentials } from "../server/adapters/password";
import type { Database } from "../server/database/client";
import type { PrepareWith } from "../server/portal";
import { projectRoot } from "../server/project-root";
import { fileBringer } from "../server/services/bring-file";
import { hashRequest } from "../server/services/entry-hash";
import { finishUploads } from "../server/services/finish-upload";
import { newId } from "../server/services/id";
import { project } from "../server/services/projection";
import { moveCursor } from "../server/services/read-cursor";
import { createRecorder } from "../server/services/record";
import { openRoom } from "../server/services/room-open";
import { uploads } from "../server/services/upload";
import { createUseCases } from "../server/services/use-cases";
import { StartError } from "../server/start-error";
import { longRoom } from "./samples/long-room";
import { playLines } from "./samples/play-lines";
import { bringSampleFiles } from "./samples/sample-files";
import type { SampleRoom } from "./samples/sample-room";

/** Published in the README: samples load only where nobody else can reach the portal, or when asked for. */
const samplePassword = "sample-genba-2026";

type SampleMember = {
  key: string;
  name: string;
  reading: string | null;
  email: string;
  role: Role;
  locale: Language;
  timeZone: string;
};
type SampleCompany = {
  key: string;
  nameEn: string;
  nameJa: string | null;
  nameKo: string | null;
  country: string;
  locale: Language;
  timeZone: string;
  members: SampleMember[];
};
const samplesFolder = join(projectRoot(), "prisma/samples");

/** Fills an empty portal with invented companies and conversations, by the same commands that people give. */
export async function seed({ database, ...places }: PrepareWith): Promise<void> {
  const { prisma } = database;
  if ((await prisma.account.count()) > 0) return;
  // Sign-ins come last: people without one are what an interrupted loading left behind.
  if ((await prisma.member.count()) > 0) await prisma.$executeRaw`TRUNCATE organization CASCADE`;
  console.log("  Loading the samples …");
  const companies = JSON.parse(await readFile(join(samplesFolder, "companies.json"), "utf8")) as SampleCompany[];
  const cast = await addPeople(database, companies);
  for (const room of await readRooms()) await play({ database, ...places }, cast, room);
  // What the samples tell of is no news to anybody.
  await prisma.notification.updateMany({ data: { mailedAt: new Date() } });
  const password = await credentials.hash(samplePassword);
  await prisma.account.createMany({
    data: [...cast.people.values()].map(({ memberId }) => ({
      id: newId(),
      memberId,
      accountId: memberId,
      providerId: "credential",
      password,
    })),
  });
}

/**
 * Where the samples may not be loaded, neither may a portal open that has them: whoever reads the README knows their
 * password. Their addresses end in `.example`, which nobody can own.
 */
export async function refuseSamples({ database: { prisma } }: { database: Database }): Promise<void> {
  const accounts = await prisma.account.findMany({
    where: { member: { email: { endsWith: ".example" } }, password: { not: null } },
    distinct: ["password"],
  });
  for (const { password } of accounts) {
    if (password && (await credentials.verify({ hash: password, password: samplePassword })))
      throw new StartError(published);
  }
}

const published =
  "This data holds the samples, whose password is published: it opens only on a loopback HOST without PUBLIC_URL, or with SAMPLES=on. Start with another DATA_DIR or DATABASE_URL.";

/** Who can sign in to the samples, for the terminal. */
export async function readSamplePeople({ prisma }: Database) {
  const members = await prisma.member.findMany({ include: { organization: true }, orderBy: { createdAt: "asc" } });
  const people = members.map(({ email, name, role, locale, organization }) => ({
    email,
    about: `${name} · ${organization.nameEn} · ${role} · ${locale}`,
  }));
  return { password: samplePassword, people: people.filter(({ email }) => email.endsWith(".example")) };
}

type Cast = { companies: Map<string, string>; people: Map<string, Actor>; administrator: Actor };

async function addPeople({ prisma }: Database, companies: SampleCompany[]): Promise<Cast> {
  const cast = { companies: new Map<string, string>(), people: new Map<string, Actor>() };
  for (const { key, members, ...company } of companies) {
    const organizationId = newId();
    cast.companies.set(key, organizationId);
    await prisma.organization.create({ data: { id: organizationId, ...company } });
    for (const { key: memberKey, ...member } of members) {
      const memberId = newId();
      await prisma.member.create({ data: { id: memberId, organizationId, emailVerified: true, ...member } });
      cast.people.set(memberKey, { memberId, organizationId, sessionId: null, enterSends: true, ...member });
    }
  }
  const administrator = [...cast.people.values()].find(({ role }) => role === "admin");
  if (!administrator) throw new Error("the samples have no administrator");
  return { ...cast, administrator };
}

async function readRooms(): Promise<SampleRoom[]> {
  const folder = join(samplesFolder, "rooms");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const rooms = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), "utf8")) as SampleRoom),
  );
  return [longRoom(), ...rooms];
}

/** Plays one room: opens it shortly before its first line, then gives each line's command at its own time. */
async function play(places: PrepareWith, cast: Cast, room: SampleRoom): Promise<void> {
  const { database, uploadStore: store, storage, limits } = places;
  let now = Date.parse(room.entries[0]?.at ?? "") - 600_000;
  const record = createRecorder(
    database,
    () => now,
    () => {},
    project,
  );
  const useCases = createUseCases(record, () => now);
  const give = <N extends CommandName>(actor: Actor, name: N, input: Omit<CommandInput<N>, "clientKey">) => {
    const clientKey = newId(now);
    const whole = { ...input, clientKey } as CommandInput<N>;
    return useCases[name](actor, whole, { clientKey, digest: hashRequest(name, whole) });
  };
  const person = (key: string) => found(cast.people, key);
  const opening = {
    name: room.name,
    companies: room.companies.map(({ key, side }) => ({ id: found(cast.companies, key), side })),
  };
  const members = room.people
    .map(person)
    .map(({ memberId: id, organizationId, name }) => ({ id, organizationId, name }));
  const keyed = { clientKey: newId(now), digest: hashRequest("room.open", opening) };
  const { roomId } = await record.opening(cast.administrator, keyed, (client, id) =>
    openRoom(client, id, opening, members),
  );
  const about = { database, store, now: () => now };
  const bring = fileBringer({
    upload: uploads({ ...about, limits }),
    finish: finishUploads({ ...about, storage }),
    store,
  });
  await playLines(room.entries, {
    roomId,
    person,
    bring: (by, files) => bringSampleFiles(bring, by, roomId, files),
    give: (by, name, input, at) => {
      now = at;
      return give(by, name, input);
    },
  });
  await markRead(database, cast, roomId, room.readUpTo ?? {});
}

async function markRead(
  database: Database,
  cast: Cast,
  roomId: string,
  unreadOf: Record<string, number>,
): Promise<void> {
  const { headSeq } = await database.prisma.room.findUniqueOrThrow({ where: { id: roomId } });
  const there = await database.prisma.participant.findMany({ where: { roomId } });
  for (const [key, actor] of cast.people) {
    if (!there.some(({ memberId }) => memberId === actor.memberId)) continue;
    await moveCursor(database, actor, { roomId, seq: Math.max(0, headSeq - (unreadOf[key] ?? 0)) });
  }
}

function found<T>(map: Map<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the samples name ${key}, which is nowhere defined`);
  return value;
}
