import { deflateSync, gzipSync } from "node:zlib";
import sharp from "sharp";

/** A photo as a phone saves it: lying on its side, with where it was taken. It is shown 60 wide and 80 high. */
export async function photo(): Promise<Buffer> {
  const gps = {
    GPSLatitudeRef: "N",
    GPSLatitude: "35/1 33/1 0/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "139/1 40/1 0/1",
  };
  return sharp({ create: { width: 80, height: 60, channels: 3, background: "#3a6ea5" } })
    .withExif({ IFD0: { Make: "Sample Phone", Orientation: "6" }, IFD3: gps })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** The head of a picture of so many pixels, with next to nothing behind it. */
export function pixelBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const bytes = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", bytes), chunk("IEND", Buffer.alloc(0))]);
}

/** A whole picture of one colour: large when it is drawn, small as a file. */
export function blankPicture(side: number): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background: "#000" } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** A few kilobytes that say they are a hundred megabytes. */
export const gzipBomb = () => gzipSync(Buffer.alloc(100 * 1024 * 1024));

/** An archive whose one entry says it is a document, and unpacks to a hundred megabytes. */
export function zipBomb(): Buffer {
  const name = Buffer.from("[Content_Types].xml");
  const packed = gzipBomb().subarray(10, -8);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(100 * 1024 * 1024, 22);
  local.writeUInt16LE(name.length, 26);
  return Buffer.concat([local, name, packed]);
}

export const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
export const html = "<!doctype html><script>alert(1)</script>";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
