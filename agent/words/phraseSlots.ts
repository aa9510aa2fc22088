/**
 * The `{slot}` places of a phrase: finding them and filling them. Values come from company
 * settings, knowledge, tools, closed lists or the caller; no other names are known.
 */
const slotPattern = /\{([^{}]*)\}/gu;

/**
 * Where a slot's value may come from: company settings, the knowledge, a tool's result (records
 * included), a closed list in code, or what the caller said, turned round. A model may pick among
 * such values, it never writes one.
 */
export type SlotSource = 'company' | 'knowledge' | 'tool' | 'list' | 'caller';

/** Every slot name that a phrase may use, with its sources. */
export const slotSources: Readonly<Record<string, readonly SlotSource[]>> = {
  company: ['company'],
  agent_id: ['company'],
  agent_number: ['company'],
  surname: ['tool', 'caller'],
  title: ['tool', 'caller'],
  detail: ['list', 'knowledge'],
  summary: ['caller'],
  business: ['list', 'knowledge'],
  service: ['list', 'caller'],
  method: ['list'],
  topic: ['knowledge', 'tool', 'caller'],
  answer: ['knowledge', 'tool'],
  step1: ['knowledge'],
  step2: ['knowledge'],
  step3: ['knowledge'],
  result: ['tool', 'knowledge'],
  reason: ['list', 'knowledge'],
  request: ['list', 'caller'],
  alternative: ['list', 'knowledge'],
  phone: ['company'],
  place: ['company'],
  issue: ['list'],
  measure: ['list'],
  deadline: ['company'],
  department: ['company'],
  date: ['tool'],
  position: ['tool'],
  wait: ['tool'],
  caller: ['tool', 'caller'],
  demand: ['caller'],
  items: ['caller'],
};

export const knownSlots: ReadonlySet<string> = new Set(Object.keys(slotSources));

/** Slot names of a text, in order, each once. */
export function slotsOf(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(slotPattern), (match) => match[1] ?? ''))];
}

/** True where a brace is left that belongs to no slot. */
export function hasStrayBrace(text: string): boolean {
  return /[{}]/u.test(text.replaceAll(slotPattern, ''));
}

/** @throws PhraseSlotError where a slot has no value, or a value has no slot */
export function fillSlots(
  id: string,
  text: string,
  values: Readonly<Record<string, string>>,
  allowed: readonly string[],
): string {
  const missing = slotsOf(text).filter((slot) => (values[slot] ?? '') === '');
  const unknown = Object.keys(values).filter((slot) => !allowed.includes(slot));
  if (missing.length > 0 || unknown.length > 0) throw new PhraseSlotError(id, missing, unknown);
  return text.replaceAll(slotPattern, (_, slot: string) => values[slot] ?? '');
}

/** A phrase was to be filled with the wrong slots: a fault of the caller of `fill`. */
export class PhraseSlotError extends Error {
  override readonly name = 'PhraseSlotError';
  readonly phrase: string;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];

  constructor(phrase: string, missing: readonly string[], unknown: readonly string[]) {
    const parts = [
      ...(missing.length > 0 ? [`缺少 ${missing.join('、')}`] : []),
      ...(unknown.length > 0 ? [`没有这样的槽位：${unknown.join('、')}`] : []),
    ];
    super(`用语 ${phrase} 的槽位不对：${parts.join('；')}`);
    this.phrase = phrase;
    this.missing = missing;
    this.unknown = unknown;
  }
}
