import type { ActionFunctionArgs } from "@remix-run/node";
import { settle, statusOf } from "~/domain/result";

/** The last step of an upload: all its bytes are here, and a message may take the file. Asked again it answers the same. */
export async function action({ request, params: { roomId = "", uploadId = "" }, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const result = await settle(context.services.file.finish(actor, roomId, uploadId));
  return Response.json(result, { status: result.ok ? 200 : statusOf(result.code) });
}
