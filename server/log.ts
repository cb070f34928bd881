import { pino } from "pino";
import type { Settings } from "./env";

export type Log = ReturnType<typeof createLog>;

/** One JSON line an event. Message texts, names and addresses are never logged. */
export function createLog(level: Settings["logLevel"]) {
  return pino({ level, base: undefined, redact: ["req.headers.cookie", "*.password", "*.token"] });
}
