import type { Language } from "~/domain/language";
import { mailText } from "./mail-text";

/** A paragraph, somebody's own words, or a line that leads somewhere. `lang` is what a quote is written in. */
export type LetterPart = string | { quote: string; lang?: string } | { label: string; link: string };

export type Letter = {
  locale: Language;
  /** null: whoever it is. Gets the honorific of the language here. */
  greetingName: string | null;
  paragraphs: LetterPart[];
  /** The one thing to do. */
  link?: string;
  linkLabel?: string;
  /** Why this mail came, and what not to do with it. */
  footer: string;
};

/** The two bodies of a mail, which say the same. Everything is escaped; nothing is loaded from anywhere. */
export function letter({ locale, greetingName, paragraphs, link, linkLabel, footer }: Letter) {
  const t = mailText(locale);
  const greeting = greetingName
    ? t("mail:letter.greeting", { name: t("common:person.counterpart", { name: greetingName }) })
    : t("mail:letter.greetingNobody");
  const parts = [greeting, ...paragraphs];
  const sender = t("common:product.name");
  const doing = link && linkLabel ? { label: linkLabel, link } : undefined;
  return {
    text: `${[...parts.map(asText), ...(doing ? [asText(doing)] : []), `-- \n${sender}\n${footer}`].join("\n\n")}\n`,
    html: page(locale, sender, [
      ...parts.map(asHtml),
      ...(doing ? [button(doing)] : []),
      `<p style="${small}">${escaped(sender)}<br>${escaped(footer)}</p>`,
    ]),
  };
}

function asText(part: LetterPart): string {
  if (typeof part === "string") return part;
  if ("quote" in part) return part.quote.replace(/^/gm, "> ");
  return `${part.label}\n${part.link}`;
}

const paragraph = "margin:0 0 16px";
const quoted = "margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #8a94a6";
const small = "margin:28px 0 0;padding-top:16px;border-top:1px solid #8a94a6;font-size:13px;line-height:1.6";
const pressed =
  "display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5fbf;color:#ffffff;text-decoration:none;font-weight:600";

function asHtml(part: LetterPart): string {
  if (typeof part === "string") return `<p style="${paragraph}">${escaped(part)}</p>`;
  if ("link" in part) return `<p style="${paragraph}">${anchor(part.link, part.label)}</p>`;
  const lang = part.lang ? ` lang="${escaped(part.lang)}"` : "";
  return `<blockquote${lang} style="${quoted}">${escaped(part.quote)}</blockquote>`;
}

/** With the address itself below, for whoever wants to see it before going there. */
function button({ label, link }: { label: string; link: string }): string {
  return (
    `<p style="margin:24px 0 10px">${anchor(link, label, pressed)}</p>` +
    `<p style="margin:0 0 16px;font-size:13px;word-break:break-all">${escaped(link)}</p>`
  );
}

function anchor(link: string, label: string, style = ""): string {
  if (!/^https?:\/\//.test(link)) throw new Error("a mail links only to web addresses");
  return `<a href="${escaped(link)}"${style && ` style="${style}"`}>${escaped(label)}</a>`;
}

function page(locale: Language, title: string, parts: string[]): string {
  const fonts = "system-ui,-apple-system,'Segoe UI','Hiragino Sans','Yu Gothic UI','Malgun Gothic',sans-serif";
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(title)}</title>` +
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>` +
    `<body style="margin:0;padding:24px;font:16px/1.7 ${fonts}"><div style="max-width:36em;margin:0 auto">` +
    `${parts.join("")}</div></body></html>`
  );
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "").replace(/\n/g, "<br>");
}
