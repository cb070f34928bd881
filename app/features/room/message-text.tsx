import LinkifyIt from "linkify-it";
import { Fragment, type ReactNode } from "react";

const linkify = new LinkifyIt({}, { fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  .add("ftp:", null)
  .add("//", null);

/** Text as it was typed: its line breaks kept, http, https and mailto addresses made into links. */
export function MessageText({ text, lang }: { text: string; lang: string }) {
  return (
    <p lang={lang} className="whitespace-pre-wrap">
      {withLinks(text)}
    </p>
  );
}

function withLinks(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { index, lastIndex, url, raw } of linkify.match(text) ?? []) {
    parts.push(<Fragment key={done}>{text.slice(done, index)}</Fragment>);
    parts.push(
      <a
        key={`link ${index}`}
        href={url}
        target="_blank"
        rel="noreferrer noopener"
        className="text-accent underline underline-offset-2"
      >
        {raw}
      </a>,
    );
    done = lastIndex;
  }
  parts.push(<Fragment key={done}>{text.slice(done)}</Fragment>);
  return parts;
}
