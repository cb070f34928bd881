/** A file's size as people say it: 380 KB, 1.2 MB. */
export function sizeText(bytes: number, number: (value: number) => string): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  if (bytes < 999_500) return `${number(Math.round(bytes / 1000))} KB`;
  const megabytes = bytes / 1_000_000;
  return `${number(Math.round(megabytes * (megabytes < 10 ? 10 : 1)) / (megabytes < 10 ? 10 : 1))} MB`;
}
