import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 } from "uuid";
import type { PageHandle } from "~/features/shell/page-handle";
import { answerImpact } from "~/features/spec-change/answer-impact";
import { ImpactScreen } from "~/features/spec-change/impact-screen";

export const handle: PageHandle = { title: "specChange:step.answerImpact" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { roomId = "", entryId = "" } = params;
  const { memberId, organizationId } = actor;
  const view = await context.services.specChange.page(actor, { roomId, entryId });
  return { view, me: { memberId, organizationId }, formKey: v4() };
}

export async function action(args: ActionFunctionArgs) {
  return answerImpact(args);
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Impact() {
  const unposted = useActionData<typeof action>();
  return <ImpactScreen {...useLoaderData<typeof loader>()} unposted={unposted} />;
}
