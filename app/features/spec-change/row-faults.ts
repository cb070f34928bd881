import { useState } from "react";
import {
  type ChangeFault,
  type ChangeFaults,
  isBlankRow,
  readRows,
  type TypedRow,
} from "~/domain/typed-characteristics";

/** What is wrong with each cell as it reads now. */
export function faultsOfRows(rows: TypedRow[]): ChangeFaults {
  return readRows(rows).faults;
}

/**
 * Faults of cells as they read now, for the rows that somebody has left, pasted or tried to send: nobody is told of a size
 * while it is being typed. `sent`: what the last try was refused for, as long as its cell is empty.
 */
export function useRowFaults(rows: TypedRow[], sent: ChangeFaults) {
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const tried = Object.keys(sent).length > 0;
  const now = faultsOfRows(rows);
  return {
    look: (keys: string[]) => setLooked((before) => new Set([...before, ...keys])),
    faultOf(row: TypedRow, place: number, name: string): ChangeFault | undefined {
      const field = `row${place}.${name}`;
      if (isBlankRow(row)) return undefined;
      if (tried && !now[field] && sent[field] && !isReadAnew(sent[field])) return sent[field];
      return tried || looked.has(row.key) ? now[field] : undefined;
    },
  };
}

/** Whether a fault is of those that each look at a cell finds again. */
function isReadAnew(fault: ChangeFault): boolean {
  return !["empty", "invalid", "tooLong", "badText"].includes(fault);
}
