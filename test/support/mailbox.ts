import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { expect } from "vitest";
import type { World } from "./world";

export type Received = Email & { raw: string; link: string };

/** Every mail that the portal kept for an address, oldest first, read as a mail program reads it. */
export async function mailsTo({ place }: Pick<World, "place">, address: string): Promise<Received[]> {
  const folder = join(place.settings.dataFolder, "mail");
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".eml")).sort();
  const mails = await Promise.all(files.map((file) => readMail(join(folder, file))));
  return mails.filter(({ to }) => to?.some((receiver) => receiver.address === address));
}

/** The newest mail to an address, once there are so many. */
export async function mailTo(world: Pick<World, "place">, address: string, count = 1): Promise<Received> {
  await expect.poll(async () => (await mailsTo(world, address)).length).toBeGreaterThanOrEqual(count);
  const mail = (await mailsTo(world, address)).at(-1);
  if (!mail) throw new Error("a mail that was there is gone");
  return mail;
}

/** The token at the end of the link that a mail is about. */
export const tokenIn = ({ link }: Received) => link.split("/").at(-1) ?? "";

async function readMail(file: string): Promise<Received> {
  const raw = await readFile(file, "utf8");
  const mail = await PostalMime.parse(raw);
  return { ...mail, raw, link: /^https?:\S+$/m.exec(mail.text ?? "")?.[0] ?? "" };
}
