import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunction, useLoaderData, useMatches } from "@remix-run/react";
import { RoomList } from "~/features/room/room-list";
import { useRoomList } from "~/features/room/use-room-list";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { memberId, organizationId } = actor;
  return { me: { memberId, organizationId }, rooms: await context.services.room.list(actor) };
}

/**
 * The list keeps itself up to date. Going from room to room reads only the room, so that without a network it is only the
 * room's pane that says so.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) => formMethod !== undefined;

/** The list of rooms beside the room; on a phone the one or the other. */
export default function Rooms() {
  const { me, rooms: loaded } = useLoaderData<typeof loader>();
  const rooms = useRoomList(loaded, me.memberId);
  const listOnly = useMatches().at(-1)?.id === "routes/rooms._index";
  return (
    <div className="flex h-full min-h-0">
      <div className={`min-h-0 w-full shrink-0 border-line md:block md:w-80 md:border-r ${listOnly ? "" : "hidden"}`}>
        <RoomList rooms={rooms} me={me} isPage={listOnly} />
      </div>
      <div className={`min-h-0 min-w-0 flex-1 md:block ${listOnly ? "hidden" : ""}`}>
        <Outlet />
      </div>
    </div>
  );
}
