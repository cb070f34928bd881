import type { ErrorCode } from "~/domain/result";
import type { Send } from "~/domain/timeline";

/** How a send that carries files waits for them. */
export type CarriedFiles = {
  /** Whether they are wholly at the server; a code: one of them is refused for good. */
  readiness(ids: string[]): Promise<"ready" | "waiting" | ErrorCode>;
  /** Brings refused ones in again; `afresh` all of them, by other ids, which it answers by the old ones. */
  retry(ids: string[], afresh: boolean): Promise<ReadonlyMap<string, string>>;
  /** The server has them in a message. */
  release(ids: string[]): Promise<void>;
  /** Nobody wants them any more: the server need not keep them either. */
  giveUp(ids: string[]): Promise<void>;
};

type Input = Pick<Send, "input">;

/** The uploads that a send carries, by their ids. */
export function filesOf({ input }: Input): string[] {
  return filesIn(input).map(({ id }) => id);
}

/** The first of what waits that can go: what waits for its files is passed over, what carries a refused one is refused. */
export async function firstReady<S extends Input>(
  waiting: readonly S[],
  files: CarriedFiles,
  refuse: (send: S, code: ErrorCode) => Promise<unknown>,
): Promise<S | undefined> {
  for (const send of waiting) {
    const carried = filesOf(send);
    const readiness = carried.length > 0 ? await files.readiness(carried) : "ready";
    if (readiness === "ready") return send;
    if (readiness !== "waiting") await refuse(send, readiness);
  }
  return undefined;
}

/** Brings in again what a refused send carries; answers what its input has instead. */
export async function carriedAgain(send: Input & { refused: ErrorCode | null }, files: CarriedFiles) {
  const carried = filesOf(send);
  if (carried.length === 0) return {};
  const names = await files.retry(carried, send.refused === "fileMissing");
  return { files: filesIn(send.input).map((file) => ({ ...file, id: names.get(file.id) ?? file.id })) };
}

/** Where a browser holds no files, none is waited for. */
export const noFiles: CarriedFiles = {
  readiness: async () => "ready",
  retry: async () => new Map(),
  release: async () => {},
  giveUp: async () => {},
};

/** The same by code that comes when a send first carries files; until it has come they wait. */
export function carriedBy(load: () => Promise<{ carried: CarriedFiles }>): CarriedFiles {
  return {
    readiness: async (ids) => (await load().catch(() => null))?.carried.readiness(ids) ?? "waiting",
    retry: async (ids, afresh) => (await load()).carried.retry(ids, afresh),
    // Without the code, as without the network, the contents stay until they are looked at again; the send need not wait.
    release: async (ids) => (await load().catch(() => null))?.carried.release(ids),
    giveUp: async (ids) => (await load().catch(() => null))?.carried.giveUp(ids),
  };
}

function filesIn(input: Send["input"]): { id: string }[] {
  return ("files" in input && input.files) || [];
}
