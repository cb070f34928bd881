import type { IncomingMessage } from "node:http";

/**
 * Whether a request comes from a page of this portal: its Origin (or, from an old browser, its Referer) is the public
 * address; where none was given, the very host that was asked. None at all, or `null`, is a stranger.
 */
export function isSameOrigin({ headers }: Pick<IncomingMessage, "headers">, publicUrl: string | undefined): boolean {
  const from = originOf(headers.origin ?? headers.referer);
  if (!from) return false;
  return publicUrl ? from.origin === publicUrl : from.host === headers.host?.toLowerCase();
}

function originOf(text: string | undefined): URL | null {
  return text && URL.canParse(text) ? new URL(text) : null;
}
