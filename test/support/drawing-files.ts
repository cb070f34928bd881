import sharp from "sharp";
import { type DrawingRevision, sampleDrawing } from "../../prisma/samples/drawing";

type MadeFile = { name: string; mimeType: string; buffer: Buffer };

/** The drawing as a picture, as a browser's file field takes it. */
export async function drawingPicture(revision: DrawingRevision): Promise<MadeFile> {
  const { name, bytes } = await sampleDrawing(revision);
  return { name, mimeType: "image/png", buffer: bytes };
}

/** What a phone's camera makes of a part on a bench: grey, with the part lighter. */
export async function photo(name = "IMG_0042.jpg"): Promise<MadeFile> {
  const grey = (width: number, height: number, background: string) => ({
    create: { width, height, channels: 3 as const, background },
  });
  const picture = sharp(grey(800, 600, "#777")).composite([{ input: grey(400, 220, "#bbb"), left: 200, top: 200 }]);
  return { name, mimeType: "image/jpeg", buffer: await picture.jpeg().toBuffer() };
}

/**
 * The drawing as a PDF of two pages, written by hand: a plate whose right hole is larger in rev D, and a page of Japanese words
 * in a font that is not in the file, so that it needs the reader's character maps.
 */
export function drawingPdf(revision: DrawingRevision): MadeFile {
  const hole = revision === "C" ? 30 : 45;
  const plate = `2 w 100 150 400 250 re S ${circle(200, 275, 30)} ${circle(400, 275, hole)} BT /F1 24 Tf 420 60 Td (BRK-220 REV ${revision}) Tj ET`;
  // 公差は変更します。in Shift_JIS
  const words = `BT /F2 36 Tf 80 300 Td <8CF68DB782CD95CF8D5882B582DC82B78142> Tj ET`;
  const page = (content: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 421] /Contents ${content} 0 R /Resources << /Font << /F1 7 0 R /F2 8 0 R >> >> >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    page(5),
    page(6),
    stream(plate),
    stream(words),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPro-Regular /Encoding /90ms-RKSJ-H /DescendantFonts [9 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPro-Regular /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 10 0 R >>",
    "<< /Type /FontDescriptor /FontName /KozMinPro-Regular /Flags 4 /FontBBox [-195 -272 1110 1075] /ItalicAngle 0 /Ascent 1075 /Descent -272 /CapHeight 737 /StemV 58 >>",
  ];
  return {
    name: `BRK-220_rev${revision}.pdf`,
    mimeType: "application/pdf",
    buffer: Buffer.from(assembled(objects), "latin1"),
  };
}

/** A page as a scanner makes it: a black bar on white, packed as faxes are (ITU-T T.6). */
export function scannedPdf(): MadeFile {
  const first = `001${"101010"}${"0000010111"}1`; // 16 white, 16 black, the rest white
  const bits = `${first}${"111".repeat(63)}${"000000000001".repeat(2)}`;
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0").match(/.{8}/g) ?? [];
  const hex = `${bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0")).join("")}>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>",
    stream("400 0 0 400 0 0 cm /Scan Do"),
    `<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter [/ASCIIHexDecode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns 64 /Rows 64 >>] /Length ${hex.length} >>\nstream\n${hex}\nendstream`,
  ];
  return { name: "scan_0007.pdf", mimeType: "application/pdf", buffer: Buffer.from(assembled(objects), "latin1") };
}

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** Four curves that come close to a circle. */
function circle(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  return [
    `${x + r} ${y} m`,
    `${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} c`,
    `${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} c`,
    `${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} c`,
    `${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} c S`,
  ].join(" ");
}

function assembled(objects: string[]): string {
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  return `${file}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
