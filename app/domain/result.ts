/** Every way in which the portal says no. Each has a sentence in `locales/<language>/errors.json`. */
export const errorCodes = [
  "invalid",
  "empty",
  "tooLong",
  "badText",
  "badOrigin",
  "notFound",
  "forbidden",
  "conflict",
  "outdated",
  "withdrawn",
  "tooFast",
  "tooLarge",
  "unavailable",
  "signedOut",
  "wrongCredentials",
  "tooManyAttempts",
  "weakPassword",
  "addressInUse",
  "linkSpent",
  "wrongCode",
  "alreadyThere",
  "alreadyDone",
  "alreadySent",
  "notApprover",
  "tooFewApprovers",
  "timePassed",
  "dayToCome",
  "timeTooFar",
  "tooManyWaiting",
  "fileTooLarge",
  "emptyFile",
  "fileMissing",
  "tooManyFiles",
  "quotaFull",
  "storeFull",
  "unexpected",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What a use case throws when a rule says no. `field` names the input at fault, `retryAfter` is in seconds. */
export class Refusal extends Error {
  override name = "Refusal";
  constructor(
    readonly code: ErrorCode,
    readonly detail: { field?: string; retryAfter?: number } = {},
  ) {
    super(code);
  }
}

/** `id` tells where an `unexpected` one stands in the server's log. */
export type Refused = { ok: false; code: ErrorCode; field?: string; retryAfter?: number; id?: string };
export type Result<T> = { ok: true; value: T } | Refused;

const statuses: Record<ErrorCode, number> = {
  invalid: 400,
  empty: 400,
  tooLong: 400,
  badText: 400,
  badOrigin: 403,
  notFound: 404,
  forbidden: 403,
  conflict: 409,
  outdated: 409,
  withdrawn: 409,
  tooFast: 429,
  tooLarge: 413,
  unavailable: 503,
  signedOut: 401,
  wrongCredentials: 401,
  tooManyAttempts: 429,
  weakPassword: 400,
  addressInUse: 409,
  linkSpent: 410,
  wrongCode: 403,
  alreadyThere: 409,
  alreadyDone: 409,
  alreadySent: 409,
  notApprover: 403,
  tooFewApprovers: 409,
  dayToCome: 400,
  timePassed: 400,
  timeTooFar: 400,
  tooManyWaiting: 409,
  fileTooLarge: 413,
  emptyFile: 400,
  fileMissing: 409,
  tooManyFiles: 409,
  quotaFull: 409,
  storeFull: 507,
  unexpected: 500,
};

/** The HTTP status of a refusal. */
export function statusOf(code: ErrorCode): number {
  return statuses[code];
}

/** Whether something from outside names one of the portal's refusals. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(statuses, value);
}

/** Told by its code, never by `instanceof`: this module is loaded twice in the server process. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal" && isErrorCode((error as Refusal).code);
}

/** A refusal as a value, for an answer. A use case throws a `Refusal`. */
export function refused(code: ErrorCode, detail: Omit<Refused, "ok" | "code"> = {}): Refused {
  return { ok: false, code, ...detail };
}

/**
 * Turns a refusal into a value, so that a form can keep what was typed. Services that reach a route throw refusals as a
 * Response; whatever is not a refusal is thrown on.
 */
export async function settle<T>(work: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (isRefusal(error)) return refused(error.code, error.detail);
    const body = error instanceof Response && error.status >= 400 ? await error.clone().json() : null;
    if (body && isErrorCode(body.code)) {
      const { field, retryAfter, id } = body;
      return refused(body.code, { field, retryAfter, id });
    }
    throw error;
  }
}
