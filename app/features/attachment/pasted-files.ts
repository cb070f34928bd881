/**
 * The files of a clipboard; none where they only come with a text, as a table's cells come also as their picture. What copies
 * a file itself gives its name as the text.
 */
export function pastedFiles(clipboard: DataTransfer): File[] {
  const files = [...clipboard.files];
  const text = clipboard.getData("text/plain");
  return text === "" || files.every(({ name }) => text.includes(name)) ? files : [];
}
