import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeWish } from "~/domain/change-list";
import type { PageHandle } from "~/features/shell/page-handle";
import { ChangeListScreen } from "~/features/spec-change/change-list-screen";

export const handle: PageHandle = { title: "specChange:waiting.title" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const wish = changeWish.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { list: await context.services.specChange.list(actor, wish), wish };
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Changes() {
  return <ChangeListScreen {...useLoaderData<typeof loader>()} />;
}
