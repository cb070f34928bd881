import { v7 } from "uuid";

/** An id that sorts by the time it was made (UUID version 7). `at` is milliseconds since 1970. */
export const newId = (at?: number): string => v7(at === undefined ? undefined : { msecs: at });
