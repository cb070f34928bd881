import type { Response as ExpressResponse } from "express";
import { isRefusal } from "~/domain/result";
import type { Log } from "./log";
import type { ServedFile } from "./services/file-read";
import type { ServedZip } from "./services/file-zip";

/**
 * The answer that carries a file of a room: to be kept by the one person who asked, asked for again each time, and never run as
 * anything, whatever it contains. A part of it where a part was asked for.
 */
export function answerFile(request: Request, response: ExpressResponse, served: ServedFile, log: Log): Response {
  const headers = sealed(response, served.name, served.type);
  headers.set("etag", `"${served.tag}"`);
  headers.set("accept-ranges", "bytes");
  if (!served.content) return new Response(null, { status: 304, headers });
  const { size } = served.content;
  const part = partOf(request.headers, size, `"${served.tag}"`);
  if (part === "beyond") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = part ?? { start: 0, end: size };
  headers.set("content-length", String(end - start));
  if (part) headers.set("content-range", `bytes ${start}-${end - 1}/${size}`);
  const content = part ? served.content.slice(start, end) : served.content;
  return new Response(request.method === "HEAD" ? null : paced(() => content.stream(), response, log), {
    status: part ? 206 : 200,
    headers,
  });
}

/** The same for an archive, which has no tag and no parts: it is made while it goes out. */
export function answerZip(request: Request, response: ExpressResponse, { name, size, content }: ServedZip, log: Log) {
  const headers = sealed(response, name, "application/zip");
  headers.set("content-length", String(size));
  return new Response(request.method === "HEAD" ? null : paced(content, response, log), { headers });
}

function sealed(response: ExpressResponse, name: string, type: string): Headers {
  // A screen's own policy must not stand beside the stricter one.
  response.removeHeader("content-security-policy");
  response.removeHeader("x-content-type-options");
  return new Headers({
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percentEncoded)}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-cache, no-transform",
  });
}

const percentEncoded = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** One part, [start, end); none where the whole is wanted, several are, or the reader's beginning is of another content. */
function partOf(headers: Headers, size: number, tag: string): { start: number; end: number } | "beyond" | null {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get("range")?.trim() ?? "") ?? [];
  if ((first === "" && last === "") || (headers.get("if-range") ?? tag) !== tag) return null;
  if (first === "") return last === "0" ? "beyond" : { start: Math.max(0, size - Number(last)), end: size };
  if (last !== "" && Number(last) < Number(first)) return null;
  if (Number(first) >= size) return "beyond";
  return { start: Number(first), end: last === "" ? size : Math.min(size, Number(last) + 1) };
}

/**
 * As fast as the reader takes it: what writes the answer asks for the next piece at once, and would gather a whole file in
 * memory for a slow line. What fails under way cuts the line, so that nobody takes a part for the whole.
 */
function paced(
  open: () => ReadableStream<Uint8Array>,
  response: ExpressResponse,
  log: Log,
): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const close = async (controller: ReadableStreamDefaultController) => {
    controller.close();
    await reader?.cancel().catch(() => undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          reader ??= open().getReader();
          await drained(response);
          if (response.destroyed) return close(controller);
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (!isRefusal(error)) log.error({ err: error }, "a file was cut off on its way out");
          response.destroy();
          await close(controller);
        }
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Until the socket has handed on what it was given, or is gone. */
async function drained(response: ExpressResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      response.off("drain", go);
      response.off("close", go);
      resolve();
    };
    response.on("drain", go);
    response.on("close", go);
  });
}
