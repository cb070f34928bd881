import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import type { Entry } from "~/domain/entry";
import type { Catchup, ClientToServer, RoomPage, ServerToClient } from "~/domain/protocol";
import type { Refused, Result } from "~/domain/result";

export type Client = Awaited<ReturnType<typeof signIn>>;
type Input = Record<string, unknown>;

/** Signs in through the form as a browser does, and talks over both doors. Fails where signing in fails. */
export async function signIn(url: string, email: string, password: string) {
  const response = await postForm(url, "/sign-in", { email, password });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  if (response.status >= 400 || !cookie.includes("session_token"))
    throw new Error(`sign-in answered ${response.status}`);
  return connected(url, cookie);
}

/** A client that already has a cookie. */
export async function connected(url: string, cookie: string) {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    extraHeaders: { cookie, origin: url },
    transports: ["websocket"],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
  });
  const received: Entry[] = [];
  socket.on("entry", (entry) => received.push(entry));
  await new Promise<void>((resolve, reject) => {
    socket.once("heads", () => resolve());
    socket.once("connect_error", reject);
  });
  const command = (name: string, input: Input): Promise<Result<Entry>> =>
    socket.timeout(20_000).emitWithAck("command", name, { clientKey: randomUUID(), ...input });

  return {
    url,
    cookie,
    socket,
    /** What came by broadcast, in the order it came. */
    received,
    command,
    post: (roomId: string, text: string, more: Input = {}) =>
      command("message.post", { roomId, text, lang: "en", ...more }),
    /** The second door: the same fields by form. */
    async postByForm(roomId: string, name: string, input: Input): Promise<Result<Entry>> {
      const fields = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]));
      const headers = { cookie, accept: "application/json" };
      const response = await postForm(
        url,
        `/rooms/${roomId}/entries`,
        { command: name, clientKey: randomUUID(), ...fields },
        headers,
      );
      return (await response.json()) as Result<Entry>;
    },
    page: (roomId: string, wish = "") => read<RoomPage>(`/rooms/${roomId}/entries${wish}`),
    after: (roomId: string, seq: number) => read<Catchup>(`/rooms/${roomId}/entries?after=${seq}`),
    close: () => socket.close(),
  };

  async function read<T>(path: string): Promise<T | Refused> {
    const response = await fetch(`${url}${path}`, {
      headers: { cookie, accept: "application/json" },
      redirect: "manual",
    });
    return (await response.json()) as T | Refused;
  }
}

export function postForm(
  url: string,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return fetch(`${url}${path}`, {
    method: "POST",
    headers: { origin: url, ...headers },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
}
