import type { Actor } from "../../app/domain/actor";
import type { Entry } from "../../app/domain/entry";
import type { CommandInput, CommandName } from "../../app/domain/protocol";
import type { SampleEntry, SampleFile } from "./sample-room";

type Give = <N extends CommandName>(
  actor: Actor,
  name: N,
  input: Omit<CommandInput<N>, "clientKey">,
  at: number,
) => Promise<Entry>;
type Files = NonNullable<CommandInput<"message.post">["files"]>;
type Stage = {
  roomId: string;
  person: (key: string) => Actor;
  give: Give;
  bring: (actor: Actor, files: SampleFile[]) => Promise<Files>;
};

/** Gives each line's command at its own time, and keeps what later lines name. */
export async function playLines(lines: SampleEntry[], stage: Stage): Promise<void> {
  const known = new Map<string, Entry>();
  for (const line of lines) {
    const entry = await playLine(line, stage, known);
    if ("key" in line && line.key) known.set(line.key, entry);
    // An answer is to what a message says now.
    if ("edit" in line) known.set(line.edit, { ...earlier(known, line.edit), seq: entry.seq } as Entry);
  }
}

async function playLine(line: SampleEntry, stage: Stage, known: Map<string, Entry>): Promise<Entry> {
  const { roomId, person, give } = stage;
  const at = Date.parse(line.at);
  const by = person(line.by);
  const does = <N extends CommandName>(name: N, input: Omit<CommandInput<N>, "clientKey">) => give(by, name, input, at);
  const about = (key: string) => ({ roomId, entryId: earlier(known, key).id });
  if ("add" in line) return does("member.add", { roomId, memberId: person(line.add).memberId });
  if ("withdraw" in line) return does("message.withdraw", about(line.withdraw));
  if ("edit" in line) return does("message.edit", { ...about(line.edit), text: line.post, lang: line.lang });
  if ("react" in line) return does("reaction.add", { ...about(line.about), reaction: line.react });
  if ("propose" in line) {
    const { propose: content, answerBy } = line;
    return does("specChange.propose", { roomId, content, asksImpact: true, answerBy });
  }
  if ("understand" in line) return does("specChange.understand", { ...about(line.understand), revision: 1 });
  if ("impact" in line)
    return does("specChange.answerImpact", { ...about(line.about), revision: 1, sheet: line.impact });
  if ("reply" in line) {
    const { reply: text, to, lang, meaning } = line;
    return does("reply.post", { ...about(to), text, lang, ...(meaning && { meaning }) });
  }
  if ("note" in line) {
    const side = await does("side.open", { roomId });
    return give(by, "message.post", { roomId: side.roomId, text: line.note, lang: line.lang }, at + 1);
  }
  if ("ack" in line) {
    const { ack: state, ask, text } = line;
    const { id: askId } = earlier(known, ask);
    const { seq: version } = earlier(known, line.about);
    return does("ack.give", { ...about(line.about), askId, state, version, ...(text && { text }) });
  }
  if ("ask" in line) {
    const memberIds = line.ask.map((key) => person(key).memberId);
    return does("ack.ask", { ...about(line.about), memberIds, ...(line.day && { day: line.day }) });
  }
  if ("confirm" in line) {
    return does("memory.confirm", { ...about(line.about), itemId: earlier(known, line.confirm).id });
  }
  if ("pin" in line) {
    const { pin: text, topic, day } = line;
    return does("memory.pin", { ...about(line.about), topic, text, ...(day && { day }) });
  }
  const { post: text, lang, meaning } = line;
  const files = line.files && (await stage.bring(by, line.files));
  return does("message.post", { roomId, text, lang, ...(meaning && { meaning }), ...(files && { files }) });
}

function earlier(known: Map<string, Entry>, key: string): Entry {
  const entry = known.get(key);
  if (!entry) throw new Error(`the samples name ${key}, which is nowhere before`);
  return entry;
}
