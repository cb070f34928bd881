import { useRouteLoaderData } from "@remix-run/react";

/**
 * Tells the server whom a form was drawn for. On a shared device somebody else may have signed in since, in another tab:
 * then it is refused instead of being taken in their name.
 */
export function DrawnFor() {
  const root = useRouteLoaderData<{ actor: { memberId: string } | null }>("root");
  return root?.actor ? <input type="hidden" name="drawnFor" value={root.actor.memberId} /> : null;
}
