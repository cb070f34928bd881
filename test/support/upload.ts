import { randomUUID } from "node:crypto";
import type { Result } from "~/domain/result";
import type { FinishedUpload } from "../../server/services/finish-upload";

/** A signed-in person: any client of `signIn`, or only its cookie. `url`: of the portal. */
export type Uploader = { url: string; cookie: string };
export type Sending = { name: string; bytes: Uint8Array | string };

/** A file that a message can take, by its id. */
export async function uploadFile(who: Uploader, roomId: string, sending: Sending): Promise<string> {
  const id = randomUUID();
  const { location } = await begun(who, roomId, { id, name: sending.name, size: Buffer.byteLength(sending.bytes) });
  const sent = await patch(who, location, { bytes: Buffer.from(sending.bytes), offset: 0 });
  if (sent.status !== 204) throw new Error(`the bytes were answered ${sent.status}: ${await sent.text()}`);
  const finished = await finish(who, roomId, id);
  if (!finished.ok) throw new Error(`the file was refused: ${finished.code}`);
  return finished.value.id;
}

export type Announcing = { id: string; name: string; size: number };

/** Announces an upload as a browser does; `headers` go over its own. */
export function announce(
  { url, cookie }: Uploader,
  roomId: string,
  { id, name, size }: Announcing,
  headers: Record<string, string> = {},
): Promise<Response> {
  const metadata = Object.entries({ id, roomId, name }).map(([key, value]) => `${key} ${base64(value)}`);
  const announced = { "upload-length": String(size), "upload-metadata": metadata.join(",") };
  return fetch(`${url}/uploads`, {
    method: "POST",
    headers: { cookie, origin: url, "tus-resumable": "1.0.0", ...announced, ...headers },
  });
}

async function begun(who: Uploader, roomId: string, announcing: Announcing) {
  const response = await announce(who, roomId, announcing);
  const location = response.headers.get("location");
  if (response.status !== 201 || !location) throw new Error(`refused ${response.status}: ${await response.text()}`);
  return { location };
}

export function patch(
  { url, cookie }: Uploader,
  location: string,
  { bytes, offset }: { bytes: Uint8Array | ReadableStream; offset: number },
): Promise<Response> {
  const type = "application/offset+octet-stream";
  return fetch(new URL(location, url), {
    method: "PATCH",
    headers: { cookie, origin: url, "tus-resumable": "1.0.0", "upload-offset": String(offset), "content-type": type },
    body: bytes,
    duplex: "half",
  } as RequestInit);
}

/** How many bytes are there already, and the status of the answer. */
export async function offsetOf({ url, cookie }: Uploader, location: string): Promise<[status: number, offset: number]> {
  const headers = { cookie, "tus-resumable": "1.0.0" };
  const response = await fetch(new URL(location, url), { method: "HEAD", headers });
  return [response.status, Number(response.headers.get("upload-offset") ?? -1)];
}

export async function finish({ url, cookie }: Uploader, roomId: string, id: string): Promise<Result<FinishedUpload>> {
  const response = await fetch(`${url}/rooms/${roomId}/uploads/${id}`, {
    method: "POST",
    headers: { cookie, origin: url, accept: "application/json" },
    body: new URLSearchParams({ finish: "1" }),
  });
  return (await response.json()) as Result<FinishedUpload>;
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
