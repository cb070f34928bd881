import type { Refused } from "~/domain/result";

/** As the browsers word it; they throw no other error for it. */
export function isLostNetwork(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

/** Whether a form came back because the portal could not be reached: what stands on the page cannot be read anew either. */
export function isUnreached(answer: unknown): boolean {
  return (answer as { refused?: Refused | null } | undefined)?.refused?.code === "unavailable";
}
