import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AgendaScreen } from "~/features/agenda/agenda-screen";
import type { PageHandle } from "~/features/shell/page-handle";

export const handle: PageHandle = { title: "memory:agenda.title" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { memberId, organizationId } = actor;
  return { me: { memberId, organizationId }, agenda: await context.services.agenda.list(actor) };
}

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function AgendaPage() {
  return <AgendaScreen {...useLoaderData<typeof loader>()} />;
}
