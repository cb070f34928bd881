import type { LoaderFunctionArgs } from "@remix-run/node";

/** What the room remembers and waits for, read when its panel is opened and when something of it changed. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  return Response.json(await context.services.room.memory(await context.requireActor(request), roomId));
}
