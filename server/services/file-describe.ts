import { canDescribe } from "~/domain/file";
import { Refusal } from "~/domain/result";
import type { UseCases } from "./execute";
import { messageOf } from "./message";
import type { Recorder } from "./record";
import { targetOf } from "./target";

/**
 * People of the company that sent a file say which part and revision it is and whether it falls under export control. Refuses
 * `notFound` for what is no file of the message, `forbidden` for another company's, `withdrawn` for what was taken back.
 */
export function fileDescribeCommand(record: Recorder): Pick<UseCases, "file.describe"> {
  return {
    "file.describe": (actor, { roomId, entryId, fileId, description }, keyed) =>
      record.exchange(actor, roomId, keyed, async (client, { organizationId }) => {
        const { rootId } = await targetOf(client, roomId, entryId);
        const message = await messageOf(client, roomId, entryId);
        if (!message.files.some(({ id }) => id === fileId)) throw new Refusal("notFound", { field: "fileId" });
        const author = await client.member.findUniqueOrThrow({
          where: { id: message.authorId },
          select: { organizationId: true },
        });
        if (!canDescribe(organizationId, author.organizationId)) throw new Refusal("forbidden");
        if (message.withdrawnAt !== null) throw new Refusal("withdrawn");
        const payload = { fileId, ...description };
        return [{ kind: "file.described", refersTo: entryId, rootId, payload }];
      }),
  };
}
