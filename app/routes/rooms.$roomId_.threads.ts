import type { LoaderFunctionArgs } from "@remix-run/node";

/** In which threads of the room there are replies that I have not read. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  return Response.json(await context.services.room.newReplies(await context.requireActor(request), roomId));
}
