import type { IDBPDatabase } from "idb";
import { type Attachment, laterPlace } from "~/features/attachment/attachment";
import type { WantedMeaning } from "~/features/meaning/wanted-meaning";
import { filesOf } from "./carried-files";
import { contentTable, inDatabase, memoryOf, table } from "./kept-database";
import type { Kept } from "./kept-send";
import { rememberMember } from "./last-member";

/**
 * Changes one value that this browser keeps for a member, in one transaction, so that two tabs never overwrite each other;
 * answers the new value. Where the browser keeps nothing (private mode, a full disk) it lives as long as the tab.
 */
export async function change<T>(memberId: string, key: string, empty: T, next: (value: T) => T): Promise<T> {
  const kept = await inDatabase(memberId, async (database) => {
    const transaction = database.transaction(table, "readwrite");
    const value: T = (await transaction.store.get(key)) ?? empty;
    const changed = next(value);
    if (changed === empty) await transaction.store.delete(key);
    else if (changed !== value) await transaction.store.put(changed, key);
    await transaction.done;
    return changed;
  });
  const memory = memoryOf(memberId);
  const value = kept ? kept.value : next((memory.get(key) as T | undefined) ?? empty);
  memory.set(key, value);
  return value;
}

/** `place`: a room's id, or a room's and a message's, with a slash between, for a change to it. */
export async function readDraft(memberId: string, place: string): Promise<KeptDraft> {
  const kept = await change<KeptDraft | string>(memberId, draftKey(place), noDraft, (draft) => draft);
  return typeof kept === "string" ? { ...noDraft, text: kept } : kept;
}

/** An emptied place is remembered until the server knows of it: its older text must not come back from there. */
export async function keepDraft(memberId: string, place: string, draft: KeptDraft): Promise<void> {
  const gone = draft.text === "" && draft.told;
  await change<KeptDraft>(memberId, draftKey(place), noDraft, () => (gone ? noDraft : draft));
}

/** `at`: when it was typed, in milliseconds since 1970. `told`: the server has it. */
export type KeptDraft = { text: string; at: number; told: boolean };
const noDraft: KeptDraft = { text: "", at: 0, told: true };

/** Whether this member wants to see the notes beside a room in this browser. */
export function readNotesShown(memberId: string, roomId: string): Promise<boolean> {
  return change(memberId, notesKey(roomId), false, (shown) => shown);
}

export async function keepNotesShown(memberId: string, roomId: string, shown: boolean): Promise<void> {
  await change(memberId, notesKey(roomId), false, () => shown);
}

/** The plain meaning that was chosen for what is being written in a place. */
export function readMeaning(memberId: string, place: string): Promise<WantedMeaning | null> {
  return change<WantedMeaning | null>(memberId, meaningKey(place), null, (meaning) => meaning);
}

export async function keepMeaning(memberId: string, place: string, meaning: WantedMeaning | null): Promise<void> {
  await change<WantedMeaning | null>(memberId, meaningKey(place), null, () => meaning);
}

/**
 * Changes what is kept of attached files, and their contents with it, in one transaction: `contents` of new ones come, those
 * of files that are no longer in the list go. A content for which the disk has no room lives as long as the tab.
 */
export async function changeFiles(
  memberId: string,
  next: (files: readonly Attachment[]) => readonly Attachment[],
  contents: ReadonlyMap<string, Blob> = new Map(),
): Promise<readonly Attachment[]> {
  const memory = memoryOf(memberId);
  const kept = await inDatabase(memberId, (database) =>
    changeFilesIn(database, next, contents).catch((error) => {
      if (contents.size === 0) throw error;
      holdInMemory();
      return changeFilesIn(database, next, new Map());
    }),
  );
  if (!kept) holdInMemory();
  const files = kept ? kept.value : next((memory.get(filesKey) as readonly Attachment[] | undefined) ?? []);
  memory.set(filesKey, files);
  const listed = new Set(files.map(({ id }) => contentKey(id)));
  for (const key of memory.keys()) if (key.startsWith(contentKey("")) && !listed.has(key)) memory.delete(key);
  return files;

  function holdInMemory() {
    for (const [id, content] of contents) memory.set(contentKey(id), content);
  }
}

export function readFiles(memberId: string): Promise<readonly Attachment[]> {
  return change<readonly Attachment[]>(memberId, filesKey, [], (files) => files);
}

export async function readContent(memberId: string, id: string): Promise<Blob | undefined> {
  const held = memoryOf(memberId).get(contentKey(id)) as Blob | undefined;
  if (held) return held;
  const kept = await inDatabase(memberId, (database) => database.get(contentTable, id) as Promise<Blob | undefined>);
  return kept?.value;
}

/** How much of this member the server does not have: sends that wait or were refused, drafts, and files in no send. */
export async function unsent(memberId: string): Promise<number> {
  const drafts = await Promise.all((await draftPlaces(memberId)).map((place) => readDraft(memberId, place)));
  // That something was in view is told by itself: nobody typed it.
  const sends = (await readOutbox(memberId)).filter((send) => send.name !== "ack.give" || send.input.state !== "seen");
  const carried = new Set(sends.flatMap(filesOf));
  const files = (await readFiles(memberId)).filter(
    ({ id, place, roomId }) => !carried.has(id) && place !== laterPlace(roomId),
  );
  const marked = await placesOf(memberId, marksKey(""));
  const typed = await placesOf(memberId, typedKey(""));
  return (
    sends.length + files.length + marked.length + typed.length + drafts.filter(({ text }) => text.trim() !== "").length
  );
}

/** The rooms of which this browser keeps something. */
export async function keptRooms(memberId: string): Promise<string[]> {
  const sends = await readOutbox(memberId);
  const places = [
    ...(await draftPlaces(memberId)),
    ...(await placesOf(memberId, meaningKey(""))),
    ...(await placesOf(memberId, marksKey(""))),
    ...(await placesOf(memberId, typedKey(""))),
  ];
  const seen = Object.keys(await change(memberId, lastSeenKey, nothingSeen, (rooms) => rooms));
  const files = (await readFiles(memberId)).map(({ roomId }) => roomId);
  return [...new Set([...sends.map((item) => item.input.roomId), ...places.map(roomOf), ...files, ...seen])];
}

/** At sign-out, after the person was asked about what is unsent. */
export async function wipeMember(memberId: string): Promise<void> {
  await inDatabase(memberId, (database) => Promise.all([table, contentTable].map((name) => database.clear(name))));
  memoryOf(memberId).clear();
  rememberMember(null);
}

/** When the member is no longer in the room. */
export async function wipeRoom(memberId: string, roomId: string): Promise<void> {
  await change<readonly Kept[]>(memberId, outboxKey, [], (items) =>
    items.filter((item) => item.input.roomId !== roomId),
  );
  await changeFiles(memberId, (files) => files.filter((file) => file.roomId !== roomId));
  const places = await draftPlaces(memberId);
  await Promise.all(
    places.filter((place) => roomOf(place) === roomId).map((place) => keepDraft(memberId, place, noDraft)),
  );
  const meant = await placesOf(memberId, meaningKey(""));
  await Promise.all(
    meant.filter((place) => roomOf(place) === roomId).map((place) => keepMeaning(memberId, place, null)),
  );
  for (const keyOf of [marksKey, typedKey]) {
    const places = (await placesOf(memberId, keyOf(""))).filter((place) => roomOf(place) === roomId);
    await Promise.all(places.map((place) => change(memberId, keyOf(place), null, () => null)));
  }
  await keepNotesShown(memberId, roomId, false);
  await change(memberId, lastSeenKey, nothingSeen, ({ [roomId]: _, ...others }) =>
    Object.keys(others).length > 0 ? others : nothingSeen,
  );
}

const nothingSeen: Record<string, unknown> = {};

export const outboxKey = "outbox";
/** What was last seen of each room, by room. */
export const lastSeenKey = "lastSeen";
const filesKey = "files";
const contentKey = (id: string) => `content/${id}`;
const notesKey = (roomId: string) => `notes/${roomId}`;
const meaningKey = (place: string) => `meaning/${place}`;
/** Marks on a picture that are in no file yet, by its room, file and page. */
export const marksKey = (place: string) => `marks/${place}`;
/** What was typed into a long form, by its room and what it is about. */
export const typedKey = (place: string) => `typed/${place}`;
const draftKey = (place: string) => `draft/${place}`;
const roomOf = (place: string) => place.split("/")[0] ?? "";

function readOutbox(memberId: string): Promise<readonly Kept[]> {
  return change<readonly Kept[]>(memberId, outboxKey, [], (items) => items);
}

function draftPlaces(memberId: string): Promise<string[]> {
  return placesOf(memberId, draftKey(""));
}

/** What is kept under keys that begin so, by the rest of the key. */
async function placesOf(memberId: string, beginning: string): Promise<string[]> {
  const stored = await inDatabase(memberId, (database) => database.getAllKeys(table));
  const keys = stored ? stored.value.map(String) : [...memoryOf(memberId).keys()];
  return keys.filter((key) => key.startsWith(beginning)).map((key) => key.slice(beginning.length));
}

async function changeFilesIn(
  database: IDBPDatabase,
  next: Parameters<typeof changeFiles>[1],
  contents: ReadonlyMap<string, Blob>,
): Promise<readonly Attachment[]> {
  const transaction = database.transaction([table, contentTable], "readwrite");
  const [lists, blobs] = [transaction.objectStore(table), transaction.objectStore(contentTable)];
  const before: readonly Attachment[] = (await lists.get(filesKey)) ?? [];
  const after = next(before);
  const gone = before.filter(({ id }) => !after.some((file) => file.id === id));
  await Promise.all([
    ...(after === before ? [] : [after.length > 0 ? lists.put(after, filesKey) : lists.delete(filesKey)]),
    ...[...contents].map(([id, content]) => blobs.put(content, id)),
    ...gone.map(({ id }) => blobs.delete(id)),
    transaction.done,
  ]);
  return after;
}
