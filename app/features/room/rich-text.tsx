import { Fragment, type ReactNode } from "react";
import { isLink } from "~/domain/link";
import type { Block, Inline, RichText } from "~/domain/rich-text";
import { useT } from "~/i18n/use-language";
import { OutsideLink } from "~/ui/outside-link";

/** The blocks of a text, one under the other; the space between them is their container's. */
export function RichTextView({ tree, readerId }: { tree: RichText; readerId?: string }) {
  return <>{numbered(tree, (block) => drawBlock(block, readerId))}</>;
}

function drawBlock(block: Block, readerId: string | undefined): ReactNode {
  const inside = (parts: readonly Inline[]) => <Inlines parts={parts} readerId={readerId} />;
  switch (block.type) {
    case "paragraph":
      return <p className="whitespace-pre-wrap">{inside(block.children)}</p>;
    case "heading":
      return <p className="pt-1 text-lg font-semibold whitespace-pre-wrap">{inside(block.children)}</p>;
    case "quote":
      return (
        <blockquote className="space-y-2 border-l-2 border-line pl-3 text-soft">
          <RichTextView tree={block.children} readerId={readerId} />
        </blockquote>
      );
    case "list":
      return <List block={block} readerId={readerId} />;
    case "code":
      return <Code text={block.text} />;
    case "table":
      return <Table block={block} readerId={readerId} />;
    case "rule":
      return <hr className="my-3 border-line" />;
  }
}

function List({ block, readerId }: { block: Extract<Block, { type: "list" }>; readerId?: string }) {
  const items = numbered(block.items, (item) => (
    <li className={`space-y-1 pl-1 ${isTask(item) ? "-ml-5 list-none" : ""}`}>
      <RichTextView tree={item} readerId={readerId} />
    </li>
  ));
  const look = "space-y-1 marker:text-soft";
  if (!block.ordered) return <ul className={`${look} list-disc pl-5`}>{items}</ul>;
  const isWide = block.start + block.items.length > 100;
  return (
    <ol start={block.start} className={`${look} list-decimal ${isWide ? "pl-9" : "pl-7"}`}>
      {items}
    </ol>
  );
}

/** A task has its box for a bullet. */
function isTask([first]: readonly Block[]): boolean {
  const start = first?.type === "paragraph" ? first.children[0] : undefined;
  return typeof start === "string" && /^[☐☑] /.test(start);
}

/** Wider than a phone: it scrolls by itself, by keyboard too. */
function Wide({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a landmark for every table of a long room would be noise
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div role="group" aria-label={label} tabIndex={0} className={`max-w-full overflow-x-auto ${className}`}>
      {children}
    </div>
  );
}

function Code({ text }: { text: string }) {
  const t = useT();
  return (
    <Wide label={t("room:text.code")} className="rounded-md border border-line bg-sunken px-3 py-2">
      <pre className="w-max text-sm">
        <code className="font-mono">{text}</code>
      </pre>
    </Wide>
  );
}

const aligned = { left: "text-left", center: "text-center", right: "text-right" };

function Table({ block, readerId }: { block: Extract<Block, { type: "table" }>; readerId?: string }) {
  const t = useT();
  const look = (column: number) => `border-line px-3 py-1.5 align-top ${aligned[block.align[column] ?? "left"]}`;
  const cell = (parts: readonly Inline[]) => (
    <div className="inline-block w-max max-w-72 text-left whitespace-pre-wrap">
      <Inlines parts={parts} readerId={readerId} />
    </div>
  );
  return (
    <Wide label={t("room:text.table")} className="w-fit rounded-md border border-line">
      <table className="text-sm tabular-nums">
        <thead className="bg-sunken">
          <tr>
            {numbered(block.head, (parts, column) => (
              <th scope="col" className={`${look(column)} font-semibold not-first:border-l`}>
                {cell(parts)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(block.rows, (row) => (
            <tr className="border-t border-line">
              {numbered(row, (parts, column) => (
                <td className={`${look(column)} not-first:border-l`}>{cell(parts)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Inlines({ parts, readerId }: { parts: readonly Inline[]; readerId: string | undefined }) {
  return <>{numbered(parts, (part) => drawInline(part, readerId))}</>;
}

function drawInline(part: Inline, readerId: string | undefined): ReactNode {
  if (typeof part === "string") return part;
  if (part.type === "code") {
    return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-sm whitespace-pre-wrap">{part.text}</code>;
  }
  if (part.type === "mention") {
    const look = part.memberId === readerId ? "bg-accent text-on-accent" : "bg-tint text-accent";
    return <span className={`rounded-sm px-1 font-medium ${look}`}>{part.as}</span>;
  }
  const children = <Inlines parts={part.children} readerId={readerId} />;
  // The server makes no other links; a tree that a browser kept is looked at again.
  if (part.type === "link") return isLink(part.url) ? <OutsideLink url={part.url}>{children}</OutsideLink> : children;
  if (part.type === "strong") return <strong className="font-semibold">{children}</strong>;
  if (part.type === "emphasis") return <em>{children}</em>;
  return <del>{children}</del>;
}

/** Parts of a text have no names; their places serve, since a stored text never changes. */
function numbered<T>(parts: readonly T[], draw: (part: T, place: number) => ReactNode): ReactNode[] {
  return parts.map((part, place) => {
    const key = String(place);
    return <Fragment key={key}>{draw(part, place)}</Fragment>;
  });
}
