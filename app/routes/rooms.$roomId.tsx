import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { v4 } from "uuid";
import { seqFrom } from "~/domain/entry";
import type { RoomPage } from "~/domain/protocol";
import { statusOf } from "~/domain/result";
import { answerCommand } from "~/features/room/answer-command";
import { RoomScreen } from "~/features/room/room-screen";
import type { PageHandle } from "~/features/shell/page-handle";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { memberId, organizationId, locale, enterSends } = actor;
  const search = new URL(request.url).searchParams;
  const at = seqFrom(search.get("at")) || undefined; // nothing stands before 1
  const page = await context.services.room.page(actor, params.roomId ?? "", { around: at });
  return {
    me: { memberId, organizationId, locale, enterSends },
    page,
    at,
    editing: search.get("edit") ?? undefined,
    formKey: v4(),
  };
}

/** The second door for a plain form; one that a script posts goes to `entries`. */
export async function action(args: ActionFunctionArgs) {
  const { result, input } = await answerCommand(args);
  if (result.ok) throw redirect(`/rooms/${args.params.roomId}`);
  const entryId = typeof input.entryId === "string" ? input.entryId : undefined;
  return data({ refused: result, text: String(input.text ?? ""), entryId }, statusOf(result.code));
}

export const handle: PageHandle = { title: (loaded) => (loaded as { page: RoomPage } | undefined)?.page.room.name };

/** The room lives on by its socket: it is read again only for another place in it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod }) =>
  formMethod !== undefined || currentUrl.href !== nextUrl.href;

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Room() {
  const { page, me, at, editing, formKey } = useLoaderData<typeof loader>();
  const unposted = useActionData<typeof action>();
  return (
    <RoomScreen
      key={page.room.id}
      page={page}
      me={me}
      at={at}
      editing={editing}
      formKey={formKey}
      unposted={unposted}
    />
  );
}
