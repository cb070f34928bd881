import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 } from "uuid";
import type { PageHandle } from "~/features/shell/page-handle";
import { answerProposal } from "~/features/spec-change/answer-proposal";
import { ProposalScreen } from "~/features/spec-change/proposal-screen";

export const handle: PageHandle = { title: "specChange:waiting.propose" };

/** `revise`: the change that is to have a new revision. */
export async function loader({ request, params: { roomId = "" }, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { memberId, organizationId, locale, enterSends } = actor;
  const revise = new URL(request.url).searchParams.get("revise");
  const form = await context.services.specChange.form(actor, { roomId, revise });
  return { form, me: { memberId, organizationId, locale, enterSends }, formKey: v4() };
}

/** For a form without a script; one with it posts to the room's entries. */
export function action(args: ActionFunctionArgs) {
  return answerProposal(args);
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Proposal() {
  const unproposed = useActionData<typeof action>();
  return <ProposalScreen {...useLoaderData<typeof loader>()} unproposed={unproposed} />;
}
