import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import type { RoomState } from "./room-state";

/** Why something waits. Silent while all is well, and for the first moments of a connection. */
export function ConnectionNotice({ state }: { state: RoomState }) {
  const t = useT();
  const { pathname } = useLocation();
  const away = useAfter(state.connection !== "live", 1500);
  const waiting = state.pending.filter((send) => send.state !== "refused").length;
  if (state.signedOut) {
    const again = `/sign-in?next=${encodeURIComponent(pathname)}`;
    return (
      <Line urgent text={t("room:connection.signedOut")}>
        <LinkButton to={again} reloadDocument>
          {t("room:connection.signIn")}
        </LinkButton>
      </Line>
    );
  }
  if (!away) return null;
  const counted = waiting > 0 ? ` ${t("room:connection.pending", { count: waiting })}` : "";
  return <Line text={t("room:connection.offline") + counted} />;
}

function Line({ text, urgent, children }: { text: string; urgent?: boolean; children?: React.ReactNode }) {
  return (
    <div
      role={urgent ? "alert" : "status"}
      className="flex items-center gap-2.5 rounded-md bg-warning-tint px-3 py-2 text-sm"
    >
      <Icon name="offline" className="size-4 text-warning" />
      <p className="min-w-0 flex-1">{text}</p>
      {children}
    </div>
  );
}

function useAfter(condition: boolean, milliseconds: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    setLasted(false);
    if (!condition) return;
    const timer = setTimeout(() => setLasted(true), milliseconds);
    return () => clearTimeout(timer);
  }, [condition, milliseconds]);
  return lasted && condition;
}
