import { type IDBPDatabase, openDB } from "idb";

export const table = "kept";
/** The contents of attached files, by their ids. */
export const contentTable = "contents";
const databases = new Map<string, Promise<IDBPDatabase> | null>();
const memories = new Map<string, Map<string, unknown>>();

/** Works in the member's database; undefined where there is none. After a first failure memory alone counts, since the two would differ. */
export async function inDatabase<T>(memberId: string, work: (database: IDBPDatabase) => Promise<T>) {
  const opened = databases.get(memberId);
  if (opened === null) return undefined;
  try {
    const database = opened ?? open(memberId);
    databases.set(memberId, database);
    return { value: await work(await database) };
  } catch {
    databases.set(memberId, null);
    return undefined;
  }
}

/** A tab with an older program may keep the database as it was: then this one keeps nothing until that tab is closed. */
async function open(memberId: string): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    const opening = openDB(`portal/${memberId}`, 2, {
      upgrade(database) {
        for (const name of [table, contentTable]) {
          if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
        }
      },
      blocked: () => reject(new Error("another tab holds an older database")),
      // A newer program wants to change it; what this tab writes from now on lives as long as the tab.
      blocking: (_, __, { target }) => (target as IDBDatabase).close(),
    });
    opening.then(resolve, reject);
  });
}

/** What lives as long as the tab. */
export function memoryOf(memberId: string): Map<string, unknown> {
  const memory = memories.get(memberId) ?? new Map<string, unknown>();
  memories.set(memberId, memory);
  return memory;
}
