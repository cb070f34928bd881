import type { AppLoadContext } from "@remix-run/node";

/** A token is a guess once a request: after a form that was refused, its page is drawn with the same context. */
const counted = new WeakSet<AppLoadContext>();

/** Takes one from the allowance for tokens that are looked up without being signed in. */
export async function countGuess(context: AppLoadContext): Promise<void> {
  if (counted.has(context)) return;
  await context.services.session.guess(context.caller);
  counted.add(context);
}
