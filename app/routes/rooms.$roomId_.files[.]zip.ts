import type { LoaderFunctionArgs } from "@remix-run/node";

/** Several files of a room in one archive: `?id=…&id=…`. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const ids = new URL(request.url).searchParams.getAll("id");
  const served = await context.services.file.zip(actor, { roomId, ids, address: context.caller.address });
  return context.answerZip(request, served);
}
