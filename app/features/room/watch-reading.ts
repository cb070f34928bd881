/**
 * When a row was read: half of it is in view, or it fills half of the box, as a row longer than the box does. Whatever
 * fills half of the box lies across its middle; what lies there otherwise is in view by half.
 */
const waysToBeRead: IntersectionObserverInit[] = [{ threshold: 0.5 }, { rootMargin: "-49% 0px" }];

/** Tells which of the rows are being read, whenever there are any and the tab is visible. Answers how to stop. */
export function watchReading(
  root: Element | null,
  rows: Iterable<Element>,
  read: (inView: Element[]) => void,
): () => void {
  if (!("IntersectionObserver" in window)) return () => {};
  const ways = waysToBeRead.map((way) => {
    const inView = new Set<Element>();
    const watch = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          if (isIntersecting) inView.add(target);
          else inView.delete(target);
        }
        look();
      },
      { root, ...way },
    );
    return { inView, watch };
  });
  const look = () => {
    const all = ways.flatMap(({ inView }) => [...inView]);
    if (document.visibilityState === "visible" && all.length > 0) read(all);
  };
  for (const row of rows) for (const { watch } of ways) watch.observe(row);
  document.addEventListener("visibilitychange", look);
  return () => {
    for (const { watch } of ways) watch.disconnect();
    document.removeEventListener("visibilitychange", look);
  };
}
