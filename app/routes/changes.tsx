import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeWish } from "~/domain/change-list";
import type { PageHandle } from "~/features/shell/page-handle";
import { ChangeListScreen } from "~/features/spec-change/change-list-screen";

export const handle: PageHandle = { title: "specChange:waiting.title" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const wish = changeWish.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { memberId, organizationId } = actor;
  // What is narrowed down is what was proposed.
  const narrowed = Object.values(wish).some(Boolean);
  return {
    list: await context.services.specChange.list(actor, wish),
    drafts: narrowed ? [] : await context.services.changeDraft.list(actor),
    wish,
    me: { memberId, organizationId },
  };
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Changes() {
  return <ChangeListScreen {...useLoaderData<typeof loader>()} />;
}
