/**
 * The vocabulary of the journal: every event type of a call with its fields.
 *
 * The journal is the one truth about a call; evals, the desk and outside tools rely on these
 * names. A new type is added to `docs/journal.md` first. Free text is as spoken, `clauses` are
 * rulebook ids, times are milliseconds, `at` is ISO 8601 in UTC.
 */
import { z } from 'zod';

const clauses = z.array(z.string());
const departmentAndSummary = { department: z.string() };

export const handoffReasons = [
  'complaint',
  'out_of_scope',
  'caller_request',
  'repeated_failure',
  'identity_failed',
  'objection',
  'agent_failure',
  'danger',
  'other_language',
  'beyond_authority',
] as const;

export const handoffCauses = [
  'no_answer',
  'busy',
  'declined',
  'voicemail',
  'left',
  'hung_up',
  'withdrawn',
] as const;

/** What became of a talk with a colleague while the caller waited. */
export const consultOutcomes = ['handed_over', 'taken_back', 'failed'] as const;

const callerSchema = z.object({ number: z.string().optional(), name: z.string().optional() });

/** What a person needs to know before taking the call over. Built by code from the journal. */
export const handoffSummarySchema = z.object({
  caller: z.object({
    name: z.string().nullable(),
    number: z.string().nullable(),
    verified: z.boolean(),
  }),
  demand: z.string(),
  complaint: z
    .object({
      time: z.string().nullable(),
      place: z.string().nullable(),
      people: z.string().nullable(),
      event: z.string().nullable(),
      demand: z.string().nullable(),
    })
    .nullable(),
  tried: z.array(z.string()),
  promised: z.array(z.object({ what: z.string(), by: z.string().nullable() })),
  mood: z.enum(['calm', 'upset', 'angry']),
  openDuties: z.array(z.string()),
});

/** The texts of a summary that are the caller's own words; null where it has none. */
const summaryWordingSchema = z.object({
  demand: z.string(),
  event: z.string().nullable(),
  wish: z.string().nullable(),
});

/** Why a polished wording was not taken. */
export const wordingFaults = [
  'late',
  'fault',
  'unreadable',
  'too_long',
  'number',
  'day',
  'name',
  'negation',
  'new_words',
  'incomplete',
  'instructions',
] as const;

const body = {
  'call.started': z.object({
    channel: z.enum(['phone', 'web', 'text']),
    direction: z.enum(['inbound', 'outbound']),
    caller: callerSchema,
    ringMs: z.number(),
    ticketId: z.string().optional(),
    release: z.object({
      product: z.string(),
      phrases: z.string(),
      rules: z.string(),
      knowledge: z.string(),
      model: z.string(),
    }),
  }),
  'agent.said': z.object({
    text: z.string(),
    phrase: z.string().optional(),
    clauses: clauses.optional(),
    source: z.enum(['phrase', 'house', 'model', 'scripted']),
    heard: z.string(),
    interrupted: z.boolean(),
  }),
  'caller.said': z.object({
    text: z.string(),
    via: z.enum(['voice', 'text', 'browser']),
    confidence: z.number().optional(),
  }),
  'caller.silent': z.object({ ms: z.number() }),
  'caller.unintelligible': z.object({}),
  'caller.dtmf': z.object({ digits: z.string() }),
  'duty.opened': z.object({ dutyId: z.string(), clause: z.string(), phrase: z.string() }),
  'duty.fulfilled': z.object({ dutyId: z.string(), clause: z.string(), phrase: z.string() }),
  'duty.interrupted': z.object({
    dutyId: z.string(),
    clause: z.string(),
    phrase: z.string(),
    heard: z.string().optional(),
  }),
  'duty.repeated': z.object({ dutyId: z.string(), clause: z.string(), phrase: z.string() }),
  'duty.lapsed': z.object({
    dutyId: z.string(),
    clause: z.string(),
    phrase: z.string(),
    reason: z.enum(['hung_up', 'limit']).optional(),
  }),
  'situation.entered': z.object({
    situation: z.string(),
    clauses,
    by: z.enum(['rule', 'model']),
  }),
  'gate.intervened': z.object({
    rule: z.string(),
    clauses,
    original: z.string(),
    spoken: z.string(),
  }),
  'tool.called': z.object({
    name: z.string(),
    effect: z.enum(['read', 'write']),
    arguments: z.unknown(),
    result: z.unknown().optional(),
    error: z.string().optional(),
    ms: z.number(),
  }),
  'identity.verified': z.object({ customerId: z.string() }),
  'caller.matched': z.object({ customerId: z.string() }),
  'mood.changed': z.object({ mood: z.enum(['calm', 'upset', 'angry']), quote: z.string() }),
  'pace.changed': z.object({ pace: z.enum(['normal', 'slow']), quote: z.string() }),
  'consent.changed': z.object({
    recording: z.enum(['notified', 'objected', 'withdrawn']),
    plan: z.enum(['go_on', 'person', 'end']).optional(),
  }),
  'hold.started': z.object({ reason: z.string() }),
  'hold.news': z.object({ phrase: z.string(), text: z.string(), by: z.enum(['page', 'line']) }),
  'hold.ended': z.object({ reason: z.string(), ms: z.number().optional() }),
  'complaint.recorded': z.object({
    time: z.string().nullable(),
    place: z.string().nullable(),
    people: z.string().nullable(),
    event: z.string().nullable(),
    demand: z.string().nullable(),
    caller: z.string().nullable(),
    contact: z.string().nullable(),
    severity: z.enum(['simple', 'complex']),
  }),
  'ticket.opened': z.object({
    ticketId: z.string(),
    kind: z.enum(['complaint', 'callback', 'suggestion', 'fault']),
    dueAt: z.string(),
    owner: z.string(),
    subject: z.string(),
    caller: z.string().optional(),
    contact: z.string().optional(),
    handoffId: z.string().optional(),
  }),
  'contact.changed': z.object({
    customerId: z.string().optional(),
    field: z.string(),
    value: z.string(),
    ticketId: z.string().optional(),
  }),
  'handoff.requested': z.object({
    handoffId: z.string(),
    reason: z.enum(handoffReasons),
    ...departmentAndSummary,
    summary: handoffSummarySchema,
  }),
  'summary.polished': z.object({
    handoffId: z.string(),
    outcome: z.enum(['polished', 'kept']),
    cause: z.enum(wordingFaults).optional(),
    model: z.string(),
    ms: z.number(),
    wording: summaryWordingSchema.optional(),
  }),
  'handoff.queued': z.object({ handoffId: z.string() }),
  'handoff.offered': z.object({ handoffId: z.string(), human: z.string().optional() }),
  'handoff.accepted': z.object({ handoffId: z.string(), human: z.string().optional() }),
  'handoff.declined': z.object({
    handoffId: z.string(),
    human: z.string().optional(),
    cause: z.enum(handoffCauses).optional(),
  }),
  'handoff.timed_out': z.object({
    handoffId: z.string(),
    human: z.string().optional(),
    cause: z.enum(handoffCauses).optional(),
  }),
  'handoff.joined': z.object({ handoffId: z.string(), human: z.string().optional() }),
  'handoff.abandoned': z.object({
    handoffId: z.string(),
    human: z.string().optional(),
    cause: z.enum(handoffCauses).optional(),
  }),
  'handoff.completed': z.object({
    handoffId: z.string(),
    human: z.string().optional(),
    cause: z.enum(handoffCauses).optional(),
  }),
  'consult.started': z.object({ handoffId: z.string(), human: z.string(), department: z.string() }),
  'consult.joined': z.object({ handoffId: z.string(), human: z.string() }),
  'consult.ended': z.object({
    handoffId: z.string(),
    human: z.string().optional(),
    outcome: z.enum(consultOutcomes),
    cause: z.enum(handoffCauses).optional(),
  }),
  'human.said': z.object({ human: z.string(), text: z.string() }),
  'participant.joined': z.object({ who: z.string(), kind: z.string() }),
  'participant.left': z.object({ who: z.string(), kind: z.string() }),
  'satisfaction.rated': z.object({ score: z.number().int().min(1).max(5) }),
  'fault.occurred': z.object({
    component: z.enum(['model', 'stt', 'tts', 'tool', 'desk', 'media', 'journal', 'words']),
    kind: z.string(),
    outcome: z.string(),
    ms: z.number(),
  }),
  'state.saved': z.object({ phase: z.string(), state: z.unknown() }),
  'turn.planned': z.object({ phase: z.string(), state: z.unknown(), steps: z.unknown() }),
  'call.resumed': z.object({
    after: z.object({ part: z.number(), seq: z.number(), hash: z.string() }),
  }),
  'call.ended': z.object({
    by: z.enum(['caller', 'agent', 'human', 'system']),
    reason: z.string(),
  }),
} as const;

export const journalBodies: typeof body = body;
export type JournalEventType = keyof typeof body;
/** The fields of one event type, without the envelope. */
export type JournalFields<T extends JournalEventType> = string extends keyof z.infer<
  (typeof body)[T]
>
  ? object
  : z.infer<(typeof body)[T]>;
/** An event as handed to the journal: its type and fields; the envelope is the journal's own. */
export type JournalEntry = {
  [T in JournalEventType]: { type: T } & JournalFields<T>;
}[JournalEventType];

export interface JournalEnvelope {
  v: 1;
  callId: string;
  part: number;
  seq: number;
  at: string;
  turn: number;
}
/** One line of the journal, keys in the order of the file: envelope, type, fields, hash. */
export type JournalEvent = JournalEnvelope & JournalEntry & { hash: string };
/** An event that an erasure emptied: its place, type and hash stay, its personal fields are gone. */
export type ErasedEvent = JournalEnvelope & {
  type: JournalEventType;
  erased: true;
  hash: string;
};
/** What a line of a journal may hold. */
export type StoredEvent = JournalEvent | ErasedEvent;
export type JournalEventOf<T extends JournalEventType> = Extract<JournalEvent, { type: T }>;
export type HandoffReason = (typeof handoffReasons)[number];
export type HandoffCause = (typeof handoffCauses)[number];
export type HandoffSummary = z.infer<typeof handoffSummarySchema>;
export type SummaryWording = z.infer<typeof summaryWordingSchema>;
export type Mood = HandoffSummary['mood'];
