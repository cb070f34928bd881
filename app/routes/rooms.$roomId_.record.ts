import type { LoaderFunctionArgs } from "@remix-run/node";

/** The room's record with its hashes, to keep and to verify. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const record = await context.services.room.export(await context.requireActor(request), roomId);
  const name = encodeURIComponent(`${record.name}.json`);
  return Response.json(record, { headers: { "content-disposition": `attachment; filename*=UTF-8''${name}` } });
}
