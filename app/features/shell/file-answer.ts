/** A text as a file to be kept by the one person who asked for it, under a name in any script. */
export function fileAnswer(text: string, { name, type }: { name: string; type: string }): Response {
  const plain = name.replace(/[\p{Cc}\\/:*?"<>|]/gu, " ").trim();
  const encoded = encodeURIComponent(plain).replace(/['()*]/g, percentEncoded);
  return new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename*=UTF-8''${encoded}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

const percentEncoded = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
