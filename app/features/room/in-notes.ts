import { createContext, useContext } from "react";

/** What is drawn inside belongs to a side room: the name of the company that alone sees it. */
export const InNotes = createContext<string | null>(null);

/** null: everyone in the room sees it. */
export function useInNotes(): string | null {
  return useContext(InNotes);
}
