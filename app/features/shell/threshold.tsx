import type { ReactNode } from "react";
import { useT } from "~/i18n/use-language";
import { BrandMark } from "~/ui/brand-mark";
import { LanguageSwitch } from "./language-switch";

type ThresholdProps = { title: string; lead?: ReactNode; wide?: boolean; children?: ReactNode };

/** Where one stands before being inside: sign-in, joining, set-up, and pages that are not there. */
export function Threshold({ title, lead, wide, children }: ThresholdProps) {
  const t = useT();
  return (
    <div className="flex min-h-dvh flex-col bg-ground">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-6">
        <p className="flex items-center gap-2.5 font-semibold">
          <BrandMark className="size-7" />
          {t("product.name")}
        </p>
        <LanguageSwitch />
      </header>
      <main className="flex flex-1 flex-col items-center px-4 pt-8 pb-16 sm:px-6 sm:pt-[12vh]">
        <div className={`grid w-full gap-6 ${wide ? "max-w-xl" : "max-w-sm"}`}>
          <div className="grid gap-1.5">
            <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
            {lead && <div className="text-soft">{lead}</div>}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
