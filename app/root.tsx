import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLoaderData,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { isUnreached } from "~/features/shell/lost-network";
import { useIsBare, usePageTitle } from "~/features/shell/page-handle";
import { Shell } from "~/features/shell/shell";
import { Trouble } from "~/features/shell/trouble";
import { ReaderProvider } from "~/i18n/reader";
import { languageCookie, requestLanguage } from "~/i18n/request-language";
import { useLanguage, useLanguageFollows } from "~/i18n/use-language";
import { useNonce } from "./nonce";
import styles from "./styles/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/icons/apple.png" },
  { rel: "manifest", href: "/manifest.webmanifest", crossOrigin: "use-credentials" },
];

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await context.actor(request);
  const visitors = requestLanguage(request);
  if (!actor) {
    const waiting = await context.waitingActor();
    return data({ language: waiting?.locale ?? visitors, actor: null, now: Date.now() });
  }
  const { memberId, organizationId, name, role, locale, timeZone, enterSends, theme } = actor;
  const shown = { memberId, organizationId, name, role, timeZone, enterSends, theme };
  // A refusal that is drawn without this data goes by the cookie alone.
  const headers = locale === visitors ? undefined : { "set-cookie": languageCookie(locale, request) };
  return data({ language: locale, actor: shown, now: Date.now() }, { headers });
}

/** Who is signed in and what they read changes by forms alone, and by none that did not get through. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, actionResult }) =>
  formMethod !== undefined && !isUnreached(actionResult);

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const root = useRouteLoaderData<typeof loader>("root");
  useLanguageFollows(root?.language);
  return (
    <html lang={useLanguage()} data-theme={root?.actor?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <title>{usePageTitle()}</title>
        <Meta />
        <Links />
      </head>
      <body>
        <ReaderProvider timeZone={root?.actor?.timeZone ?? "UTC"} now={root?.now ?? 0}>
          {children}
        </ReaderProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { actor } = useLoaderData<typeof loader>();
  const bare = useIsBare();
  if (!actor || bare) return <Outlet />;
  return (
    <Shell actor={actor}>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return <Trouble />;
}
