import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { draftChange } from "~/domain/change-draft";
import { refused, statusOf } from "~/domain/result";

/** What my company prepares in the room (`?draft=`): a spec change that is not proposed yet. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const draftId = new URL(request.url).searchParams.get("draft") ?? "";
  return Response.json(await context.services.changeDraft.read(actor, { roomId, draftId }));
}

/** Keeps what was typed and answers what the fields say now; or gives a draft up. */
export async function action({ request, params: { roomId = "" }, context }: ActionFunctionArgs) {
  const actor = await context.requireActor(request);
  const form = await request.formData();
  const { changeDraft } = context.services;
  if (form.get("intent") === "discard") {
    await changeDraft.discard(actor, { roomId, draftId: String(form.get("draftId") ?? "") });
    if (!request.headers.get("accept")?.includes("application/json")) throw redirect("/changes");
    return Response.json(null);
  }
  const change = draftChange.safeParse(Object.fromEntries(form));
  if (!change.success) {
    const tooLong = change.error.issues.some(({ message }) => message === "tooLong");
    const answer = refused(tooLong ? "tooLong" : "invalid");
    return Response.json(answer, { status: statusOf(answer.code) });
  }
  return Response.json(await changeDraft.keep(actor, { roomId, ...change.data }));
}
