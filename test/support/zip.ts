/** The files of a ZIP archive that holds them as they are, by name, from its own list of contents. */
export function filesInZip(zip: Buffer): Record<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  if (end < 0) throw new Error("the archive has no end");
  let at = zip.readUInt32LE(end + 16);
  const files: Record<string, Buffer> = {};
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (zip.readUInt16LE(at + 10) !== 0) throw new Error("the archive is compressed");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const isUtf8 = (zip.readUInt16LE(at + 8) & 0x800) !== 0;
    const name = zip.toString(isUtf8 ? "utf8" : "latin1", at + 46, at + 46 + (nameLength ?? 0));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files[name] = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}
