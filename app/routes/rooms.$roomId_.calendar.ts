import type { LoaderFunctionArgs } from "@remix-run/node";

/** When the companies of a room work: their calendars for a stretch of days (`?from=2026-10-01&to=2026-12-31`). */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const search = new URL(request.url).searchParams;
  const stretch = { from: search.get("from") ?? "", to: search.get("to") ?? "" };
  return Response.json(await context.services.room.calendars(actor, { roomId, ...stretch }));
}
