import { Refusal } from "~/domain/result";
import type { Credentials } from "../adapters/password";
import type { Database } from "../database/client";
import { addCompany, type NewCompany } from "./company";
import { addMember, type Joining } from "./member";
import { newCode, sameCode } from "./one-time-token";

export type Setup = Omit<Joining, "reading"> & { code: string; email: string; company: NewCompany };

/** The set-up of an empty portal: its first company and administrator, for whoever can read the server's terminal. */
export function createSetup(database: Database, credentials: Credentials, now: () => number) {
  const code = newCode();
  const { prisma } = database;
  const open = async () => (await prisma.member.count()) === 0;
  return {
    /** Printed at start while the portal is empty. */
    code,
    open,
    /** Refuses `wrongCode`, and `notFound` once there is anyone. */
    async complete({ code: typed, company, password, ...person }: Setup): Promise<void> {
      if (!(await open())) throw new Refusal("notFound");
      if (!sameCode(typed, code)) throw new Refusal("wrongCode", { field: "code" });
      const passwordHash = await credentials.hash(password);
      await prisma.$transaction(async (client) => {
        await client.$executeRaw`LOCK TABLE organization IN EXCLUSIVE MODE`;
        if ((await client.member.count()) > 0) throw new Refusal("notFound");
        const organizationId = await addCompany(client, company, now());
        await addMember(client, { ...person, reading: null, organizationId, role: "admin", passwordHash }, now());
      });
    },
  };
}
