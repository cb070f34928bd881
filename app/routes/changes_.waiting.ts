import type { LoaderFunctionArgs } from "@remix-run/node";

/** How many spec changes wait for my company, for the badge in the frame. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return Response.json(await context.services.specChange.waiting(await context.requireActor(request)));
}
