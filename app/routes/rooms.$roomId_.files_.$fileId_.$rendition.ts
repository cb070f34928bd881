import type { LoaderFunctionArgs } from "@remix-run/node";
import { holdsTag } from "~/domain/tag";

/** The bytes of a file: `original`, or a picture of it as `thumbnail` or `view`. `?in=page`: to be looked at, not to be kept. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { roomId = "", fileId = "", rendition = "" } = params;
  const served = await context.services.file.read(actor, {
    roomId,
    fileId,
    rendition,
    opens: request.method === "GET",
    inPage: new URL(request.url).searchParams.get("in") === "page",
    address: context.caller.address,
    holds: (tag) => holdsTag(request.headers.get("if-none-match"), tag),
  });
  return context.answerFile(request, served);
}
