import { Link } from "@remix-run/react";
import type { Person } from "~/domain/actor";
import { useT } from "~/i18n/use-language";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { PersonName, relationOf } from "~/ui/person-name";
import type { Quoted } from "./quoted";

type QuoteProps = {
  quote: Quoted;
  people: ReadonlyMap<string, Person>;
  me: { memberId: string; organizationId: string };
};

/** Words of another entry above what is said about them, with the way to where they stand. */
export function QuoteBlock({ quote, people, me, roomId }: QuoteProps & { roomId: string }) {
  const t = useT();
  return (
    <figure className="my-1 border-s-2 border-edge/50 ps-3 text-sm text-soft">
      <figcaption>
        <Link
          to={`/rooms/${roomId}/entries/${quote.entryId}`}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm font-medium text-soft underline-offset-4 hover:underline pointer-coarse:min-h-11"
        >
          <Icon name="quote" className="size-3.5" />
          <Author quote={quote} people={people} me={me} />
          <span className="sr-only">{t("thread:quote.open")}</span>
        </Link>
      </figcaption>
      <blockquote className="line-clamp-4 whitespace-pre-wrap">{quote.text}</blockquote>
    </figure>
  );
}

/** The same above the box, before it is sent. */
export function QuoteDraft({ quote, people, me, onRemove }: QuoteProps & { onRemove: () => void }) {
  const t = useT();
  return (
    <div className="flex items-start gap-2 rounded-md border-s-2 border-accent bg-sunken py-1.5 ps-3 pe-1 text-sm">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          <Author quote={quote} people={people} me={me} />
        </p>
        <p className="line-clamp-2 whitespace-pre-wrap text-soft">{quote.text}</p>
      </div>
      <Button tone="quiet" square aria-label={t("thread:quote.remove")} onPress={onRemove}>
        <Icon name="close" className="size-4" />
      </Button>
    </div>
  );
}

function Author({ quote, people, me }: QuoteProps) {
  const person = people.get(quote.actorId);
  if (!person) return null;
  return <PersonName name={person.name} relation={relationOf(me, person)} lang={person.locale} />;
}
