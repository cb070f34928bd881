import { Link } from "@remix-run/react";
import { fileAddress } from "~/features/viewer/pages";
import { DownloadLink, type FileShown } from "./file-line";
import { fileTo } from "./file-paths";
import { FileState, hasState } from "./file-state";

type FilePictureProps = FileShown & { box: { width: number; height: number } };

/** A picture as small as a row allows; pressed it is shown as a whole. */
export function FilePicture({ box, ...shown }: FilePictureProps) {
  const { file, roomId } = shown;
  return (
    <li className="group/picture relative grid max-w-full gap-1" style={{ width: box.width }}>
      <Link
        to={fileTo(roomId, file.id)}
        className="block overflow-hidden rounded-md bg-sunken"
        style={{ aspectRatio: `${box.width} / ${box.height}` }}
      >
        <img
          src={fileAddress(roomId, file.id, "thumbnail")}
          alt={file.name}
          width={box.width}
          height={box.height}
          loading="lazy"
          decoding="async"
          className="size-full object-cover text-xs text-soft"
        />
      </Link>
      <DownloadLink
        {...shown}
        className="absolute top-1 right-1 bg-raised opacity-0 shadow-raised group-hover/picture:opacity-100 focus-visible:opacity-100 pointer-coarse:hidden"
      />
      {hasState(shown) && (
        <span className="flex flex-wrap gap-1">
          <FileState {...shown} />
        </span>
      )}
    </li>
  );
}
