import { connectionOf } from "~/features/room/connection";
import type { NewFile } from "./attachment";

/** Attaches a file in a place, where its box shows it when it opens. `place`: as `keep.ts` has it, in a room. */
export async function attachFor(memberId: string, place: string, file: NewFile): Promise<void> {
  const uploads = await connectionOf(memberId).uploads();
  await uploads.add(place, place.split("/")[0] ?? place, [file]);
}
