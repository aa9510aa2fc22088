/**
 * The time line of a call: its journal, and beside it the words that the room has brought already
 * and the journal has not yet. Words that stand in both are shown once. Pure.
 */
import type { Caption, Captions } from '../../shared/captions.ts';
import { workbenchTexts } from '../../texts.ts';
import { markOf } from './markOf.ts';
import { keyOf, type PageEvent, type ShownPageEvent } from './pageEvent.ts';
import type { DutyTick, SpeechEntry, TimelineEntry } from './timelineEntry.ts';

export interface TimelineOptions {
  /** Titles of clauses by id. */
  readonly clauses: Readonly<Record<string, string>>;
  /** Work number of the person at this desk. */
  readonly workNumber: string;
}

/** A caption and its event may be so far apart by two clocks. */
const clocksApartMs = 60_000;

export function buildTimeline(
  events: readonly ShownPageEvent[],
  captions: Captions,
  options: TimelineOptions,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const event of events) add(entries, event, options);
  const spoken = entries.filter((entry) => entry.kind === 'speech');
  const fresh = notIn(spoken, captions.lines);
  const lines = fresh.map((caption) => ofCaption(caption, false));
  const partials = captions.partials.map((caption) => ofCaption(caption, true));
  return [...entries, ...lines].toSorted((one, other) => one.at - other.at).concat(partials);
}

function add(entries: TimelineEntry[], event: ShownPageEvent, options: TimelineOptions): void {
  const id = keyOf(event);
  const at = Date.parse(event.at);
  if (event.type === 'erased') return;
  const speech = speechOf(event, options.workNumber);
  if (speech !== null) {
    entries.push({ ...emptySpeech, ...speech, id, at });
    return;
  }
  const tick = tickOf(event, options.clauses);
  if (tick !== null) {
    if (!ticked(entries, tick.phrase, tick.tick)) {
      const { title, outcome } = tick.tick;
      const label = workbenchTexts.timeline.duty[outcome];
      const tone = outcome === 'fulfilled' ? 'good' : 'care';
      entries.push({ kind: 'mark', id, at, tone, label, text: title });
    }
    return;
  }
  const mark = markOf(event);
  if (mark !== null) entries.push({ kind: 'mark', id, at, ...mark });
}

const emptySpeech = {
  kind: 'speech',
  human: null,
  way: 'voice',
  unheard: '',
  ticks: [],
  phrase: null,
  delivery: null,
  partial: false,
} as const satisfies Partial<SpeechEntry>;

function speechOf(
  event: PageEvent,
  workNumber: string,
): (Pick<SpeechEntry, 'speaker' | 'text'> & Partial<SpeechEntry>) | null {
  switch (event.type) {
    case 'agent.said': {
      const { text, heard, phrase = null } = event;
      const unheard = text.startsWith(heard) ? text.slice(heard.length) : '';
      return { speaker: 'agent', text: heard, unheard, phrase };
    }
    case 'caller.said':
      return { speaker: 'caller', text: event.text, way: event.via };
    case 'caller.dtmf':
      return { speaker: 'caller', text: event.digits, way: 'key' };
    case 'human.said': {
      const human = event.human === workNumber ? null : event.human;
      return { speaker: 'person', text: event.text, human };
    }
    default:
      return null;
  }
}

function tickOf(
  event: PageEvent,
  clauses: Readonly<Record<string, string>>,
): { readonly phrase: string; readonly tick: DutyTick } | null {
  if (!('dutyId' in event) || event.type === 'duty.opened') return null;
  const { clause, phrase } = event;
  const outcomes = {
    'duty.fulfilled': 'fulfilled',
    'duty.interrupted': 'interrupted',
    'duty.repeated': 'repeated',
    'duty.lapsed': 'lapsed',
  } as const;
  return {
    phrase,
    tick: { clause, title: clauses[clause] ?? clause, outcome: outcomes[event.type] },
  };
}

/** Puts the tick to the words that it judges: the last time that phrase was said. */
function ticked(entries: TimelineEntry[], phrase: string, tick: DutyTick): boolean {
  const index = entries.findLastIndex(
    (entry) => entry.kind === 'speech' && entry.phrase === phrase,
  );
  const entry = entries[index];
  if (entry?.kind !== 'speech') return false;
  const others = entry.ticks.filter(({ clause }) => clause !== tick.clause);
  entries[index] = { ...entry, ticks: [...others, tick] };
  return true;
}

/** The captions that the journal does not have: each of its lines accounts for one caption. */
function notIn(spoken: readonly SpeechEntry[], captions: readonly Caption[]): readonly Caption[] {
  const open = [...spoken];
  return captions.filter((caption) => {
    const index = open.findIndex(
      (entry) =>
        entry.speaker === caption.speaker &&
        bare(entry.text + entry.unheard) === bare(caption.text) &&
        Math.abs(entry.at - caption.at) < clocksApartMs,
    );
    if (index < 0) return true;
    open.splice(index, 1);
    return false;
  });
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '');
}

function ofCaption(caption: Caption, partial: boolean): SpeechEntry {
  const { id, at, speaker, way, text, delivery = null } = caption;
  return { ...emptySpeech, id, at, speaker, way, text, delivery, partial };
}
