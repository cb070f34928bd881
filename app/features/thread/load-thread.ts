import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { settle } from "~/domain/result";
import { seqFrom } from "~/domain/seq";
import type { OpenedThread } from "./use-open-thread";

/** The thread that the address asks for, and the row of the room to show beside it: a link to a reply shows both. */
export async function loadThread(
  actor: Actor,
  { request, params: { roomId = "" }, context }: LoaderFunctionArgs,
): Promise<{ thread?: OpenedThread; at?: number }> {
  const search = new URL(request.url).searchParams;
  const at = seqFrom(search.get("at")) || undefined; // nothing stands before 1
  const rootId = search.get("thread");
  if (!rootId) return { at };
  const read = await settle(context.services.room.thread(actor, roomId, rootId, { around: at }));
  if (!read.ok) return { thread: { rootId, at, page: read.code === "notFound" ? null : undefined } };
  return { thread: { rootId, at, page: read.value }, at: at && read.value.entries[0]?.seq };
}
