import type { Log } from "../log";

/** Tells whoever listens, in order; a listener that fails is logged and disturbs nobody. */
export function createSignals<T>(log: Log) {
  const listeners = new Set<(value: T) => void>();
  return {
    send(values: T[]): void {
      for (const value of values) {
        for (const listener of listeners) {
          try {
            listener(value);
          } catch (error) {
            log.error({ err: error }, "a listener failed");
          }
        }
      }
    },
    listen(listener: (value: T) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
