/** A file's name on one line: what does not fit goes from its middle, so that its end and its kind stay in sight. */
export function FileName({ name, className = "" }: { name: string; className?: string }) {
  const signs = [...name];
  const dot = signs.lastIndexOf(".");
  const endLength = 2 + (dot > 0 && signs.length - dot <= 6 ? signs.length - dot : 0);
  const end = signs.length > endLength + 6 ? signs.splice(-endLength).join("") : "";
  return (
    <span title={name} className={`flex min-w-0 ${className}`}>
      <span className="truncate whitespace-pre">{signs.join("")}</span>
      <span className="shrink-0 whitespace-pre">{end}</span>
    </span>
  );
}
