// One person who sends files and reads them back, over and over, in a process of their own that leaves the processor to the
// portal, as another machine would. Told by its parent: { url, cookie, roomId, fileId, megabytes }; ends when told "stop".
import { randomUUID } from "node:crypto";
import { constants, setPriority } from "node:os";
import { announce, finish, patch, type Uploader } from "../support/upload";

export type Traffic = Uploader & { roomId: string; fileId: string; megabytes: number };

setPriority(constants.priority.PRIORITY_LOW);
let stopping = false;
process.on("message", (told: Traffic | "stop") => {
  if (told === "stop") stopping = true;
  else void run(told);
});
process.send?.("ready");

async function run(traffic: Traffic): Promise<void> {
  const done = { sent: 0, read: 0 };
  const sending = repeat(async () => {
    await send(traffic);
    done.sent += 1;
  });
  const reading = repeat(async () => {
    await read(traffic);
    done.read += 1;
  });
  await Promise.all([sending, reading]);
  process.send?.(done, () => process.disconnect());
}

async function repeat(work: () => Promise<void>): Promise<void> {
  while (!stopping) await work();
}

async function send({ url, cookie, roomId, megabytes }: Traffic): Promise<void> {
  const who = { url, cookie };
  const id = randomUUID();
  const size = megabytes * 1024 * 1024;
  await announce(who, roomId, { id, name: "図面.bin", size });
  const sent = await patch(who, `/uploads/${id}`, { bytes: paced(id, size), offset: 0 });
  if (sent.status !== 204) throw new Error(`sent: ${sent.status} ${await sent.text()}`);
  const finished = await finish(who, roomId, id);
  if (!finished.ok) throw new Error(`finished: ${finished.code}`);
  await fetch(`${url}/uploads/${id}`, { method: "DELETE", headers: { cookie, origin: url } });
}

async function read({ url, cookie, roomId, fileId, megabytes }: Traffic): Promise<void> {
  const response = await fetch(`${url}/rooms/${roomId}/files/${fileId}/original`, { headers: { cookie } });
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    await passing(chunk.length);
  }
  if (size !== megabytes * 1024 * 1024) throw new Error(`read ${response.status}: ${size} bytes`);
}

/** Different bytes for each id, piece by piece. */
function paced(id: string, size: number): ReadableStream {
  const piece = Buffer.alloc(64 * 1024, id);
  let left = size;
  return new ReadableStream({
    async pull(controller) {
      const next = piece.subarray(0, Math.min(left, piece.length));
      left -= next.length;
      controller.enqueue(next);
      if (left === 0) controller.close();
      await passing(next.length);
    },
  });
}

/** Bytes a millisecond in each direction: a line of 200 megabits a second. */
const pace = Number(process.env.PORTAL_BENCH_MBIT ?? 200) * 125;

/** The time that bytes are on the line. */
function passing(bytes: number): Promise<void> | undefined {
  const time = bytes / pace;
  return Number.isFinite(time) ? new Promise((resolve) => setTimeout(resolve, time)) : undefined;
}
