import { type Refused, statusOf } from "~/domain/result";
import type { Log } from "./log";
import { refusalFrom } from "./services/execute";

/** A refusal as the Response that a loader or action throws: { code, … } with its status. */
export function responseTo(refusal: Refused): Response {
  const { retryAfter } = refusal;
  const headers = retryAfter ? { "retry-after": String(retryAfter) } : undefined;
  return Response.json(refusal, { status: statusOf(refusal.code), headers });
}

/**
 * The same object, but whatever its functions refuse or fail with is thrown as a Response: Remix passes a Response on and
 * hides any other error. No message of the database gets past here.
 */
export function asResponses<T extends object>(target: T, log: Log): T {
  const wrapped = Object.entries(target).map(([name, value]) => {
    if (typeof value === "function") return [name, guarded(value.bind(target), log)];
    return [name, value !== null && typeof value === "object" ? asResponses(value, log) : value];
  });
  return Object.fromEntries(wrapped);
}

function guarded(work: (...input: unknown[]) => unknown, log: Log) {
  return (...input: unknown[]): unknown => {
    const fail = (error: unknown): never => {
      throw error instanceof Response ? error : responseTo(refusalFrom(error, log));
    };
    try {
      const answer = work(...input);
      return answer instanceof Promise ? answer.catch(fail) : answer;
    } catch (error) {
      return fail(error);
    }
  };
}
