import type { Actor } from "~/domain/actor";
import { type Client, postForm } from "./client";
import type { World } from "./world";

export type Onlooker = Awaited<ReturnType<typeof onlooker>>;
export type Answer = { status: number; body: string; location: string | null };

/**
 * Somebody who looks where they should not. Everything that ever comes to them, over HTTP or the socket, is kept in `seen`
 * with what they asked for.
 */
export async function onlooker(world: World, actor: Actor) {
  const seen: { asked: string; got: string }[] = [];
  let client = await world.client(actor);
  listen(client);

  return {
    actor,
    seen,
    /** What came over the socket unasked. */
    heard: () => seen.filter(({ asked }) => asked.startsWith("event ")),
    async get(path: string, accept = "text/html"): Promise<Answer> {
      const headers = { cookie: client.cookie, accept };
      const response = await fetch(`${world.portal.url}${path}`, { headers, redirect: "manual" });
      return kept(`GET ${path}`, response);
    },
    async post(path: string, fields: Record<string, string>): Promise<Answer> {
      const response = await postForm(world.portal.url, path, fields, { cookie: client.cookie });
      return kept(`POST ${path} ${JSON.stringify(fields)}`, response);
    },
    async command(name: string, input: unknown): Promise<string> {
      const got = JSON.stringify(await client.socket.timeout(20_000).emitWithAck("command", name, input));
      seen.push({ asked: `command ${name} ${JSON.stringify(input)}`, got });
      return got;
    },
    /** Any other event of the protocol; with an answer, if it is one that is answered. */
    async emit(name: string, input: unknown, answers: boolean): Promise<string> {
      const socket = client.socket as unknown as {
        emit(name: string, input: unknown): void;
        timeout(ms: number): { emitWithAck(name: string, input: unknown): Promise<unknown> };
      };
      if (!answers) {
        socket.emit(name, input);
        return "";
      }
      const got = JSON.stringify(await socket.timeout(20_000).emitWithAck(name, input));
      seen.push({ asked: `emit ${name} ${JSON.stringify(input)}`, got });
      return got;
    },
    /** Some forms end the session. */
    async signInAgain(): Promise<void> {
      const headers = { cookie: client.cookie, accept: "application/json" };
      const response = await fetch(`${world.portal.url}/rooms/list`, { headers, redirect: "manual" });
      if (response.status === 200 && client.socket.connected) return;
      client = await world.client(actor);
      listen(client);
    },
  };

  function listen({ socket }: Client) {
    socket.onAny((name: string, ...values: unknown[]) => {
      seen.push({ asked: `event ${name}`, got: JSON.stringify(values) });
    });
  }

  async function kept(asked: string, response: Response): Promise<Answer> {
    const answer = {
      status: response.status,
      body: await response.text(),
      location: response.headers.get("location"),
    };
    const headers = JSON.stringify([...response.headers]);
    seen.push({ asked, got: `${answer.status} ${headers} ${answer.body}` });
    return answer;
  }
}

const randomId = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * What an answer says, without what differs each time: nonces, keys of forms, the time, and what was asked for, which an
 * answer may repeat.
 */
export function comparable(answer: Answer | string, asked: string[]): string {
  let text = typeof answer === "string" ? answer : `${answer.status} ${answer.location}\n${answer.body}`;
  for (const value of asked) text = text.replaceAll(encodeURIComponent(value), "ASKED").replaceAll(value, "ASKED");
  return text
    .replace(/nonce(=|\\?":\\?)"[^"]*"/g, "NONCE")
    .replace(randomId, "KEY")
    .replace(/\b1[6-9]\d{11}\b/g, "TIME")
    .replace(/(?<!\d)\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(?!\d)/g, "CLOCK");
}

/** Of what was done, only that it was: two times the same are two entries. */
export function withoutIds(text: string): string {
  return text
    .replace(anyId, "ID")
    .replace(/"(seq|head|at|lastAt|lastSeq)":\d+/g, '"$1":0')
    .replace(/retryAfter\W{1,6}\d+/g, "LATER");
}
