import { type RefObject, useMemo, useState } from "react";
import type { Person } from "~/domain/actor";
import { QuoteDraft } from "~/features/quote/quote-block";
import type { Quoted } from "~/features/quote/quoted";
import type { Talk } from "./talk";

type Me = { memberId: string; organizationId: string };

/**
 * What is quoted in the box of a room, or of the thread `rootId`: `talk` for the rows that are quoted from, `above` for the
 * box. `around`: where the box stands, which takes the focus.
 */
export function useQuoting(around: RefObject<HTMLElement | null>, rootId: string | null = null) {
  const [quote, setQuote] = useState<Quoted | null>(null);
  const talk = useMemo((): Talk => {
    const focusBox = () => around.current?.querySelector<HTMLElement>("form[data-audience] textarea")?.focus();
    return {
      rootId,
      quote(quoted) {
        setQuote(quoted);
        // Only once the menu has given the focus back.
        setTimeout(focusBox, 50);
      },
    };
  }, [around, rootId]);
  const gone = () => setQuote(null);
  return {
    talk,
    above: (people: ReadonlyMap<string, Person>, me: Me) => ({
      quote,
      quoteDraft: quote && <QuoteDraft quote={quote} people={people} me={me} onRemove={gone} />,
      onQuoteSent: gone,
    }),
  };
}
