import { randomBytes } from "node:crypto";
import sharp from "sharp";

/** A file as a person chooses it in a browser. */
export type ChosenFile = { name: string; mimeType: string; buffer: Buffer };

/** A photo of noise, which nothing makes smaller: about 1.5 bytes a pixel. */
export async function samplePhoto(name: string, width = 1600, height = 1200): Promise<ChosenFile> {
  const raw = { width, height, channels: 3 } as const;
  const buffer = await sharp(randomBytes(width * height * 3), { raw })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** A drawing of one empty page; `words` make its content another one. */
export function sampleDrawing(name: string, words = name): ChosenFile {
  const text = `%PDF-1.4\n%${words}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text) };
}
