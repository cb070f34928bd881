import { Fragment } from "react";
import { marksIn } from "~/domain/search";

/** A text with the words of a query marked, as they stand in it. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  const marks = marksIn(text, query);
  return (
    <>
      {marks.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.[1] ?? 0, start)}
          <mark className="rounded-sm bg-mark text-ink">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
