import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
} from "@remix-run/react";
import { v4 } from "uuid";
import { isUnreached } from "~/features/shell/lost-network";
import type { PageHandle } from "~/features/shell/page-handle";
import { answerImpact, type RefusedImpact } from "~/features/spec-change/answer-impact";
import { ImpactScreen } from "~/features/spec-change/impact-screen";
import { keepingTyped } from "~/features/spec-change/keeping-typed";

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

export function clientAction(args: ClientActionFunctionArgs) {
  return keepingTyped<RefusedImpact>(args, (refused, typed) => ({ refused, faults: {}, typed }));
}

export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) => !isUnreached(actionResult);

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Impact() {
  const unposted = useActionData<typeof action>();
  return <ImpactScreen {...useLoaderData<typeof loader>()} unposted={unposted} />;
}
