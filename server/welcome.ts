import { readSamplePeople } from "../prisma/seed";
import type { Settings } from "./env";
import type { Portal } from "./portal";

/** What the terminal says once the portal is ready: the address, and how to get in. */
export async function announce({ url, services, database }: Portal, { samples }: Settings): Promise<void> {
  const lines = [`\n  Ready at ${url}`];
  if (await services.setup.open()) {
    lines.push(
      "",
      `  The portal is empty. Set it up at ${url}/setup with this one-time code:`,
      `  ${services.setup.code}`,
    );
  } else if (samples) {
    const { password, people } = await readSamplePeople(database);
    const width = Math.max(0, ...people.map(({ email }) => email.length));
    lines.push("", `  Sample sign-ins (password: ${password})`);
    for (const { email, about } of people) lines.push(`  ${email.padEnd(width)}  ${about}`);
  }
  if (database.embedded) {
    lines.push(
      "",
      "  Embedded database: for evaluation and small teams. Point DATABASE_URL at PostgreSQL for production.",
    );
  }
  console.log(`${lines.join("\n")}\n`);
}
