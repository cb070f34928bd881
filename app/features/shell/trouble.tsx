import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { type ErrorCode, isErrorCode, type Refused } from "~/domain/result";
import { useRefusalText, useT } from "~/i18n/use-language";
import { LinkButton } from "~/ui/link-button";
import { isLostNetwork } from "./lost-network";
import { Threshold } from "./threshold";

/** A page that could not be drawn, in the reader's language and with a way on. */
export function Trouble() {
  const t = useT();
  const refusalText = useRefusalText();
  const trouble = troubleFrom(useRouteError());
  return (
    <Threshold title={t(`trouble.${titleOf(trouble.code)}`)} lead={refusalText(trouble)}>
      {trouble.id && <p className="text-sm text-soft">{t("trouble.id", { id: trouble.id })}</p>}
      <WayOn code={trouble.code} />
    </Threshold>
  );
}

/** The same inside a frame that still stands. It looks again by itself when the network is back. */
export function PaneTrouble() {
  const t = useT();
  const refusalText = useRefusalText();
  const trouble = troubleFrom(useRouteError());
  const { revalidate } = useRevalidator();
  useEffect(() => {
    window.addEventListener("online", revalidate);
    return () => window.removeEventListener("online", revalidate);
  }, [revalidate]);
  return (
    <div className="grid h-full place-content-center justify-items-start gap-6 p-6">
      <div className="grid max-w-sm gap-1.5">
        <h1 className="text-xl font-semibold tracking-tight">{t(`trouble.${titleOf(trouble.code)}`)}</h1>
        <p className="text-soft">{refusalText(trouble)}</p>
        {trouble.id && <p className="text-sm text-soft">{t("trouble.id", { id: trouble.id })}</p>}
      </div>
      <WayOn code={trouble.code} />
    </div>
  );
}

function WayOn({ code }: { code: ErrorCode }) {
  const t = useT();
  const { pathname, search } = useLocation();
  const signedIn = useRouteLoaderData<{ actor: unknown }>("root")?.actor;
  if (code === "signedOut" || (signedIn === null && code === "forbidden")) {
    return (
      <LinkButton tone="primary" reloadDocument to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>
        {t("trouble.signIn")}
      </LinkButton>
    );
  }
  const passing = code === "unavailable" || code === "unexpected" || code === "tooFast";
  return (
    <div className="flex flex-wrap gap-3">
      {passing && (
        <LinkButton tone="primary" reloadDocument to={pathname + search}>
          {t("trouble.again")}
        </LinkButton>
      )}
      <LinkButton tone={passing ? "secondary" : "primary"} reloadDocument to="/rooms">
        {t("trouble.toRooms")}
      </LinkButton>
    </div>
  );
}

type TroubleFacts = Pick<Refused, "code" | "retryAfter"> & { id?: string };

/** A thrown Response carries { code }; an address that no route knows is `notFound`; anything else is a bug. */
function troubleFrom(error: unknown): TroubleFacts {
  if (!isRouteErrorResponse(error)) return { code: isLostNetwork(error) ? "unavailable" : "unexpected" };
  const { code, retryAfter, id } = (error.data ?? {}) as Partial<TroubleFacts>;
  if (isErrorCode(code)) return { code, retryAfter, id };
  return { code: error.status === 404 ? "notFound" : "unexpected" };
}

function titleOf(code: ErrorCode) {
  if (code === "notFound" || code === "forbidden" || code === "signedOut" || code === "unavailable") return code;
  return "unexpected";
}
