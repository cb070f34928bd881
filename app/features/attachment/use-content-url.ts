import { useEffect, useState } from "react";

/** An address under which this tab alone shows a content that is kept in the browser. */
export function useContentUrl(id: string | null, content: (id: string) => Promise<Blob | undefined>): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    let made: string | null = null;
    let wanted = true;
    void content(id).then((blob) => {
      if (!blob || !wanted) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [id, content]);
  return url;
}
