import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fileWish } from "~/domain/file-wish";
import { FileListScreen } from "~/features/file/file-list-screen";
import type { PageHandle } from "~/features/shell/page-handle";

export const handle: PageHandle = { title: "file:list.title" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const filter = fileWish.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { memberId, organizationId } = actor;
  const list = await context.services.file.list(actor, params.roomId ?? "", filter);
  return { list, filter, me: { memberId, organizationId } };
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function Files() {
  return <FileListScreen {...useLoaderData<typeof loader>()} />;
}
