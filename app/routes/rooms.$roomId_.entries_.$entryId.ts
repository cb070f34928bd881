import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { threadTo } from "~/features/thread/thread-address";

/** Leads to an entry wherever it stands: in the room, in a thread, or in the project room beside a side room. */
export async function loader({ request, params: { roomId = "", entryId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const place = await context.services.room.placeOf(actor, roomId, entryId);
  if (place.rootId) return redirect(threadTo(place.roomId, place.rootId, place.seq));
  return redirect(`/rooms/${place.roomId}?at=${place.seq}#e${place.seq}`);
}
