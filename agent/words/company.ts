/**
 * The settings of a company, `prompts/company.yaml`: their shape and what must agree within them.
 * Another company is another file; no name, number or limit of a company is in code.
 */
import { z } from 'zod';
import { readYaml } from './readYaml.ts';
import { telephonySchema } from './telephony.ts';
import type { Company } from './types.ts';
import type { FaultList } from './wordsFault.ts';

const text = z.string().trim().min(1, '内容不能为空');
const texts = z.array(text);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, '时刻应形如 09:00');
const dates = z.array(z.iso.date('日期应形如 2026-01-01'));
const limit = z.int().positive().max(3_600_000);

const timeZone = text.refine((zone) => {
  try {
    new Intl.DateTimeFormat('zh-CN', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, '不是有效的时区，应形如 Asia/Shanghai');

const deadline = z
  .strictObject({
    spoken: text,
    workingDays: z.int().positive().exactOptional(),
    workingHours: z.int().positive().exactOptional(),
  })
  .refine(
    ({ workingDays, workingHours }) => (workingDays === undefined) !== (workingHours === undefined),
    'workingDays 与 workingHours 应写且只写一个',
  );

const directoryEntry = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/u),
    name: text,
    aliases: texts,
    opening: z.literal([1, 2]),
    phone: z
      .string()
      .regex(/^\d{3,}$/u, '电话只写数字')
      .exactOptional(),
    place: text.exactOptional(),
  })
  .refine(
    ({ phone, place }) => (phone === undefined) !== (place === undefined),
    'phone 与 place 应写且只写一个',
  );

const expression = text.refine((source) => {
  try {
    new RegExp(source, 'iu');
    return true;
  } catch {
    return false;
  }
}, '不是有效的正则表达式');

const refusal = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/u),
    asks: expression.exactOptional(),
    unless: expression.exactOptional(),
    reason: text,
    request: text,
    alternative: text,
    offers: z.enum(['person', 'suggestion', 'answer', 'nothing']),
    question: text.exactOptional(),
  })
  .refine(
    ({ offers, question }) => (offers === 'answer') === (question !== undefined),
    'offers 为 answer 时写 question，其余不写',
  );

const department = z.strictObject({
  name: text.endsWith('部', '部门名称应以“部”结尾'),
  role: z.enum(['default', 'complaints', 'applications', 'support']),
  keywords: texts,
  people: z
    .array(z.string().regex(/^\d{2,6}$/u, '工号是 2 至 6 位数字'))
    .min(1)
    .exactOptional(),
});

const companySchema = z.strictObject({
  name: text,
  agentId: text,
  agentNumber: text,
  timeZone,
  demoNow: z.iso.datetime({ offset: true }),
  serviceHours: z
    .strictObject({ from: clockTime, to: clockTime })
    .refine(({ from, to }) => from < to, '开始时刻应早于结束时刻'),
  holidays: dates,
  workingWeekends: dates,
  holidaysCompleteUntil: z.iso.date().optional(),
  departments: z
    .array(department)
    .refine((all) => holdsOne(all, 'default'), '应有且只有一个部门的 role 为 default')
    .refine((all) => holdsOne(all, 'complaints'), '应有且只有一个部门的 role 为 complaints'),
  deadlines: z.strictObject({
    simpleComplaint: deadline,
    complexComplaint: deadline,
    callback: deadline,
  }),
  privacy: z.strictObject({ contact: text, keptFor: text }).default({
    contact: '请来电转人工，由客服人员转给负责个人信息的部门',
    keptFor: '按法律规定和办理业务的需要，保存最短的必要时间',
  }),
  objectionPlan: z.enum(['go_on', 'person', 'end']),
  handoff: z.strictObject({
    answerWithinMs: limit,
    people: z.int().positive().max(20),
    newsEveryMs: limit,
    briefingMs: limit.default(20_000),
    phones: z
      .record(
        z.string().regex(/^\d{2,6}$/u, '工号是 2 至 6 位数字'),
        z.string().regex(/^\+?\d{2,20}$/u, '电话只写数字'),
      )
      .default({}),
    waitAtMostMs: limit.default(300_000),
    wrapUpMs: z.int().min(0).max(3_600_000).default(60_000),
    helpers: z.boolean().default(true),
  }),
  outbound: z
    .strictObject({
      quietHours: z.strictObject({ from: clockTime, to: clockTime }),
      tries: z.int().positive().max(20),
    })
    .default({ quietHours: { from: '20:00', to: '09:00' }, tries: 3 }),
  silence: z.strictObject({
    silentProbeMs: limit,
    silentProbes: z.int().positive().max(10),
    silentFarewellMs: limit,
    afterAnswerMs: limit,
    afterAnythingElseMs: limit,
    beforeFarewellMs: limit,
    afterQuestionMs: limit,
    withoutEarMs: limit,
    takingNotesMs: limit,
  }),
  farewellWaitMs: limit,
  callLimit: z
    .strictObject({
      atMostMs: z.int().min(60_000).max(14_400_000),
      warnBeforeMs: limit,
      modelTokens: z.int().positive(),
    })
    .refine(({ atMostMs, warnBeforeMs }) => warnBeforeMs < atMostMs, 'warnBeforeMs 应短于 atMostMs')
    .default({ atMostMs: 1_800_000, warnBeforeMs: 60_000, modelTokens: 200_000 }),
  hold: z.strictObject({ announceAfterMs: limit, consentMs: limit, atMostMs: limit }),
  satisfaction: z.strictObject({ asked: z.boolean(), waitMs: limit }),
  opening: z.strictObject({
    greeting: z.enum(['standard', 'named', 'line', 'company', 'switchboard']),
    lineName: text.exactOptional(),
  }),
  directory: z.array(directoryEntry),
  synonyms: z.record(text, texts.min(1)).default({}),
  refusals: z.array(refusal).default([]),
  promotion: z
    .strictObject({
      enabled: z.boolean(),
      offers: z.array(z.strictObject({ after: texts.min(1), fact: text })),
    })
    .default({ enabled: false, offers: [] }),
  telephony: telephonySchema.exactOptional(),
});

function holdsOne(all: readonly { role: string }[], role: string): boolean {
  return all.filter((one) => one.role === role).length === 1;
}

/** Reads the company file; null where it has faults. */
export function readCompany(file: string, source: string, faults: FaultList): Company | null {
  const yaml = readYaml(file, source, companySchema, faults);
  if (yaml === null) return null;
  const seen = new Set<string>();
  yaml.value.directory.forEach(({ id }, index) => {
    if (seen.has(id)) {
      faults.add(file, yaml.lineOf(['directory', index, 'id']), `directory：编号 ${id} 重复`);
    }
    seen.add(id);
  });
  return yaml.value;
}
