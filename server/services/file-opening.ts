import type { Actor } from "~/domain/actor";
import type { Opening, RoomFileItem } from "~/domain/file";
import { countryOf } from "../adapters/country";
import type { Database } from "../database/client";
import { newId } from "./id";

/** Milliseconds: opened again within it, from the same country, is the same opening. */
const sameOpening = 10 * 60_000;
const mostRemembered = 10_000;

type Dependencies = { database: Database; now: () => number };
type Opened = { roomId: string; files: Pick<RoomFileItem, "id" | "memberId">[]; how: Opening["how"]; address: string };

/** Keeps who had which file before them, when and from where. Opening is not agreeing, so it is no entry of the log. */
export function fileOpenings({ database: { prisma }, now }: Dependencies) {
  /** When each was kept last: a reader of PDF asks for one file in many pieces. */
  const lately = new Map<string, number>();

  /** Whoever sent a file has it anyway. */
  return async (actor: Actor, { roomId, files, how, address }: Opened): Promise<void> => {
    const { memberId, organizationId } = actor;
    const country = await countryOf(address);
    const at = now();
    for (const file of files) {
      const key = [memberId, file.id, how, country].join(" ");
      if (file.memberId === memberId || at - (lately.get(key) ?? -sameOpening) < sameOpening) continue;
      if (lately.size > mostRemembered) lately.clear();
      lately.set(key, at);
      await prisma.$executeRaw`
        INSERT INTO file_opening (id, file_id, room_id, member_id, organization_id, at, how, country)
        SELECT ${newId(at)}::uuid, ${file.id}::uuid, ${roomId}::uuid, ${memberId}::uuid, ${organizationId}::uuid, ${new Date(at)},
               ${how}, ${country}
         WHERE NOT EXISTS (
               SELECT 1 FROM file_opening WHERE file_id = ${file.id}::uuid AND member_id = ${memberId}::uuid AND how = ${how}
                  AND country IS NOT DISTINCT FROM ${country} AND at > ${new Date(at - sameOpening)})`.catch(
        (error) => {
          lately.delete(key);
          throw error;
        },
      );
    }
  };
}
