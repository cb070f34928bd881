import type { LoaderFunctionArgs } from "@remix-run/node";

/** How many notices are unread, for the mark on the bell. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  return Response.json(await context.services.notification.count(actor));
}
