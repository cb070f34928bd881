import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import type { Client } from "../database/client";
import { projectDue } from "./due";
import { projectMemory } from "./memory";
import { notifyOf } from "./notification";
import { projectFiles } from "./room-file";
import { projectSpecChange } from "./spec-change-row";

type Author = Pick<Actor, "memberId" | "organizationId">;

/** What an entry changes besides the log, in the same transaction. */
export type Project = (client: Client, entry: Entry, actor: Author) => Promise<void>;

/** The read tables that can be made again from the log. The words to find by are written with the entry itself. */
export const projectReadTables: Project = async (client, entry, actor) => {
  await projectDue(client, entry, actor);
  await projectMemory(client, entry, actor);
  await projectFiles(client, entry, actor);
  await projectSpecChange(client, entry, actor);
};

/** The read tables, and word to whoever should know; answers who was told. */
export async function project(client: Client, entry: Entry, actor: Author): Promise<string[]> {
  await projectReadTables(client, entry, actor);
  return notifyOf(client, entry, actor);
}
