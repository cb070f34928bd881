import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import express from "express";

/**
 * What the browser's PDF reader asks for while it draws: its worker, character maps of Japanese and Korean, the standard fonts,
 * decoders of pictures. Addresses carry the version, and are kept for ever. The worker may run what comes from here and read
 * what the portal serves, nothing else.
 */
export function pdfFiles(): express.Router {
  const manifest = createRequire(import.meta.url)("pdfjs-dist/package.json") as { version: string };
  const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const files = express.Router();
  const kept = { immutable: true, maxAge: "1y", index: false, redirect: false } as const;
  files.use((_, response, next) => {
    response.set("content-security-policy", "default-src 'none'; script-src 'self'; connect-src 'self'");
    next();
  });
  for (const part of ["cmaps", "standard_fonts", "wasm"]) {
    files.use(`/${manifest.version}/${part}`, express.static(join(folder, part), kept));
  }
  files.use(`/${manifest.version}/worker`, express.static(join(folder, "legacy/build"), kept));
  files.use((_, response) => void response.sendStatus(404));
  return files;
}
