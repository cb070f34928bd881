import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "../../app/domain/actor";
import { undescribed } from "../../app/domain/file";
import type { CommandInput } from "../../app/domain/protocol";
import type { fileBringer } from "../../server/services/bring-file";
import { newId } from "../../server/services/id";
import { boreTrend } from "./bore-trend";
import { sampleDrawing } from "./drawing";
import type { SamplePicture } from "./picture";
import type { SampleFile } from "./sample-room";

type Sent = NonNullable<CommandInput<"message.post">["files"]>;

/** Makes the files of a line and brings them in as their author would; answers what the message names. */
export async function bringSampleFiles(
  bring: ReturnType<typeof fileBringer>,
  by: Actor,
  roomId: string,
  files: SampleFile[],
): Promise<Sent> {
  const folder = await mkdtemp(join(tmpdir(), "portal-samples-"));
  try {
    const made: { name: string; path: string; size: number }[] = [];
    for (const file of files) {
      const { name, bytes } = await pictureOf(file);
      const path = join(folder, name);
      await writeFile(path, bytes);
      made.push({ name, path, size: bytes.length });
    }
    const ids = await bring(by, { roomId, clientKey: newId(), files: made });
    return files.map((file, index) => ({ id: ids[index] ?? "", description: descriptionOf(file) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pictureOf(file: SampleFile): Promise<SamplePicture> {
  return file === "boreTrend" ? boreTrend() : sampleDrawing(file.drawing);
}

function descriptionOf(file: SampleFile) {
  const about = { ...undescribed, part: "BRK-220", exportMark: "notApplicable" } as const;
  return file === "boreTrend" ? about : { ...about, revision: file.drawing };
}
