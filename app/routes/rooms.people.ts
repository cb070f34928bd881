import type { LoaderFunctionArgs } from "@remix-run/node";

/** Everybody whom the reader shares a room or a company with: what the palette finds people in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { colleagues, counterparts } = await context.services.room.openable(actor);
  return Response.json([...colleagues, ...counterparts.flatMap(({ people }) => people)]);
}
