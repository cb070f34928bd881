import { isErrorCode, type Refused, type Result, refused } from "~/domain/result";
import type { Attachment } from "./attachment";
import type { Arrived, BringIn } from "./uploads";

/** Of one request: what a proxy and a weak line take. */
const partSize = 8 * 1024 * 1024;
/** A line on which nothing moves for so many milliseconds is taken for cut; reading a large file through takes longer. */
const silence = 30_000;
const finishWithin = 120_000;

/** Brings contents in by the tus protocol, then has the server look at what came. */
export function bringInFor(memberId: string): BringIn {
  return (file, content, hear) => {
    let abort = () => {};
    const done = send().then((sent) => (sent.ok ? finish(memberId, file) : sent));
    return { done, abort: () => abort() };

    async function send(): Promise<Result<null>> {
      let tus: typeof import("tus-js-client");
      try {
        tus = await import("tus-js-client");
      } catch {
        return refused("unavailable");
      }
      return new Promise((resolve) => {
        const { id, roomId, name, url } = file;
        const upload = new tus.Upload(content, {
          endpoint: `${location.origin}/uploads`,
          uploadUrl: url,
          metadata: { id, roomId, name },
          headers: headersOf(memberId),
          chunkSize: partSize,
          retryDelays: null,
          storeFingerprintForResuming: false,
          onUploadUrlAvailable: () => hear.begun(upload.url ?? ""),
          onProgress(bytes) {
            listen();
            hear.sent(bytes);
          },
          onSuccess: () => end({ ok: true, value: null }),
          onError: (error) => end(refusalOf("originalResponse" in error ? error.originalResponse : null)),
        });
        let timer: ReturnType<typeof setTimeout>;
        const listen = () => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            void upload.abort();
            end(refused("unavailable"));
          }, silence);
        };
        const end = (result: Result<null>) => {
          clearTimeout(timer);
          // Its bytes are there already: only the end is missing.
          resolve(!result.ok && result.code === "alreadyDone" ? { ok: true, value: null } : result);
        };
        abort = () => {
          clearTimeout(timer);
          void upload.abort();
        };
        listen();
        upload.start();
      });
    }
  };
}

/** What is not wanted any more should not fill the company's space. Whatever this does not reach is swept later. */
export function giveUpFor(memberId: string) {
  return ({ id, url, state }: Attachment): void => {
    if (!url && state !== "finished") return;
    const headers = { ...headersOf(memberId), "tus-resumable": "1.0.0" };
    void fetch(`/uploads/${id}`, { method: "DELETE", headers }).catch(() => {});
  };
}

async function finish(memberId: string, { roomId, id }: Attachment): Promise<Result<Arrived>> {
  try {
    const response = await fetch(`/rooms/${roomId}/uploads/${id}`, {
      method: "POST",
      headers: headersOf(memberId),
      body: new URLSearchParams({ intent: "finish" }),
      signal: AbortSignal.timeout(finishWithin),
      redirect: "manual",
    });
    if (response.type === "opaqueredirect") return refused("signedOut");
    const answer: unknown = await response.json();
    if (typeof answer !== "object" || answer === null) return refused("unavailable");
    if (!response.ok)
      return "code" in answer && isErrorCode(answer.code) ? refused(answer.code) : refused("unavailable");
    const { name, size, type, width, height } = ("value" in answer ? answer.value : answer) as Arrived;
    return { ok: true, value: { name, size, type, width, height } };
  } catch {
    return refused("unavailable");
  }
}

function refusalOf(response: { getStatus(): number; getBody(): string } | null): Refused {
  const status = response?.getStatus() ?? 0;
  const said = spoken(response?.getBody() ?? "");
  if (said) return said;
  if (status === 401) return refused("signedOut");
  if (status === 413) return refused("fileTooLarge");
  if (status === 507) return refused("storeFull");
  // No answer, another request still at it, bytes that were counted differently, or a server that is away: asked again.
  return refused("unavailable");
}

function spoken(body: string): Refused | null {
  try {
    const { code, retryAfter } = JSON.parse(body);
    return isErrorCode(code) ? refused(code, { retryAfter }) : null;
  } catch {
    return null;
  }
}

function headersOf(memberId: string): Record<string, string> {
  return { accept: "application/json", "x-member-id": memberId };
}
