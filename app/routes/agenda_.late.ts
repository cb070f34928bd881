import type { LoaderFunctionArgs } from "@remix-run/node";

/** How much of what my company owes is late, for the badge in the frame. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return Response.json(await context.services.agenda.late(await context.requireActor(request)));
}
