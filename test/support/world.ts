import { randomUUID } from "node:crypto";
import type { Actor, Role, Side } from "~/domain/actor";
import type { Language } from "~/domain/language";
import { credentials } from "../../server/adapters/password";
import type { Settings } from "../../server/env";
import { type Portal, startPortal } from "../../server/portal";
import { builtScreens } from "../../server/screens";
import { newId } from "../../server/services/id";
import { type Client, signIn } from "./client";
import { freshDatabase } from "./database";

export const password = "correct horse battery";
const passwordHash = credentials.hash(password);

export type WorldOptions = { now?: () => number; allowance?: number; settings?: Partial<Settings>; database?: string };
export type World = Awaited<ReturnType<typeof startWorld>>;

/**
 * A whole portal on its own database, with a Japanese supplier, a Korean buyer, a stranger's company and one room. Which
 * database is the test run's choice (PORTAL_TEST_DATABASE).
 */
export async function startWorld({ allowance = 100_000, settings = {}, database, now }: WorldOptions = {}) {
  const place = await freshDatabase(database);
  const start = (port = 0) =>
    startPortal({
      settings: { ...quiet, ...place.settings, ...settings, port },
      screens: builtScreens("build"),
      allowance,
      now,
    });
  let portal = await start();
  const people = await addPeople(portal);
  const room = await openRoom(portal, people);
  const clients: Client[] = [];

  const world = {
    get portal() {
      return portal;
    },
    people,
    room,
    /** A signed-in person with a socket of their own, as a browser has. */
    async client(actor: Actor): Promise<Client> {
      const client = await signIn(portal.url, actor.email, password);
      clients.push(client);
      return client;
    },
    /** Stops the portal and starts it again on the same port and data. */
    async restart(): Promise<void> {
      const port = Number(new URL(portal.url).port);
      await portal.close();
      portal = await start(port);
    },
    async stop(): Promise<void> {
      for (const client of clients) client.close();
      await portal.close();
      await place.remove();
    },
    place,
  };
  return world;
}

const quiet: Settings = {
  mode: "production",
  host: "127.0.0.1",
  port: 0,
  dataFolder: "",
  sessionSecret: "only for tests, and long enough to pass",
  samples: false,
  trustProxy: false,
  logLevel: "error",
  fileLimit: 50 * 1024 * 1024,
  companyQuota: 1024 * 1024 * 1024,
};

export type People = Awaited<ReturnType<typeof addPeople>>;

async function addPeople({ database: { prisma } }: Portal) {
  const company = async (nameEn: string, country: string, locale: Language, timeZone: string) => {
    const id = newId();
    await prisma.organization.create({ data: { id, nameEn, country, locale, timeZone } });
    const person = async (name: string, role: Role = "member"): Promise<Actor> => {
      const memberId = newId();
      const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@test.example`;
      const member = { name, email, role, locale, timeZone, organizationId: id };
      await prisma.member.create({ data: { id: memberId, emailVerified: true, ...member } });
      const account = { id: newId(), memberId, accountId: memberId, providerId: "credential" };
      await prisma.account.create({ data: { ...account, password: await passwordHash } });
      return { memberId, sessionId: null, enterSends: true, ...member };
    };
    return { id, person };
  };
  const supplier = await company("Tamagawa Sample", "JP", "ja", "Asia/Tokyo");
  const buyer = await company("Hanbit Sample", "KR", "ko", "Asia/Seoul");
  const stranger = await company("Stranger Sample", "NO", "en", "Europe/Oslo");
  return {
    supplierId: supplier.id,
    buyerId: buyer.id,
    strangerId: stranger.id,
    administrator: await stranger.person("Admin", "admin"),
    sato: await supplier.person("Sato", "manager"),
    kobayashi: await supplier.person("Kobayashi"),
    kim: await buyer.person("Kim", "manager"),
    lee: await buyer.person("Lee"),
    stranger: await stranger.person("Stranger", "manager"),
  };
}

/** Sato, Kobayashi and Kim share a room; Lee, the stranger and the administrator do not. */
async function openRoom({ services }: Portal, people: People, name = "BRK-220 bracket"): Promise<string> {
  const side = (id: string, side: Side) => ({ id, side });
  const result = await services.execute(people.administrator, "room.open", {
    clientKey: randomUUID(),
    name,
    companies: [side(people.supplierId, "supplier"), side(people.buyerId, "buyer")],
    memberIds: [people.sato, people.kobayashi, people.kim].map(({ memberId }) => memberId),
  });
  if (!result.ok) throw new Error(`the room was refused: ${result.code}`);
  return result.value.roomId;
}
