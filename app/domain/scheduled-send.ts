import * as z from "zod/mini";
import type { CommandInput } from "./protocol";
import type { ErrorCode } from "./result";

/** What can be sent later. */
export const laterCommands = ["message.post", "reply.post"] as const;
export type LaterCommand = (typeof laterCommands)[number];

/** At most so many of one member wait at a time, and none longer than so many milliseconds. */
export const mostWaiting = 50;
export const longestWait = 92 * 86_400_000;

/** `input`: of the command, with its room and key. `sendAt` in milliseconds since 1970. */
export const schedule = z.object({
  command: z.enum(laterCommands),
  input: z.record(z.string(), z.unknown()),
  sendAt: z.coerce.number().check(z.int()),
});
export type Schedule = z.infer<typeof schedule>;

/** A send that waits for its time, as only its author sees it. `refused`: why it did not go out when it was due. */
export type ScheduledSend = {
  /** The key of its command. */
  id: string;
  roomId: string;
  sendAt: number;
  refused: ErrorCode | null;
} & Later;

type Later = { [C in LaterCommand]: { command: C; input: CommandInput<C> } }[LaterCommand];
