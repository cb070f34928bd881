import type { Language } from "../../app/domain/language";
import { addSeconds, type Moment, momentAt, timeOf, weekdayOf, workingDays } from "./long-room/days";
import { type Figures, figuresFor, fill, type Part } from "./long-room/figures";
import roomFile from "./long-room/room.json" with { type: "json" };
import routinesFile from "./long-room/routines.json" with { type: "json" };
import storiesFile from "./long-room/stories.json" with { type: "json" };
import type { SampleEntry, SampleRoom } from "./sample-room";

/** What the room holds in the log: its opening, one joining for each of its first people, and every sample entry. */
const totalEntries = 2000;
const edits = 40;

/**
 * `say`: one of these, an empty one is silence; `fits`: the one at the same place as the first turn's, which it answers;
 * `days`: that many working days after the turn before; `maybe`: may be left out.
 */
type Turn = { by: string; say?: string[]; add?: string; fits?: boolean; days?: number; maybe?: boolean };
/** `on`: on each of these weekdays; without it, now and then; `rare`: half as often as that. */
type Routine = { on?: string[]; at?: string; rare?: boolean; turns: Turn[] };
type Story = { day: string; at: string; turns: Turn[] };
type Line = { when: Moment; by: string; post?: string; misprint?: string; add?: string; maybe: boolean };
type Dice = () => number;

const languages = roomFile.languages as Record<string, Language>;
const days = workingDays(roomFile.firstDay, roomFile.lastDay, roomFile.daysOff);

/** Nine months of daily business in one room of exactly 2,000 entries; the same ones every time. */
export function longRoom(): SampleRoom {
  const dice = diceFrom(20260224);
  const lines = [...told(storiesFile, dice), ...repeated(routinesFile, dice)].sort(byTime);
  const withdrawn = roomFile.withdrawn.length * 3; // each: the slip, its withdrawal, an explanation
  const kept = trim(lines, totalEntries - 1 - roomFile.people.length - edits - withdrawn);
  const entries = [...written(kept), ...slips(kept, dice)].sort(byTime);
  return {
    name: roomFile.name,
    companies: roomFile.companies as SampleRoom["companies"],
    people: roomFile.people,
    entries: inOrder(entries),
    readUpTo: { park: 10, sato: 9 },
  };
}

type Timed = { when: Moment; entry: (at: string) => SampleEntry };

function told(stories: Story[], dice: Dice): Line[] {
  return stories.flatMap((story) => {
    const day = days.indexOf(story.day);
    if (day < 0) throw new Error(`${story.day} is a day off`);
    return play(story.turns, momentAt(day, story.at), dice);
  });
}

function repeated(routines: Routine[], dice: Dice): Line[] {
  const sometimes = routines.filter((routine) => !routine.on);
  let bag: Routine[] = [];
  let round = 0;
  const draw = () => {
    if (bag.length === 0) {
      round += 1;
      bag = shuffled(
        sometimes.filter((routine) => !routine.rare || round % 2 === 0),
        dice,
      );
    }
    return bag.pop() as Routine;
  };
  return days.flatMap((date, day) => {
    if (roomFile.quietDays.includes(date)) return [];
    const today = routines.filter((routine) => routine.on?.includes(weekdayOf(date)));
    const extra = [draw(), draw()];
    return [...today, ...extra].flatMap((routine) => {
      const start = momentAt(day, routine.at ?? (routine.on ? "09:00" : "09:20"));
      const spread = routine.at ? 25 * 60 : routine.on ? 100 * 60 : 7 * 3600;
      return play(routine.turns, addSeconds(start, Math.floor(dice() * spread)), dice);
    });
  });
}

/** A conversation, turn by turn. What would fall behind the last day is not said. */
function play(turns: Turn[], start: Moment, dice: Dice): Line[] {
  const figures = figuresFor(pick(roomFile.parts as Part[], dice), days, start.day, dice);
  const opening = Math.floor(dice() * (turns[0]?.say?.length ?? 1));
  let when = start;
  const lines = turns.map((turn, place): Line => {
    if (turn.days) when = addSeconds(momentAt(when.day + turn.days, "09:05"), Math.floor(dice() * 6 * 3600));
    else if (place > 0) when = addSeconds(when, 150 + Math.floor(dice() * dice() * 5400));
    const template = place === 0 || turn.fits ? turn.say?.[opening] : turn.say && pick(turn.say, dice);
    return {
      when,
      by: turn.by,
      add: turn.add,
      maybe: turn.maybe ?? false,
      ...(template && spoken(template, turn.by, figures)),
    };
  });
  return lines.filter((line) => line.when.day < days.length && (line.post || line.add));
}

/** The sentence, and how it would read with two digits of its quantity swapped. */
function spoken(template: string, by: string, figures: Figures): { post: string; misprint?: string } {
  const language = languages[by] ?? "en";
  const post = fill(template, figures, language);
  const misprint = fill(template, { ...figures, qty: figures.misprintedQty }, language);
  return misprint === post ? { post } : { post, misprint };
}

/** Leaves out thanks and the like, evenly, until `wanted` lines are left. */
function trim(lines: Line[], wanted: number): Line[] {
  const surplus = lines.length - wanted;
  const spare = lines.filter((line) => line.maybe);
  if (surplus < 0 || surplus > spare.length)
    throw new Error(`${lines.length} lines, ${spare.length} of them spare, do not make ${wanted}`);
  const dropped = new Set(evenly(spare, surplus));
  return lines.filter((line) => !dropped.has(line));
}

function written(lines: Line[]): Timed[] {
  const misprinted = new Set(
    evenly(
      lines.filter((line) => line.misprint),
      edits,
    ),
  );
  return lines.flatMap((line, place): Timed[] => {
    const { when, by, post, add } = line;
    if (add) return [{ when, entry: (at) => ({ at, by, add }) }];
    if (!post) return [];
    const lang = languages[by] ?? "en";
    if (!line.misprint || !misprinted.has(line)) return [{ when, entry: (at) => ({ at, by, post, lang }) }];
    const wrong = line.misprint;
    const key = `e${place}`;
    return [
      { when, entry: (at) => ({ at, by, post: wrong, lang, key }) },
      { when: addSeconds(when, 70 + (place % 80)), entry: (at) => ({ at, by, edit: key, post, lang }) },
    ];
  });
}

function slips(lines: Line[], dice: Dice): Timed[] {
  const places = evenly(
    lines.filter((line) => line.when.day > 2),
    roomFile.withdrawn.length,
  );
  return roomFile.withdrawn.flatMap(({ by, say, then }, place): Timed[] => {
    const key = `w${place}`;
    const lang = languages[by] ?? "en";
    const when = addSeconds((places[place] as Line).when, 200);
    const noticed = addSeconds(when, 25 + Math.floor(dice() * 60));
    return [
      { when, entry: (at) => ({ at, by, post: say, lang, key }) },
      { when: noticed, entry: (at) => ({ at, by, withdraw: key }) },
      { when: addSeconds(noticed, 40), entry: (at) => ({ at, by, post: then, lang }) },
    ];
  });
}

/** No two entries share a second. */
function inOrder(entries: Timed[]): SampleEntry[] {
  let last: Moment = { day: 0, second: 0 };
  return entries.map(({ when, entry }) => {
    const tooEarly = when.day === last.day && when.second <= last.second;
    last = tooEarly ? { day: last.day, second: last.second + 1 } : when;
    return entry(timeOf(days, last));
  });
}

function byTime(a: { when: Moment }, b: { when: Moment }): number {
  return a.when.day - b.when.day || a.when.second - b.when.second;
}

function evenly<T>(items: T[], count: number): T[] {
  return Array.from({ length: count }, (_, place) => items[Math.floor(((place + 0.5) * items.length) / count)] as T);
}

function pick<T>(items: T[], dice: Dice): T {
  return items[Math.floor(dice() * items.length)] as T;
}

function shuffled<T>(items: T[], dice: Dice): T[] {
  return items
    .map((item) => ({ item, order: dice() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1 that look random and are the same for the same seed: a linear congruence modulo 2³². */
function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
