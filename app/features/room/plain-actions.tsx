import { Form, Link } from "@remix-run/react";
import { useT } from "~/i18n/use-language";
import type { Me } from "./room-screen";

/** Edit and withdraw for a browser without JavaScript. */
export function PlainActions({
  roomId,
  me,
  seq,
  messageId,
  formKey,
}: {
  roomId: string;
  me: Me;
  seq: number;
  messageId: string;
  formKey: string;
}) {
  const t = useT();
  return (
    <noscript>
      <span className="flex gap-4 text-sm">
        <Link to={`/rooms/${roomId}?at=${seq}&edit=${messageId}#e${seq}`} className="text-accent underline">
          {t("room:message.edit")}
        </Link>
        <Form method="post" action={`/rooms/${roomId}`}>
          <input type="hidden" name="command" value="message.withdraw" />
          <input type="hidden" name="actorId" value={me.memberId} />
          <input type="hidden" name="clientKey" value={formKey} />
          <input type="hidden" name="entryId" value={messageId} />
          <button type="submit" className="text-accent underline">
            {t("room:message.withdraw")}
          </button>
        </Form>
      </span>
    </noscript>
  );
}
