import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { v4 } from "uuid";
import type { RoomPage } from "~/domain/protocol";
import { statusOf } from "~/domain/result";
import { answerCommand } from "~/features/room/answer-command";
import { leadToDay } from "~/features/room/lead-to-day";
import { RoomScreen } from "~/features/room/room-screen";
import type { PageHandle } from "~/features/shell/page-handle";
import { loadThread } from "~/features/thread/load-thread";
import { besideThread, threadTo } from "~/features/thread/thread-address";

export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args;
  const actor = await context.requireActor(request);
  const { memberId, organizationId, locale, enterSends } = actor;
  const search = new URL(request.url).searchParams;
  await leadToDay(actor, args);
  const { thread, at } = await loadThread(actor, args);
  const page = await context.services.room.page(actor, params.roomId ?? "", { around: at });
  const memory = search.get("panel") === "memory" ? await context.services.room.memory(actor, page.room.id) : undefined;
  return {
    me: { memberId, organizationId, locale, enterSends },
    page,
    at,
    editing: search.get("edit") ?? undefined,
    formKey: v4(),
    memory,
    thread,
  };
}

/** The second door for a plain form; one that a script posts goes to `entries`. */
export async function action(args: ActionFunctionArgs) {
  const { result, input } = await answerCommand(args);
  // What was done in a panel leads back to it.
  const search = new URL(args.request.url).searchParams;
  const panel = search.get("panel") === "memory" ? "?panel=memory" : "";
  const thread = search.get("thread");
  const { roomId = "" } = args.params;
  if (result.ok) throw redirect(thread ? threadTo(roomId, thread) : `/rooms/${roomId}${panel}`);
  const entryId = typeof input.entryId === "string" ? input.entryId : undefined;
  return data({ refused: result, text: String(input.text ?? ""), entryId }, statusOf(result.code));
}

export const handle: PageHandle = { title: (loaded) => (loaded as { page: RoomPage } | undefined)?.page.room.name };

/** The room lives on by its socket: it is read again only for another place in it, and not for a panel beside it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod }) =>
  formMethod !== undefined || withoutPanel(currentUrl) !== withoutPanel(nextUrl);

function withoutPanel({ href }: URL): string {
  const url = new URL(href);
  url.searchParams.delete("panel");
  return besideThread(url);
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Room() {
  const { page, me, at, editing, formKey, memory, thread } = useLoaderData<typeof loader>();
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
      memory={memory}
      thread={thread}
    />
  );
}
