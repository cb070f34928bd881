import { useEffect, useState } from "react";

const loaded = new Map<unknown, unknown>();

/**
 * Code that comes after the page; null until it is there, and when the network is away. For what is drawn without it
 * meanwhile: `lazy` would put a fallback in its place, and its failure would take the page. `load` is the same every time.
 */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const [code, setCode] = useState<{ is: T } | null>(null);
  useEffect(() => {
    let wanted = true;
    const show = (is: T) => {
      loaded.set(load, is);
      if (wanted) setCode({ is });
    };
    if (loaded.has(load)) show(loaded.get(load) as T);
    else void load().then(show, () => {}); // the next one on screen tries again
    return () => {
      wanted = false;
    };
  }, [load]);
  return code?.is ?? null;
}
