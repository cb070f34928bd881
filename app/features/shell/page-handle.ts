import { useMatches } from "@remix-run/react";
import { type TextKey, useT } from "~/i18n/use-language";

/** What a route says about its page: `export const handle: PageHandle = { title: "title.settings" }`. */
export type PageHandle = {
  /** A text, or what to make of the loader's data. */
  title?: TextKey | ((data: unknown) => string | undefined);
  /** Without the frame, even for somebody signed in. */
  bare?: boolean;
};

/** The document's title: the innermost page that has one, then the product. */
export function usePageTitle(): string {
  const t = useT();
  const matches = useMatches();
  for (const { handle, data } of [...matches].reverse()) {
    const { title } = (handle ?? {}) as PageHandle;
    const text = typeof title === "function" ? title(data) : title && t(title);
    if (text) return t("product.title", { page: text, product: t("product.name") });
  }
  return t("product.name");
}

export function useIsBare(): boolean {
  return useMatches().some(({ handle }) => (handle as PageHandle | undefined)?.bare);
}
