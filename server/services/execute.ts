import type { RateLimiterMemory } from "rate-limiter-flexible";
import type { Actor } from "~/domain/actor";
import type { Entry } from "~/domain/entry";
import { type CommandInput, type CommandName, commands, isCommandName } from "~/domain/protocol";
import { isErrorCode, isRefusal, Refusal, type Refused, type Result, refused } from "~/domain/result";
import { isOutOfRoom, isUnavailable } from "../database/client";
import type { Log } from "../log";
import { hashRequest } from "./entry-hash";
import { newId } from "./id";
import { takeOne } from "./limit";
import type { Keyed } from "./record";

/** One use case a command: who, what was sent, and under which key. */
export type UseCases = {
  [N in CommandName]: (actor: Actor, input: CommandInput<N>, keyed: Keyed) => Promise<Entry>;
};

export type Execute = (actor: Actor, name: unknown, input: unknown) => Promise<Result<Entry>>;

/**
 * The road of every command, whichever door it came by: parse, take one from the member's allowance, run the use case.
 * Never throws: a refusal and a failure are both a `Result`.
 */
export function createExecute(useCases: UseCases, limiter: RateLimiterMemory, log: Log): Execute {
  return async (actor, name, input) => {
    try {
      await takeOne(limiter, actor.memberId);
      if (!isCommandName(name)) throw new Refusal("invalid", { field: "command" });
      return { ok: true, value: await run(useCases, actor, name, parseCommand(name, input)) };
    } catch (error) {
      return refusalFrom(error, log);
    }
  };
}

async function run<N extends CommandName>(useCases: UseCases, actor: Actor, name: N, input: CommandInput<N>) {
  const { clientKey } = input;
  return useCases[name](actor, input, { clientKey, digest: hashRequest(name, input) });
}

/** Reads the input of a command; the first fault becomes the refusal, its field named. */
export function parseCommand<N extends CommandName>(name: N, input: unknown): CommandInput<N> {
  const parsed = commands[name].safeParse(input);
  if (parsed.success) return parsed.data as CommandInput<N>;
  const [issue] = parsed.error.issues;
  const code = isErrorCode(issue?.message) ? issue.message : "invalid";
  throw new Refusal(code, { field: issue?.path.join(".") });
}

/**
 * What an error is to the outside: a refusal as it is, a database that is away as `unavailable`, one without room as
 * `storeFull`, a bug as `unexpected`.
 */
export function refusalFrom(error: unknown, log: Log): Refused {
  if (isRefusal(error)) return refused(error.code, error.detail);
  if (isUnavailable(error)) return refused("unavailable", { retryAfter: 2 });
  const id = newId();
  if (isOutOfRoom(error)) {
    log.error({ err: error, id }, "the disk of the database is full");
    return refused("storeFull", { id });
  }
  log.error({ err: error, id }, "unexpected error");
  return refused("unexpected", { id });
}
