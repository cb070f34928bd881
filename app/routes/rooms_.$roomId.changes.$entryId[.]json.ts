import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileAnswer } from "~/features/shell/file-answer";

/** A spec change as data, the same for every reader. */
export async function loader({ request, params: { roomId = "", entryId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const change = await context.services.specChange.export(actor, { roomId, entryId });
  const name = `${change.name} ${change.content?.title ?? ""}.json`;
  return fileAnswer(`${JSON.stringify(change, null, 2)}\n`, { name, type: "application/json; charset=utf-8" });
}
