import type { AttachedFile } from "~/domain/file";
import { boxOf } from "./file-box";

/** As much room as the files of a message take, until the code that draws them has come. */
export function FileSpace({ files }: { files: readonly AttachedFile[] }) {
  return (
    <div className="my-1 flex flex-wrap gap-2">
      {files.map((file) => (
        <span key={file.id} style={boxOf(file, files.length === 1) ?? { width: "100%", height: 58 }} />
      ))}
    </div>
  );
}
