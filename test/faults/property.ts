import fc from "fast-check";
import { judge } from "./judge";
import { createModelServer } from "./model-server";
import { schedule } from "./schedule";
import { simulate } from "./simulation";

/** Whatever happens on the way, each send is stored once and in order, and every tab shows what the log says. */
export function delivery(serve = createModelServer) {
  return fc.asyncProperty(schedule, async (happening) => {
    const simulation = await simulate(serve(), happening);
    await judge(simulation).finally(simulation.close);
  });
}
