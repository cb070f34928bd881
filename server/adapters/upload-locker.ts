import { ERRORS, type Locker, type RequestRelease } from "@tus/server";

/** Milliseconds that somebody waits for an upload that another request is writing. */
const patience = 30_000;

type Held = { release: RequestRelease; waiting: (() => void)[] };

/**
 * One request at a time for each upload, in this process. Whoever comes next asks the holder to let go: after a cut line
 * the connection of before may still hang. Those who wait are woken; the server's own locker looks all the time instead.
 */
export function createUploadLocker(): Locker {
  const locks = new Map<string, Held>();
  return {
    newLock: (id) => ({
      async lock(signal, release) {
        const held = locks.get(id);
        if (!held) return void locks.set(id, { release, waiting: [] });
        void held.release();
        await inTurn(held, signal);
        held.release = release;
      },
      async unlock() {
        const next = locks.get(id)?.waiting.shift();
        if (next) next();
        else locks.delete(id);
      },
    }),
  };
}

function inTurn(held: Held, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const start = () => {
      end();
      resolve();
    };
    const giveUp = () => {
      end();
      held.waiting = held.waiting.filter((one) => one !== start);
      reject(ERRORS.ERR_LOCK_TIMEOUT);
    };
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
    };
    const timer = setTimeout(giveUp, patience);
    signal.addEventListener("abort", giveUp);
    held.waiting.push(start);
  });
}
