import { Link, useNavigate } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";

type EntryLinkProps = { roomId: string; seq: number; lang?: string | null; children: ReactNode };

/** Goes to the row in the talk, from anywhere in its line. Where the panel covers the talk it closes; beside it, it stays. */
export function EntryLink({ roomId, seq, lang, children }: EntryLinkProps) {
  const navigate = useNavigate();
  const stay = (event: MouseEvent) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (elsewhere || !matchMedia("(width >= 80rem)").matches) return;
    event.preventDefault();
    navigate(`/rooms/${roomId}?at=${seq}&panel=memory#e${seq}`);
  };
  return (
    <Link
      to={`/rooms/${roomId}?at=${seq}#e${seq}`}
      onClick={stay}
      lang={lang ?? undefined}
      className="min-w-0 rounded-sm decoration-edge underline-offset-4 after:absolute after:inset-0 hover:underline"
    >
      {children}
    </Link>
  );
}
