import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { searchWish } from "~/domain/search-wish";
import { SearchScreen } from "~/features/search/search-screen";
import type { PageHandle } from "~/features/shell/page-handle";

export const handle: PageHandle = { title: "search:page.title" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const wish = searchWish.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { memberId, organizationId } = actor;
  return { wish, page: await context.services.search(actor, wish), me: { memberId, organizationId } };
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Search() {
  return <SearchScreen {...useLoaderData<typeof loader>()} />;
}
