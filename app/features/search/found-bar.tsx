import { Link, useLocation, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "~/i18n/use-language";
import { Icon } from "~/ui/icon";
import { LinkButton } from "~/ui/link-button";
import { searchPath } from "./hit-path";

/** For who came from a search: which words are marked in the room, the way back to the results, and the end of it. */
export function FoundBar() {
  const t = useT();
  const { pathname } = useLocation();
  const [address] = useSearchParams();
  const find = address.get("find") ?? "";
  useMarks(find, address.get("at") ?? address.get("note"));
  if (find === "") return null;
  const rest = new URLSearchParams(address);
  rest.delete("find");
  return (
    <div className="flex min-h-11 shrink-0 items-center gap-3 border-b border-line bg-sunken pr-2 pl-4 text-sm sm:pl-6">
      <p className="min-w-0 flex-1 truncate">{t("search:found.marked", { words: find })}</p>
      <Link to={searchPath({ query: find })} className="shrink-0 text-accent hover:underline">
        {t("search:found.all")}
      </Link>
      <LinkButton to={`${pathname}?${rest}`} tone="quiet" square replace aria-label={t("search:found.clear")}>
        <Icon name="close" className="size-4" />
      </LinkButton>
    </div>
  );
}

function useMarks(find: string, seq: string | null) {
  useEffect(() => {
    const box = document.querySelector<HTMLElement>("main");
    if (find === "" || !box) return;
    let stop: (() => void) | undefined;
    let wanted = true;
    void import("./mark-words").then(({ markWords }) => {
      if (wanted) stop = markWords(box, find, seq && `[data-seq="${CSS.escape(seq)}"]`);
    });
    return () => {
      wanted = false;
      stop?.();
    };
  }, [find, seq]);
}
