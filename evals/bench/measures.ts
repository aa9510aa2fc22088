/** What the bench measures, with the first targets of each. */

export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: 'ms' | 'MB' | '轮/秒' | '%';
  /** p95 not above this; no target where it is left out. */
  readonly target?: number;
  /** p50 not below this: for rates. */
  readonly atLeast?: number;
}

export const measures = {
  greetingCold: {
    id: 'greeting_cold',
    name: '派单 → 首个问候音，冷启动',
    unit: 'ms',
    target: 1500,
  },
  ringCold: { id: 'ring_cold', name: '　其中从提交呼叫算起', unit: 'ms' },
  greetingWarm: {
    id: 'greeting_warm',
    name: '派单 → 首个问候音，有预备进程',
    unit: 'ms',
    target: 800,
  },
  ringWarm: { id: 'ring_warm', name: '　其中从提交呼叫算起', unit: 'ms' },
  greetingLost: { id: 'greeting_lost', name: '问候没有听到的部分', unit: 'ms' },
  phraseTurn: {
    id: 'phrase_turn',
    name: '来电人说完 → 首个回复音，规定用语',
    unit: 'ms',
  },
  phraseCommitted: {
    id: 'phrase_turn_committed',
    name: '判定说完 → 首个回复音，规定用语',
    unit: 'ms',
  },
  modelTurn: {
    id: 'model_turn',
    name: '来电人说完 → 首个回复音，模型 0 ms',
    unit: 'ms',
  },
  modelCommitted: {
    id: 'model_turn_committed',
    name: '判定说完 → 首个回复音，模型 0 ms',
    unit: 'ms',
  },
  handoffRing: { id: 'handoff_ring', name: '申请转接 → 坐席响铃', unit: 'ms', target: 1000 },
  handoffSummary: { id: 'handoff_summary', name: '响铃时摘要已备好', unit: '%', atLeast: 100 },
  handoffTalk: {
    id: 'handoff_talk',
    name: '坐席接听 → 双方互相听到',
    unit: 'ms',
    target: 1500,
  },
  handoffGap: { id: 'handoff_gap', name: '接通时来电人听到的空白', unit: 'ms', target: 300 },
  successor: {
    id: 'successor',
    name: '通话进程被杀 → 接续的进程出声',
    unit: 'ms',
    target: 6000,
  },
  gate: { id: 'gate', name: '话术闸门，每句', unit: 'ms', target: 2 },
  situations: { id: 'situations', name: '情形判定，每轮', unit: 'ms', target: 5 },
  textTurns: { id: 'text_turns', name: '文本模式，每秒轮数', unit: '轮/秒', atLeast: 300 },
  memory: { id: 'memory', name: '每通电话内存，通话进程', unit: 'MB' },
  memoryVoice: { id: 'memory_voice', name: '每通电话内存，语音合成进程', unit: 'MB' },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export type Samples = Readonly<Record<MeasureName, readonly number[]>>;
