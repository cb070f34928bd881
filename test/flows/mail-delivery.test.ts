import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMailer } from "../../server/adapters/mail";
import { openDatabase } from "../../server/database/client";
import { createLog } from "../../server/log";
import { startMailDelivery } from "../../server/mail-delivery";
import { letter } from "../../server/services/letter";
import { claimMail, queueMail } from "../../server/services/mail";
import { freshDatabase } from "../support/database";
import { mailsTo, mailTo } from "../support/mailbox";
import { type SmtpServer, startSmtp } from "../support/smtp-server";
import { startWorld, type World } from "../support/world";

let world: World;
let smtp: SmtpServer;
let office: Awaited<ReturnType<typeof openPostOffice>>;
beforeAll(async () => {
  world = await startWorld();
  smtp = await startSmtp();
  office = await openPostOffice();
});
afterAll(async () => {
  await office.close();
  await smtp.stop();
  await world.stop();
});

const newAddress = () => `${Math.random().toString(36).slice(2)}@mail.example`;

test("a mail is kept as one complete file that only its owner may read", async () => {
  const { people, portal } = world;
  const before = Date.now();
  await portal.services.account.forgot(people.sato.email, caller());
  const mail = await mailTo(world, people.sato.email);
  expect(Date.now() - before, "at once after the commit").toBeLessThan(5000);
  const folder = join(world.place.settings.dataFolder, "mail");
  const [file = ""] = (await readdir(folder)).filter((name) => name.includes(people.sato.email));
  expect(file).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-.*\.eml$/);
  expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  expect(mail.raw).toMatch(/^Message-ID: <[\w-]+@localhost>\r$/m);
  expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(mail.raw).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(mail.html).toContain('<html lang="ja">');
  expect(mail.html).not.toMatch(/<img|<link|src=|url\(/);
  expect(mail.text).toContain("新しいパスワード");
});

test("what was handed over is blanked and never handed over again", async () => {
  await world.portal.services.account.forgot(world.people.sato.email, caller());
  await mailTo(world, world.people.sato.email);
  const { prisma } = world.portal.database;
  await expect.poll(() => prisma.mail.count({ where: { sentAt: null } })).toBe(0);
  expect(await prisma.mail.count({ where: { OR: [{ text: { not: null } }, { html: { not: null } }] } })).toBe(0);
  const kept = (await mailsTo(world, world.people.sato.email)).length;
  await world.restart();
  await world.portal.services.account.forgot(world.people.kim.email, caller());
  await mailTo(world, world.people.kim.email);
  expect(await mailsTo(world, world.people.sato.email)).toHaveLength(kept);
});

test("a mail that is not taken goes out later, once, with the same Message-ID", async () => {
  const to = newAddress();
  smtp.refusals.push("451 later");
  await office.write(to);
  let delivery = office.deliver();
  const waiting = () => office.row(to);
  await expect.poll(async () => (await waiting()).failure).toBe("EENVELOPE 451");
  expect((await waiting()).nextAt.getTime()).toBeGreaterThan(Date.now() + 5000);
  await delivery.close();
  await office.database.prisma.mail.updateMany({ where: { to }, data: { nextAt: new Date() } });
  delivery = office.deliver(); // as after a restart
  await expect.poll(async () => (await waiting()).sentAt).not.toBeNull();
  await delivery.close();
  const taken = smtp.taken.filter((mail) => mail.to.includes(to));
  expect(taken).toHaveLength(1);
  expect(await waiting()).toMatchObject({ text: null, html: null, failure: null, attempts: 2 });
  const { messageId, from } = await PostalMime.parse(taken[0]?.data ?? "");
  expect(messageId).toBe(`<${(await waiting()).id}@rooms.example>`);
  expect(from).toMatchObject({ name: "Genba Rooms", address: "post@rooms.example" });
});

test("a receiver that will never be taken is given up, and its content goes", async () => {
  const to = newAddress();
  smtp.refusals.push("550 nobody here");
  await office.write(to);
  const delivery = office.deliver();
  const given = () => office.row(to);
  await expect.poll(async () => (await given()).failure).toBe("EENVELOPE 550");
  expect(await given()).toMatchObject({ sentAt: null, text: null, html: null });
  await delivery.close();
});

test("of several that deliver, one takes each mail", async () => {
  const addresses = Array.from({ length: 12 }, newAddress);
  for (const to of addresses) await office.write(to);
  const deliveries = [office.deliver(), office.deliver(), office.deliver()];
  const waiting = () => office.database.prisma.mail.count({ where: { to: { in: addresses }, sentAt: null } });
  await expect.poll(waiting).toBe(0);
  for (const delivery of deliveries) await delivery.close();
  const taken = smtp.taken.flatMap(({ to }) => to).filter((to) => addresses.includes(to));
  expect(taken.sort()).toEqual(addresses.sort());
});

test("of many who claim at the same moment one gets it", async () => {
  for (let round = 0; round < 10; round += 1) {
    await office.write(newAddress());
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimMail(office.database, Date.now())));
    expect(claims.filter(Boolean)).toHaveLength(1);
  }
  await office.database.prisma.mail.updateMany({ data: { text: null } });
});

test("a claimed mail is nobody else's until its time has come again", async () => {
  await office.write(newAddress());
  expect(await claimMail(office.database, Date.now())).toBeDefined();
  expect(await claimMail(office.database, Date.now())).toBeUndefined();
  expect(await claimMail(office.database, Date.now() + 4 * 60_000)).toBeDefined();
  await office.database.prisma.mail.updateMany({ data: { text: null } });
});

test("nothing that is typed makes a header, a second receiver or markup", async () => {
  const to = newAddress();
  const evil = "Kim\r\nBcc: spy@mail.example\r\n\r\n<img src=x onerror=alert(1)> \"&'";
  await office.write(to, evil);
  const delivery = office.deliver();
  await expect.poll(() => smtp.taken.some((mail) => mail.to.includes(to))).toBe(true);
  await delivery.close();
  const mail = smtp.taken.find((taken) => taken.to.includes(to));
  const parsed = await PostalMime.parse(mail?.data ?? "");
  expect(mail?.to).toEqual([to]);
  expect(parsed.headers.map(({ key }) => key)).not.toContain("bcc");
  expect(parsed.subject).toBe(evil.replace(/[\r\n]+/g, " "));
  expect(parsed.html).not.toContain("<img");
});

function mailWith(typed: string, to: string) {
  const link = "https://rooms.example/x";
  const parts = { greetingName: typed, paragraphs: [typed, { quote: typed }], link, linkLabel: typed, footer: typed };
  return { to, locale: "en" as const, subject: typed, ...letter({ locale: "en", ...parts }) };
}

/** A database with a delivery over SMTP, as often as it is started. */
async function openPostOffice() {
  const place = await freshDatabase();
  const { databaseUrl: url, dataFolder } = place.settings;
  const database = await openDatabase({ url, dataFolder });
  const from = "Genba Rooms <post@rooms.example>";
  return {
    database,
    row: (to: string) => database.prisma.mail.findFirstOrThrow({ where: { to } }),
    write: (to: string, typed = "Hello") => queueMail(database.prisma, mailWith(typed, to), Date.now()),
    deliver: () =>
      startMailDelivery({
        database,
        mailer: createMailer({ smtpUrl: smtp.url, from, folder: dataFolder }),
        log: createLog("silent"),
        listen: () => () => {},
      }),
    async close(): Promise<void> {
      await database.close();
      await place.remove();
    },
  };
}

function caller() {
  return { headers: new Headers(), address: "127.0.0.1" };
}
