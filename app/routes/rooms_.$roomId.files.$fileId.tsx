import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import type { FileView } from "~/domain/file";
import type { PageHandle } from "~/features/shell/page-handle";
import { FileScreen } from "~/features/viewer/file-screen";
import { countryName } from "~/i18n/places";

export const handle: PageHandle = { title: (loaded) => (loaded as { view: FileView } | undefined)?.view.file.name };

/** `with`: the file to compare it with. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await context.requireActor(request);
  const { roomId = "", fileId = "" } = params;
  const { memberId, organizationId, locale } = actor;
  const open = (id: string) => context.services.file.view(actor, roomId, id, context.caller.address);
  const view = await open(fileId);
  const withId = new URL(request.url).searchParams.get("with");
  const other = withId ? (await open(withId)).file : null;
  const known = [...new Set(view.openings.flatMap(({ country }) => country ?? []))];
  const countries = Object.fromEntries(known.map((country) => [country, countryName(locale, country)]));
  return { view, other, countries, me: { memberId, organizationId } };
}

/** Turning a page, drawing and laying one over the other change nothing that is known about the file. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, formMethod }) =>
  formMethod !== undefined || currentUrl.href === nextUrl.href || filesIn(currentUrl) !== filesIn(nextUrl);

const filesIn = ({ pathname, searchParams }: URL) => `${pathname} ${searchParams.get("with")}`;

export { PaneTrouble as ErrorBoundary } from "~/features/shell/trouble";

export default function File() {
  return <FileScreen {...useLoaderData<typeof loader>()} />;
}
