import { Transform } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { isLanguage } from "~/domain/language";
import { createI18n } from "~/i18n/create-i18n";
import { en } from "~/i18n/en";
import { ja } from "~/i18n/ja";
import { ko } from "~/i18n/ko";
import { requestLanguage } from "~/i18n/request-language";
import { NonceContext } from "./nonce";

const texts = { en, ja, ko };
const patience = 5_000;

/**
 * Where a letter of several bytes does not fit into its buffer any more, React 18 sends the rest of the buffer as NUL bytes,
 * which a browser shows as broken letters. No text here has a NUL of its own.
 */
const withoutPadding = () =>
  new Transform({
    transform: (chunk: Buffer, _, done) => done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk),
  });

/** Draws a page in the reader's language. A crawler gets it whole, a person as soon as its frame is ready. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const decided = remix.staticHandlerContext.loaderData.root?.language;
  const language = isLanguage(decided) ? decided : requestLanguage(request);
  const i18n = createI18n(language, texts[language]);
  const { nonce } = context;

  return new Promise((resolve, reject) => {
    let shellSent = false;
    const answer = () => {
      shellSent = true;
      const body = withoutPadding();
      headers.set("content-type", "text/html; charset=utf-8");
      headers.append("vary", "cookie, accept-language");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const whole = isbot(request.headers.get("user-agent") ?? "");
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18n}>
          <RemixServer context={remix} url={request.url} abortDelay={patience} nonce={nonce} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: answer,
        onShellError: reject,
        onError(error) {
          status = 500;
          if (shellSent) console.error(error);
        },
      },
    );
    setTimeout(abort, patience + 1_000).unref();
  });
}
