import type { Shape } from "./markup";
import { drawn, halo, lineWidth, textSize } from "./markup-geometry";

/** The picture with its marks as a file: PNG, or JPEG where a photo becomes smaller by it. */
export async function markedPicture(
  picture: HTMLCanvasElement,
  shapes: readonly Shape[],
  isPhoto: boolean,
): Promise<{ blob: Blob; extension: "png" | "jpg" }> {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no pictures");
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  if (isPhoto) {
    context.fillStyle = token("--paper");
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(picture, 0, 0);
  const scale = Math.max(canvas.width, canvas.height) / 1000;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.font = `600 ${textSize}px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "middle";
  for (const shape of shapes) paint(context, shape, token(`--ink-${shape.ink}`), token("--paper"));
  const png = await blobOf(canvas, "image/png");
  if (!isPhoto) return { blob: png, extension: "png" };
  const jpeg = await blobOf(canvas, "image/jpeg", 0.9);
  return jpeg.size < png.size ? { blob: jpeg, extension: "jpg" } : { blob: png, extension: "png" };
}

function paint(context: CanvasRenderingContext2D, shape: Shape, ink: string, paper: string): void {
  const { lines, text } = drawn(shape);
  if (lines) {
    const path = new Path2D(lines);
    context.strokeStyle = paper;
    context.lineWidth = lineWidth + 2 * halo;
    context.stroke(path);
    context.strokeStyle = ink;
    context.lineWidth = lineWidth;
    context.stroke(path);
  }
  if (!text) return;
  context.save();
  context.translate(text.at.x, text.at.y);
  context.rotate((text.turn * Math.PI) / 180);
  context.textAlign = text.anchor === "middle" ? "center" : "left";
  context.lineWidth = 2 * halo;
  context.strokeStyle = paper;
  context.fillStyle = ink;
  context.strokeText(text.words, 0, 0);
  context.fillText(text.words, 0, 0);
  context.restore();
}

function blobOf(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("too large to be saved"))), type, quality);
  });
}
