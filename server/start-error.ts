/** What keeps the portal from starting and a person can mend. The message is one whole English sentence, shown alone. */
export class StartError extends Error {
  override name = "StartError";
}

/** Told by its name: the commands and the portal are separate bundles. */
export function isStartError(error: unknown): error is StartError {
  return error instanceof Error && error.name === "StartError";
}
