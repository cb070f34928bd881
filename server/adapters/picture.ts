import sharp from "sharp";

// One picture at a time, nothing kept: the memory of a decoded drawing is many times that of its file.
sharp.concurrency(1);
sharp.cache(false);
// What else the library could read (SVG with its links, PDF, whatever ImageMagick knows) is never given a chance.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif"].map((kind) => `VipsForeignLoad${kind}File`),
});

export type Rendition = "thumbnail" | "view";
export const renditions: readonly Rendition[] = ["thumbnail", "view"];

/** The square that each fits into, in pixels. */
const squares: Record<Rendition, number> = { thumbnail: 640, view: 3072 };

/** A hundred million pixels: an A0 sheet scanned at 250 dpi. Any more would be decoded into too much memory. */
const options = { limitInputPixels: 100_000_000, failOn: "none" } as const;

const drawable = /^image\/(jpeg|png|apng|webp|gif|tiff|avif)$/;

export type Dimensions = { width: number; height: number };

/** Of the picture as it is shown, in pixels, from its header alone; null: not a picture, or one that is not drawn. */
export async function dimensionsOf(path: string, type: string): Promise<Dimensions | null> {
  if (!drawable.test(type)) return null;
  const read = await sharp(path, options)
    .metadata()
    .catch(() => null);
  return read?.autoOrient.width && read.autoOrient.height
    ? { width: read.autoOrient.width, height: read.autoOrient.height }
    : null;
}

/** The picture upright and no larger than its square, as WebP without where and by what it was taken. */
export async function makePicture(path: string, rendition: Rendition): Promise<Uint8Array> {
  const side = squares[rendition];
  return sharp(path, options)
    .autoOrient()
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .toColorspace("srgb")
    .webp({ quality: rendition === "view" ? 85 : 75, effort: 3 })
    .timeout({ seconds: 30 })
    .toBuffer();
}
