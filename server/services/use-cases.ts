import { acknowledgementCommands } from "./acknowledgement";
import type { UseCases } from "./execute";
import { fileDescribeCommand } from "./file-describe";
import { memoryCommands } from "./memory";
import { messageCommands } from "./message";
import { participantCommands } from "./participant";
import { reactionCommands } from "./reaction";
import type { Recorder } from "./record";
import { roomOpenCommand } from "./room-open";
import { sideRoomCommand } from "./side-room";
import { specChangeCommands } from "./spec-change";
import { threadCommands } from "./thread";

/** Every command with its use case. The compiler asks for each. */
export function createUseCases(record: Recorder, now: () => number): UseCases {
  return {
    ...messageCommands(record),
    ...threadCommands(record),
    ...fileDescribeCommand(record),
    ...reactionCommands(record),
    ...acknowledgementCommands(record),
    ...memoryCommands(record),
    ...specChangeCommands(record, now),
    ...participantCommands(record),
    ...roomOpenCommand(record),
    ...sideRoomCommand(record),
  };
}
