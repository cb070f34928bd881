import { type AttachedFile, kindOf } from "~/domain/file";

type Seen = Pick<AttachedFile, "type" | "name" | "width" | "height">;

/** The room that a picture takes in a row, in CSS pixels, before its bytes are there; null: it is shown as a line. */
export function boxOf(file: Seen, isAlone: boolean): { width: number; height: number } | null {
  const { width, height } = file;
  if (!width || !height || kindOf(file) !== "picture") return null;
  const [widest, highest] = isAlone ? [320, 240] : [208, 156];
  const scale = Math.min(widest / width, highest / height, 1);
  return { width: Math.max(44, Math.round(width * scale)), height: Math.max(44, Math.round(height * scale)) };
}
