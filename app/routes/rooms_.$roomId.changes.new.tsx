import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 } from "uuid";
import type { PageHandle } from "~/features/shell/page-handle";
import { answerProposal } from "~/features/spec-change/answer-proposal";
import { ProposalScreen } from "~/features/spec-change/proposal-screen";

export const handle: PageHandle = { title: "specChange:waiting.propose" };

/** `revise`: the change that is to have a new revision; `draft`: what the company has prepared of it. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { memberId, organizationId, locale, enterSends } = actor;
  const { searchParams } = new URL(request.url);
  const [revise, draftId] = [searchParams.get("revise"), searchParams.get("draft")];
  const form = await context.services.specChange.form(actor, { roomId, revise });
  const drafts = draftId ? [] : await context.services.changeDraft.list(actor, roomId);
  const draft = draftId ? await context.services.changeDraft.find(actor, { roomId, draftId }) : null;
  return { form, me: { memberId, organizationId, locale, enterSends }, formKey: v4(), drafts, draftId, draft };
}

/** For a form without a script; one with it posts to the room's entries. */
export function action(args: ActionFunctionArgs) {
  return answerProposal(args);
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Proposal() {
  const unproposed = useActionData<typeof action>();
  const loaded = useLoaderData<typeof loader>();
  const { form, draftId } = loaded;
  // Another draft is another form.
  return <ProposalScreen key={draftId ?? form.revised?.id ?? "new"} {...loaded} unproposed={unproposed} />;
}
