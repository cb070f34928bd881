import { v4 } from "uuid";
import type { AttachedFile, FileDescription } from "~/domain/file";
import { type ErrorCode, type Result, refused } from "~/domain/result";
import type { CarriedFiles } from "~/features/room/carried-files";
import { isPassing, restFor } from "~/features/room/rest";
import { type Clock, type Tabs, type Turns, wallClock } from "~/features/room/turns";
import type { Attachment, NewFile, ShownAttachment } from "./attachment";
import { attachmentFrom } from "./new-attachment";
import type { UploadStorage } from "./upload-storage";

export type Arrived = Pick<AttachedFile, "name" | "size" | "type" | "width" | "height">;

/** Brings one content in, from where it was cut off. Never rejects; `abort` ends it without an answer. */
export type BringIn = (
  file: Attachment,
  content: Blob,
  hear: { sent(bytes: number): void; begun(url: string): void },
) => { done: Promise<Result<Arrived>>; abort(): void };

type Options = {
  memberId: string;
  storage: UploadStorage;
  bringIn: BringIn;
  /** Tells the server that a file is not wanted any more. */
  giveUp(file: Attachment): void;
  /** A file has arrived or was refused for good. */
  settled(): void;
  turns: Turns;
  tabs: Tabs;
  clock?: Clock;
  random?: () => number;
  newId?: () => string;
};

const mostAtOnce = 2;

/**
 * The files that a member brings in, two at a time, until the messages that carry them are in the record. They survive a cut
 * line and a reload, and are brought in by one tab at a time. An ended session stops everything until the next `kick`.
 */
export function createUploads(options: Options) {
  const { memberId, storage, bringIn, turns, tabs, clock = wallClock, random = Math.random, newId = v4 } = options;
  const running = new Map<string, { sent: number; abort(): void }>();
  const resting = new Map<string, { code: ErrorCode; callOff(): void }>();
  const attempts = new Map<string, number>();
  const listeners = new Set<() => void>();
  let files: readonly Attachment[] = [];
  let shown: readonly ShownAttachment[] = [];
  let stopped = false;
  let paused = false;
  tabs.listen(() => void look());

  const carried: CarriedFiles = {
    async readiness(ids) {
      await update((all) => all);
      const those = files.filter(({ id }) => ids.includes(id));
      const refusedOne = those.find(({ state }) => state === "refused");
      if (refusedOne) return refusedOne.code ?? "unexpected";
      return those.every(({ state }) => state === "finished") ? "ready" : "waiting";
    },
    async retry(ids, afresh) {
      const names = new Map(afresh ? ids.map((id) => [id, newId()]) : []);
      await again(ids, names);
      return names;
    },
    release: (ids) => drop(ids),
    giveUp: (ids) => drop(ids, true),
  };

  return {
    /** Takes files in at a place and begins to bring them in; resolves when they would survive a reload. */
    async add(place: string, roomId: string, added: readonly NewFile[]): Promise<void> {
      const made = await Promise.all(added.map((file) => attachmentFrom(file, { id: newId(), place, roomId })));
      const contents = made.flatMap((file, index) => {
        const blob = added[index]?.blob;
        return file.state === "waiting" && blob ? ([[file.id, blob]] as const) : [];
      });
      await update((all) => [...all, ...made], new Map(contents));
      tabs.tell();
      pump();
    },

    async describe(id: string, description: FileDescription): Promise<void> {
      await update((all) => all.map((file) => (file.id === id ? { ...file, description } : file)));
      tabs.tell();
    },

    /** To another place of their room. */
    async move(ids: readonly string[], place: string): Promise<void> {
      await update((all) => all.map((file) => (ids.includes(file.id) ? { ...file, place } : file)));
      tabs.tell();
    },

    /** Nobody wants it any more. */
    cancel: (id: string) => drop([id], true),
    retry: (id: string) => again([id], new Map()),
    carried,

    content: storage.content,
    getSnapshot: () => shown,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Tries everything now: at start, and when the connection or the session is back. */
    async kick(): Promise<void> {
      paused = false;
      for (const { callOff } of resting.values()) callOff();
      resting.clear();
      await look();
    },
    pause() {
      paused = true;
    },
    stop() {
      stopped = true;
      for (const { abort } of running.values()) abort();
    },
  };

  async function look() {
    await update((all) => all);
    // Given up in another tab, or with its room.
    for (const [id, { abort }] of running) if (!files.some((file) => file.id === id)) abort();
    pump();
  }

  function pump() {
    for (const { id, state } of files) {
      if (stopped || paused || running.size >= mostAtOnce) return;
      if (state === "waiting" && !running.has(id) && !resting.has(id)) void run(id);
    }
  }

  async function run(id: string) {
    running.set(id, { sent: 0, abort() {} });
    changed();
    const result = await turns(`upload/${memberId}/${id}`, () => bring(id));
    running.delete(id);
    if (result && !result.ok && isPassing(result.code)) rest(id, result);
    if (result && !result.ok && result.code === "signedOut") paused = true; // everything stays
    changed();
    if (stopped) return;
    tabs.tell();
    options.settled();
    pump();
  }

  /** In its turn: another tab may have done it meanwhile. null: there is nothing to do. */
  async function bring(id: string): Promise<Result<Arrived> | null> {
    await update((all) => all);
    const file = files.find((other) => other.id === id && other.state === "waiting");
    if (!file || stopped) return null;
    const content = await storage.content(id);
    const result = content ? await give(file, content) : refused("fileMissing");
    if (result?.ok) await change(id, { ...result.value, state: "finished", code: null });
    else if (result && !isPassing(result.code) && result.code !== "signedOut") {
      await change(id, { state: "refused", code: result.code });
    }
    return result;
  }

  /** null: it was called off. */
  function give(file: Attachment, content: Blob): Promise<Result<Arrived> | null> {
    return new Promise((resolve) => {
      const task = bringIn(file, content, {
        sent(bytes) {
          const job = running.get(file.id);
          if (job) job.sent = bytes;
          attempts.delete(file.id);
          changed();
        },
        begun: (url) => void (url !== file.url && change(file.id, { url })),
      });
      running.set(file.id, {
        sent: 0,
        abort() {
          task.abort();
          resolve(null);
        },
      });
      void task.done.then(resolve);
    });
  }

  function rest(id: string, refusal: { code: ErrorCode; retryAfter?: number }) {
    const count = (attempts.get(id) ?? 0) + 1;
    attempts.set(id, count);
    const callOff = clock.after(restFor(refusal, count, random()), () => {
      resting.delete(id);
      pump();
    });
    resting.set(id, { code: refusal.code, callOff });
  }

  async function again(ids: string[], names: ReadonlyMap<string, string>) {
    const contents = new Map<string, Blob>();
    for (const [old, id] of names) {
      const content = await storage.content(old);
      if (content) contents.set(id, content);
    }
    await update(
      (all) =>
        all.map((file) => {
          const id = names.get(file.id);
          if (!ids.includes(file.id) || (!id && file.state !== "refused")) return file;
          return { ...file, id: id ?? file.id, state: "waiting", code: null, url: id ? null : file.url };
        }),
      contents,
    );
    tabs.tell();
    pump();
  }

  async function drop(ids: string[], unwanted = false) {
    const gone = files.filter(({ id }) => ids.includes(id));
    await update((all) => all.filter(({ id }) => !ids.includes(id)));
    for (const file of gone) {
      running.get(file.id)?.abort();
      if (unwanted) options.giveUp(file);
    }
    tabs.tell();
  }

  function change(id: string, more: Partial<Attachment>) {
    return update((all) => all.map((file) => (file.id === id ? { ...file, ...more } : file)));
  }

  async function update(next: Parameters<UploadStorage["change"]>[0], contents?: ReadonlyMap<string, Blob>) {
    files = await storage.change(next, contents);
    changed();
  }

  function changed() {
    shown = files.map(show);
    for (const listener of listeners) listener();
  }

  function show(file: Attachment): ShownAttachment {
    const job = running.get(file.id);
    if (file.state === "finished") return { ...file, sent: file.size };
    if (file.state === "refused") return { ...file, sent: 0 };
    if (job) return { ...file, state: "uploading", sent: job.sent };
    return { ...file, sent: 0, code: resting.get(file.id)?.code ?? null };
  }
}
