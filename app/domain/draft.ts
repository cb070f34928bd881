import * as z from "zod/mini";
import { countCharacters, longestMessage, readable } from "./characters";

const id = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const place = new RegExp(`^${id}(/(thread-)?${id})?$`);

/** A text that waits to be finished. It may be longer than what can be sent, for a while. */
export const draft = z.object({
  /** A room; a room and a message that is edited; a room and the entry that a thread replies to, after `thread-`. */
  place: z.string().check(z.refine((value) => place.test(value), "invalid")),
  text: z.string().check(
    z.refine(readable, "badText"),
    z.refine((value) => countCharacters(value) <= 3 * longestMessage, "tooLong"),
  ),
  /** When it was typed, in milliseconds since 1970. The newer one wins. */
  at: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(8.64e15)),
});

export type Draft = z.infer<typeof draft>;
