import { open } from "node:fs/promises";

const longest = 256 * 1024;

/**
 * A file of this machine, piece by piece, each in the place of the one before: take what you need of a piece before you ask
 * for the next. Large files would else leave so much memory to tidy up that everybody's messages wait for it.
 */
export async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const place = Buffer.allocUnsafeSlow(longest);
    for (let { bytesRead } = await file.read(place); bytesRead > 0; { bytesRead } = await file.read(place))
      yield place.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
