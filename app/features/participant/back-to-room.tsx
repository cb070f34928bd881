import { Link } from "@remix-run/react";
import { Icon } from "~/ui/icon";

/** From a page about a room back to it. */
export function BackToRoom({ room }: { room: { id: string; name: string } }) {
  return (
    <Link
      to={`/rooms/${room.id}`}
      className="-ms-1 flex min-h-target items-center gap-1 text-sm text-soft hover:text-ink"
    >
      <Icon name="back" className="size-4" />
      {room.name}
    </Link>
  );
}
