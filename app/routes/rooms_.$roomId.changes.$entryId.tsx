import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
} from "@remix-run/react";
import { v4 } from "uuid";
import { changeName } from "~/domain/change-name";
import type { SpecChangeView } from "~/domain/spec-change-view";
import { isUnreached } from "~/features/shell/lost-network";
import type { PageHandle } from "~/features/shell/page-handle";
import { answerStep, type RefusedStep } from "~/features/spec-change/answer-step";
import { ChangePage } from "~/features/spec-change/change-page";
import { keepingTyped } from "~/features/spec-change/keeping-typed";

export const handle: PageHandle = {
  title: (loaded) => {
    const view = (loaded as { view: SpecChangeView } | undefined)?.view;
    return view && `${changeName(view.change.number)} ${view.change.revisions.at(-1)?.content.title ?? ""}`;
  },
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { roomId = "", entryId = "" } = params;
  const { memberId, organizationId } = actor;
  const view = await context.services.specChange.page(actor, { roomId, entryId });
  return { view, me: { memberId, organizationId }, formKey: v4() };
}

export async function action(args: ActionFunctionArgs) {
  return answerStep(args);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return keepingTyped<RefusedStep>(args, (refused, { command = "", ...input }) => ({ refused, command, input }));
}

/** Also after a refused step: what it was refused for may be that the page is no longer true. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) => !isUnreached(actionResult);

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function SpecChangePage() {
  const unposted = useActionData<typeof action>();
  return <ChangePage {...useLoaderData<typeof loader>()} unposted={unposted} />;
}
