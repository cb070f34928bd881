import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";

/** A mail as it goes out. `id` makes its Message-ID, so that one that comes twice is told by whoever receives it. */
export type OutgoingMail = {
  id: string;
  to: string;
  locale: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
};

export type Mailer = {
  /** Settles when the mail was handed over; fails with a MailFailure. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
};

export type MailSettings = {
  /** smtp:// or smtps://; without it each mail is kept as a file. */
  smtpUrl?: string;
  /** `address` or `Name <address>` */
  from: string;
  folder: string;
  /** Told of each file. */
  kept?: (file: string) => void;
};

/** Sends by SMTP, or keeps each mail as one complete file that only its owner may read. */
export function createMailer(settings: MailSettings): Mailer {
  return settings.smtpUrl ? smtpMailer(settings.smtpUrl, settings.from) : fileMailer(settings);
}

/** Why a mail was not taken, without any address. `forGood`: this receiver, or this mail, will never be taken. */
export type MailFailure = { reason: string; forGood: boolean };

/** What a failed `send` says. */
export function failureOf(error: unknown): MailFailure {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const refused = code === "EENVELOPE" || code === "EMESSAGE";
  const reason = [code ?? "unknown", responseCode].filter(Boolean).join(" ");
  return { reason, forGood: refused && responseCode !== undefined && responseCode >= 500 };
}

function smtpMailer(url: string, from: string): Mailer {
  const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
  const transport = createTransport({ url, ...patience });
  return {
    send: async (mail) => void (await transport.sendMail(messageFrom(mail, from))),
    close: () => transport.close(),
  };
}

function fileMailer({ from, folder, kept }: MailSettings): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageFrom(mail, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await freeFile(folder, mail);
      if (!file) return;
      // Whole or not at all: a reader never finds half a mail.
      const unfinished = `${file}.part`;
      await writeFile(unfinished, message as Buffer, { mode: 0o600 });
      await rename(unfinished, file);
      kept?.(file);
    },
    close: () => {},
  };
}

function messageFrom(mail: OutgoingMail, from: string): SendMailOptions {
  const host = /@([^\s>]+)>?$/.exec(from)?.[1] ?? "localhost";
  return {
    from,
    // As an object: nothing in it is read as a second address.
    to: { name: "", address: mail.to },
    subject: mail.subject.replace(/[\p{Cc}\u2028\u2029]+/gu, " "),
    text: mail.text,
    html: mail.html,
    date: mail.createdAt,
    messageId: `<${mail.id}@${host}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "List-Id": `<rooms.${host}>`,
      "Content-Language": mail.locale,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Where to keep a mail; undefined when it is there already, kept by a process that did not live to say so. */
async function freeFile(folder: string, { id, to, createdAt }: OutgoingMail): Promise<string | undefined> {
  const time = createdAt.toISOString().replaceAll(":", "-");
  const receiver = to.replace(/[^\p{L}\p{N}@._+-]/gu, "_").slice(0, 100);
  for (let count = 1; ; count += 1) {
    const file = join(folder, `${time}-${receiver}${count > 1 ? `-${count}` : ""}.eml`);
    const isFree = await access(file).then(
      () => false,
      () => true,
    );
    if (isFree) return file;
    if ((await readFile(file, "utf8")).includes(`<${id}@`)) return undefined;
  }
}
