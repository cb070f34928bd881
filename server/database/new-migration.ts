// npm run migration -- <name>: writes the next folder of prisma/migrations from what schema.prisma has and they have not.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schemaDifference } from "./schema-difference";
import { migrationsFolder } from "./schema-engine";

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    "Give the migration a name of small letters, digits and underscores: npm run migration -- add_part_number",
  );
  process.exit(1);
}
const script = await schemaDifference();
if (script === null) {
  console.log("The migrations already lead to prisma/schema.prisma.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder(), `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), script);
  console.log(`Written: ${join(folder, "migration.sql")}. Read it before you commit it.`);
}
