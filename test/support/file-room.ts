import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { Entry } from "~/domain/entry";
import type { FileDescription } from "~/domain/file";
import type { RoomPage } from "~/domain/protocol";
import { searchWish } from "~/domain/search-wish";
import { fold } from "~/domain/timeline";
import type { Client } from "./client";
import { uploadFile } from "./upload";
import type { World } from "./world";

/** What people do with files in the room of a world: send them, say what they are, look them up, get them. */
export function fileRoom(world: () => World) {
  return {
    textFile,
    sent,
    /** A message with a file of its own. */
    async withFile(who: Client, description?: FileDescription) {
      const id = await textFile(who);
      return { id, entry: await sent(who, { files: [{ id, ...(description && { description }) }] }) };
    },
    page,

    /** The current revision of a part, in any spelling. */
    async current(who: Client, part: string) {
      const { drawings } = await page(who);
      return drawings.find((one) => one.part.trim().toUpperCase() === part.toUpperCase());
    },

    /** The first file of a message, as the room shows it. */
    async fileIn(who: Client, entryId: string) {
      const row = fold((await page(who)).entries).find((one) => one.type === "message" && one.id === entryId);
      return row?.type === "message" ? row.message.files[0] : undefined;
    },

    async sideRoom(who: Client): Promise<string> {
      const result = await who.command("side.open", { roomId: world().room });
      if (!result.ok) throw new Error(result.code);
      return result.value.roomId;
    },

    /** A room of its own for a test, with the same people. */
    async ownRoom() {
      const { sato, kobayashi, kim, supplierId, buyerId } = world().people;
      const result = await world().portal.services.execute(sato, "room.open", {
        clientKey: randomUUID(),
        name: "Own",
        companies: [
          { id: supplierId, side: "supplier" },
          { id: buyerId, side: "buyer" },
        ],
        memberIds: [sato, kobayashi, kim].map(({ memberId }) => memberId),
      });
      if (!result.ok) throw new Error(result.code);
      return result.value;
    },

    addressOf,
    bytes(who: Client, id: string, rendition = "original", headers = {}, room = world().room) {
      return fetch(addressOf(who, id, rendition, room), {
        headers: { cookie: who.cookie, ...headers },
        redirect: "manual",
      });
    },
    zip(who: Client, ids: string[], room = world().room) {
      const query = ids.map((id) => `id=${id}`).join("&");
      const headers = { cookie: who.cookie };
      return fetch(`${who.url}/rooms/${room}/files.zip?${query}`, { headers, redirect: "manual" });
    },
    /** Of a WebP picture. The portal's own process reads pictures from files alone. */
    async widthOf(webp: Buffer): Promise<number> {
      const path = join(world().place.settings.dataFolder, `${randomUUID()}.webp`);
      await writeFile(path, webp);
      return (await sharp(path).metadata()).width;
    },

    /** What Kim finds in the room. */
    async found(query: string, more: Record<string, string> = {}) {
      const wish = searchWish.parse({ query, room: world().room, ...more });
      return (await world().portal.services.search(world().people.kim, wish)).hits;
    },
  };

  function textFile(who: Client, roomId = world().room): Promise<string> {
    return uploadFile(who, roomId, { name: "memo.txt", bytes: randomUUID().slice(0, 7) });
  }

  async function sent(who: Client, { roomId = world().room, text = "", ...input }: Record<string, unknown>) {
    const result = await who.command("message.post", { roomId, text, lang: "ja", ...input });
    if (!result.ok) throw new Error(`refused: ${result.code} ${result.field}`);
    return result.value as Entry<"message.posted">;
  }

  async function page(who: Client): Promise<RoomPage> {
    return (await who.page(world().room)) as RoomPage;
  }

  function addressOf(who: Client, id: string, rendition = "original", room = world().room): string {
    return `${who.url}/rooms/${room}/files/${id}/${rendition}`;
  }
}

export function drawing(part: string, revision: string): FileDescription {
  return { part, revision, exportMark: "notChecked", permit: null };
}

export function picture(width = 120): Promise<Buffer> {
  const background = { r: Math.floor(Math.random() * 256), g: 80, b: 80 };
  return sharp({ create: { width, height: 80, channels: 3, background } })
    .png()
    .toBuffer();
}
