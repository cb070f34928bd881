/**
 * Whether a query failed because the database is away, stopping or out of connections, so that the same may succeed
 * later. Knows the errors of `pg` as they are and as Prisma wraps them.
 */
export function isUnavailable(error: unknown): boolean {
  return some(error, (fault) => {
    if (typeof fault.code === "string" && (awayCodes.has(fault.code) || awayStates.test(fault.code))) return true;
    if (typeof fault.originalCode === "string" && awayStates.test(fault.originalCode)) return true;
    if (typeof fault.kind === "string" && awayKinds.has(fault.kind)) return true;
    return fault.code === undefined && typeof fault.message === "string" && awaySentences.test(fault.message);
  });
}

/** Whether a row was refused because another has the same key: from a model call, from raw SQL, or from `pg` itself. */
export function isUniqueViolation(error: unknown): boolean {
  return some(
    error,
    (fault) =>
      fault.code === "23505" ||
      fault.code === "P2002" ||
      fault.originalCode === "23505" ||
      fault.kind === "UniqueConstraintViolation",
  );
}

/** Whether the database had no room to write. */
export function isOutOfRoom(error: unknown): boolean {
  return some(error, ({ code, originalCode }) => code === "53100" || originalCode === "53100");
}

const awayCodes = new Set(
  "ECONNREFUSED ECONNRESET ECONNABORTED ENOENT EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH P1001 P1002 P1008 P1017 P2024 P2028 P2037".split(
    " ",
  ),
);
/** Connection exceptions, too many connections, shut down by an administrator or a crash, not accepting yet. */
const awayStates = /^(08...|53300|57P0[1-5])$/;
const awayKinds = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
/** What `pg` says without a code. */
const awaySentences =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|not queryable|Cannot use a pool after calling end/;

type Fault = { code?: unknown; originalCode?: unknown; kind?: unknown; message?: unknown };

/** The error itself, what caused it, and where Prisma keeps the driver's. */
function some(error: unknown, matches: (fault: Fault) => boolean, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 6) return false;
  if (matches(error)) return true;
  const inner = error as { cause?: unknown; meta?: { driverAdapterError?: unknown }; errors?: unknown };
  const next = [inner.cause, inner.meta?.driverAdapterError, ...(Array.isArray(inner.errors) ? inner.errors : [])];
  return next.some((each) => some(each, matches, depth + 1));
}
