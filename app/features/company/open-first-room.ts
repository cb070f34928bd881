import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "~/domain/actor";
import { Refusal } from "~/domain/result";
import { valueFrom } from "~/features/shell/answer-form";

type FirstRoom = { roomName: string; buyer: string; supplier: string; clientKey: string };

/** Opens a room between two companies with the managers of both. The same company twice is refused by the command. */
export async function openFirstRoom(services: AppLoadContext["services"], actor: Actor, room: FirstRoom) {
  const companies = await services.company.list(actor);
  const managersOf = (id: string) => companies.find((company) => company.id === id)?.managers ?? [];
  const members = [...managersOf(room.buyer), ...managersOf(room.supplier)];
  if (room.buyer === room.supplier) throw new Refusal("invalid", { field: "companies" });
  const entry = await services.execute(actor, "room.open", {
    clientKey: room.clientKey,
    name: room.roomName,
    companies: [
      { id: room.buyer, side: "buyer" },
      { id: room.supplier, side: "supplier" },
    ],
    memberIds: members.map(({ id }) => id),
  });
  return valueFrom(entry);
}
