import type { LoaderFunctionArgs } from "@remix-run/node";

/** My rooms once more, for a list that is on screen. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return Response.json(await context.services.room.list(await context.requireActor(request)));
}
