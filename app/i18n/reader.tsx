import { createContext, type ReactNode, useContext, useMemo } from "react";
import { createFormat, type Format } from "./format";
import { useLanguage, useT } from "./use-language";

type Reader = {
  timeZone: string;
  /** When the server drew the page: the "now" of the first render, so that the browser draws the same. */
  now: number;
};

const ReaderContext = createContext<Reader>({ timeZone: "UTC", now: 0 });

export function ReaderProvider({ timeZone, now, children }: Reader & { children: ReactNode }) {
  const reader = useMemo(() => ({ timeZone, now }), [timeZone, now]);
  return <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>;
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}

/** Dates and numbers in the reader's language and zone. */
export function useFormat(): Format {
  const t = useT();
  const language = useLanguage();
  const { timeZone } = useReader();
  return useMemo(() => createFormat(t, language, timeZone), [t, language, timeZone]);
}
