import { type FileKind, kindOf, type RoomFileItem } from "~/domain/file";
import { fileAddress, isVisible } from "~/features/viewer/pages";
import { FileIcon, type FileIconName } from "./file-icon";

const icons: Record<FileKind, FileIconName> = {
  picture: "picture",
  pdf: "pdf",
  sheet: "sheet",
  text: "other",
  cad: "cad",
  archive: "archive",
  other: "other",
};

/** A small picture of a file, or the sign of its kind, always as large. Says nothing: its name stands beside it. */
export function FileThumbnail({
  roomId,
  file,
  className = "size-12",
}: {
  roomId: string;
  file: RoomFileItem;
  className?: string;
}) {
  const kind = kindOf(file);
  const frame = `${className} grid shrink-0 place-items-center overflow-hidden rounded-md border border-line bg-sunken text-soft`;
  if (kind !== "picture" || !isVisible(file)) {
    return (
      <span className={frame}>
        <FileIcon name={icons[kind]} className="size-6" />
      </span>
    );
  }
  return (
    <span className={frame}>
      <img
        src={fileAddress(roomId, file.id, "thumbnail")}
        alt=""
        width={96}
        height={96}
        loading="lazy"
        decoding="async"
        className="size-full object-cover"
      />
    </span>
  );
}
