import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { statusOf } from "~/domain/result";
import { seqFrom } from "~/domain/seq";
import { answerCommand } from "~/features/room/answer-command";

/** What a browser reads to heal (`?after=`) or to look elsewhere in a room or a thread (`?thread=`, `?before=`, `?around=`). */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const search = new URL(request.url).searchParams;
  const [after, before, around, beside] = ["after", "before", "around", "beside"].map((name) =>
    seqFrom(search.get(name)),
  );
  const { room } = context.services;
  const thread = search.get("thread");
  if (thread) {
    const wish = { before: before || undefined, around: around || undefined };
    return Response.json(await room.thread(actor, roomId, thread, wish));
  }
  return Response.json(
    await (after === undefined
      ? room.page(actor, roomId, { before: before || undefined, around: around || undefined, beside })
      : room.after(actor, roomId, after)),
  );
}

/** The second door for a script without a socket: a command as form fields, answered with its Result. */
export async function action(args: ActionFunctionArgs) {
  const { result } = await answerCommand(args);
  return Response.json(result, { status: result.ok ? 200 : statusOf(result.code) });
}
