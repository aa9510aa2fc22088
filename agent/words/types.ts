/**
 * The shapes of the words and settings of a company: what `prompts/` holds, once loaded.
 * Plain data; everything that speaks, gates, tests or scores reads these same objects.
 */
import type { Telephony } from './telephony.ts';

/** One mandated or house phrase of `prompts/phrases.yaml`. */
export interface Phrase {
  /** Stable id, dotted, e.g. `opening.greeting`. */
  readonly id: string;
  /** The words as spoken, with `{slot}` places. One side of each "/" choice. */
  readonly text: string;
  /** Other mandated forms of the same words, by name, e.g. `untitled`, `first_in_line`. */
  readonly forms: Readonly<Record<string, string>>;
  /** The rulebook's wording where it differs from `text` (choices with "/", dropped leading words). */
  readonly wording: string;
  /** Clauses that the phrase serves; the first is the one its duty names. */
  readonly clauses: readonly string[];
  readonly source: 'phrase' | 'house';
  /** Names of the slots of `text` and of all forms. */
  readonly slots: readonly string[];
  readonly situation?: string;
  /** False: a caller's words over it do not stop it, they are kept for the next turn. */
  readonly interruptible: boolean;
  /** True: the phrase asks; the caller's answer is expected. */
  readonly question: boolean;
  /** Always spoken slowly: what is read back for the caller to check. */
  readonly pace?: 'slow';
}

export interface Phrases {
  /** @throws UnknownPhraseError where there is none */
  get(id: string): Phrase;
  readonly all: readonly Phrase[];
  /** The words of a phrase with its slots filled. @throws where a slot is missing or unknown */
  fill(id: string, options?: { form?: string; slots?: Readonly<Record<string, string>> }): string;
}

/** One knowledge article: `prompts/knowledge/<topic>.md`; the first line is its index entry. */
export interface Article {
  /** Topic = file name without `.md`, e.g. `续期`. */
  readonly topic: string;
  /** First line of the file: what the article answers. */
  readonly index: string;
  /** Other words callers use for the topic. */
  readonly aliases: readonly string[];
  readonly facts: readonly Fact[];
  /** The whole text as in the file. */
  readonly text: string;
}

/** One fact of an article: a full sentence that may be spoken verbatim. */
export interface Fact {
  readonly text: string;
  /** Words of questions that this fact answers. */
  readonly keywords: readonly string[];
  /** The same as two or three steps, where the fact tells how to do something (STD-3.1). */
  readonly steps?: readonly string[];
}

export interface DirectoryEntry {
  readonly id: string;
  /** As spoken, e.g. `社保业务`. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Which opening of ETI-6.1h is said. */
  readonly opening: 1 | 2;
  readonly phone?: string;
  readonly place?: string;
}

/** What may be offered after a need is met (MGT-1.4.4); off unless the company turns it on. */
export interface Promotion {
  readonly enabled: boolean;
  readonly offers: readonly {
    /** Topics of the knowledge after which it is relevant. */
    readonly after: readonly string[];
    /** A fact of the knowledge, word for word. */
    readonly fact: string;
  }[];
}

/** A request that is refused politely, with a reason and an alternative (STD-3.5). */
export interface Refusal {
  readonly id: string;
  /** Regular expressions (flag `iu`) on the caller's words, half-width, without white space. */
  readonly asks?: string;
  readonly unless?: string;
  /** Values of STD-3.5, a closed list. */
  readonly reason: string;
  readonly request: string;
  readonly alternative: string;
  /** What a yes to the alternative brings. */
  readonly offers: 'person' | 'suggestion' | 'answer' | 'nothing';
  /** The question that is answered then, where `offers` is `answer`. */
  readonly question?: string;
}

export type DepartmentRole = 'default' | 'complaints' | 'applications' | 'support';

export interface Department {
  readonly name: string;
  readonly role: DepartmentRole;
  /** What makes a matter this department's: words of the caller. */
  readonly keywords: readonly string[];
  /** Work numbers of those who answer for it; left out: everybody does. */
  readonly people?: readonly string[];
}

/** A deadline as spoken (`1个工作日`) and as computed. */
export interface Deadline {
  readonly spoken: string;
  readonly workingDays?: number;
  readonly workingHours?: number;
}

/** Which of the mandated greetings is said, and in whose name. */
export interface OpeningSettings {
  /** standard REC-2.1b, named STD-1.2a, line STD-1.2b, company MGT-2.4.1b, switchboard ETI-5c1. */
  readonly greeting: 'standard' | 'named' | 'line' | 'company' | 'switchboard';
  /** A service line's name in place of the company's, e.g. a department. */
  readonly lineName?: string;
}

export interface Company {
  readonly name: string;
  readonly agentId: string;
  readonly agentNumber: string;
  readonly timeZone: string;
  /** ISO instant that text mode, tests and evals take for now. */
  readonly demoNow: string;
  readonly serviceHours: { readonly from: string; readonly to: string };
  /** Closed and open beyond the public holidays and make-up days, local dates `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  readonly workingWeekends: readonly string[];
  /** The company's own lists hold every holiday up to this local date. */
  readonly holidaysCompleteUntil?: string | undefined;
  readonly departments: readonly Department[];
  readonly deadlines: {
    readonly simpleComplaint: Deadline;
    readonly complexComplaint: Deadline;
    readonly callback: Deadline;
  };
  /** For the callers' privacy page: where to turn to, how long records are kept. */
  readonly privacy: { readonly contact: string; readonly keptFor: string };
  readonly objectionPlan: 'go_on' | 'person' | 'end';
  readonly handoff: {
    readonly answerWithinMs: number;
    readonly people: number;
    readonly newsEveryMs: number;
    /** How long a person who was rung by telephone may take to press a key, from the answer on. */
    readonly briefingMs: number;
    /** Telephones of people by work number: rung where their page is not open. */
    readonly phones: Readonly<Record<string, string>>;
    /** How long a caller waits in line until somebody is free. */
    readonly waitAtMostMs: number;
    /** What a person has after a call for what is left to write. */
    readonly wrapUpMs: number;
    /** A complaint may be answered by any department when its owner has nobody (decision 19). */
    readonly helpers: boolean;
  };
  readonly silence: {
    readonly silentProbeMs: number;
    readonly silentProbes: number;
    readonly silentFarewellMs: number;
    readonly afterAnswerMs: number;
    readonly afterAnythingElseMs: number;
    readonly beforeFarewellMs: number;
    readonly afterQuestionMs: number;
    readonly withoutEarMs: number;
    readonly takingNotesMs: number;
  };
  /** Callbacks: no ringing between these hours of the day, and at most so many tries a ticket. */
  readonly outbound: {
    readonly quietHours: { readonly from: string; readonly to: string };
    readonly tries: number;
  };
  readonly farewellWaitMs: number;
  /** The longest call, when the caller is told that it is near, and what it may cost at a model. */
  readonly callLimit: {
    readonly atMostMs: number;
    readonly warnBeforeMs: number;
    readonly modelTokens: number;
  };
  /** Whether satisfaction is asked for before the farewell (TRN-CSAT), and how long a score may take. */
  readonly satisfaction: { readonly asked: boolean; readonly waitMs: number };
  readonly opening: OpeningSettings;
  /** Look-ups that take long (decision 13), in ms: announced, agreed to by silence, given up. */
  readonly hold: {
    readonly announceAfterMs: number;
    readonly consentMs: number;
    readonly atMostMs: number;
  };
  readonly directory: readonly DirectoryEntry[];
  /** Words of ours, with what callers say for them; knowledge is asked in ours. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  readonly refusals: readonly Refusal[];
  readonly promotion: Promotion;
  /** Telephone lines; left out: the company is reached from its web page only. */
  readonly telephony?: Telephony;
}

/** Everything of `prompts/`, fixed for one call, with its hashes. */
export interface Words {
  readonly phrases: Phrases;
  readonly company: Company;
  readonly articles: readonly Article[];
  readonly rules: readonly GateRule[];
  readonly lexicon: Lexicon;
  readonly instructions: string;
  /** For a model that polishes the wording of a summary; '' where there are none. */
  readonly summaryInstructions: string;
  /** SHA-256 (first 16 hex characters) of each part, as `call.started.release` names them. */
  readonly hashes: { readonly phrases: string; readonly rules: string; readonly knowledge: string };
}

/** What code finds where no pattern can; each is a rule of `prompts/rules.yaml` all the same. */
export const gateChecks = [
  'speakable',
  'whole',
  'language',
  'instructions',
  'names',
  'lookup',
  'value',
  'own',
  'statement',
  'half',
  'confirmed',
  'sound',
  'topic',
  'repeated',
  'brevity',
] as const;

export type GateCheck = (typeof gateChecks)[number];

/** One rule of `prompts/rules.yaml`: what free speech may not hold, and what happens then. */
export interface GateRule {
  readonly id: string;
  readonly clauses: readonly string[];
  /**
   * Regular expressions (flag `u`) on the folded sentence: simplified, half-width, lower case. A
   * match that does not lie within a match of `except`, or within quoted knowledge, is a hit.
   * None where the rule is a `check`.
   */
  readonly patterns: readonly RegExp[];
  readonly except: readonly RegExp[];
  /** The check of the gate that finds it, in place of patterns. */
  readonly check?: GateCheck;
  /** `mend`: the check itself says what is spoken instead. */
  readonly action:
    | { readonly kind: 'rewrite'; readonly replacement: string }
    | { readonly kind: 'replace'; readonly phrase: string }
    | { readonly kind: 'drop' }
    | { readonly kind: 'mend' };
  /** Examples that pass and that are caught; they are the rule's tests. */
  readonly passes: readonly GateExample[];
  readonly fails: readonly GateExample[];
}

/** A sentence of a model in its place of a call. */
export interface GateExample {
  readonly says: string;
  /** The caller's words of this turn. */
  readonly asked?: string;
  /** Earlier sentences of the reply. */
  readonly before?: readonly string[];
  /** What the agent said last before this turn of the caller. */
  readonly previous?: readonly string[];
  /** Results of tools of this call, as JSON texts. */
  readonly results?: readonly string[];
}

/** The gate's word lists, `prompts/lexicon.yaml`. */
export interface Lexicon {
  /** Groups of options that exclude one another; each option with all of its names. */
  readonly contrasts: readonly (readonly (readonly string[])[])[];
  /** Words that need a source as numbers do, with other ways to say them. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** Fields of tool results: the words that their values are spoken with, and the unit of a number. */
  readonly keys: Readonly<
    Record<string, { readonly words: readonly string[]; readonly unit?: string }>
  >;
  /** States of a caller's own certificate or order: told from a tool's result only. */
  readonly states: readonly string[];
  /** Words that are not said in other characters of the same sound either. */
  readonly sounds: readonly string[];
  /** Words that make a clause a statement on business, which knowledge must support. */
  readonly business: readonly string[];
  /** Words that state nothing. */
  readonly neutral: readonly string[];
}
