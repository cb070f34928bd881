import type { ReactNode } from "react";
import { linksIn } from "~/domain/link";
import type { RichText } from "~/domain/rich-text";
import { OutsideLink } from "~/ui/outside-link";
import { RichTextView } from "./rich-text";

type MessageTextProps = {
  text: string;
  lang: string;
  /** As the server read it. What is still on its way has none, and is drawn as it was typed. */
  tree?: RichText;
  /** The reader, whose own name stands out. */
  readerId?: string;
};

/** What somebody wrote, in the language that they wrote it in. */
export function MessageText({ text, lang, tree, readerId }: MessageTextProps) {
  return (
    <div lang={lang} data-said="" className="space-y-2">
      {tree ? <RichTextView tree={tree} readerId={readerId} /> : <Typed text={text} />}
    </div>
  );
}

/** Its line breaks kept, its addresses made into links, with the same space at empty lines as the tree has. */
function Typed({ text }: { text: string }) {
  let place = 0;
  return text.split(/\n(?:[ \t]*\n)+/).map((paragraph) => {
    place += paragraph.length + 1;
    return (
      <p key={place} className="whitespace-pre-wrap">
        {withLinks(paragraph)}
      </p>
    );
  });
}

function withLinks(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { start, end, url } of linksIn(text)) {
    parts.push(
      text.slice(done, start),
      <OutsideLink key={start} url={url}>
        {text.slice(start, end)}
      </OutsideLink>,
    );
    done = end;
  }
  return [...parts, text.slice(done)];
}
