/** The toolbox and its tools, on the demo company's data: what they tell, and to whom. */
import { beforeEach, describe, expect, it } from 'vitest';
import { loadWords } from '../agent/words/loadWords.ts';
import { createDemoCustomers, demoCustomers } from '../records/customers/demoCustomers.ts';
import type { JournalFields } from '../records/journal/events.ts';
import { createToolbox, longestArguments } from './createToolbox.ts';
import { tools } from './index.ts';
import { requestableSituations } from './situation/requestSituation.ts';
import type { Toolbox, ToolCallState, ToolResult } from './types.ts';

const { company, articles } = loadWords('prompts');
let call: ToolCallState;
let notes: JournalFields<'tool.called'>[];
let toolbox: Toolbox;

beforeEach(() => {
  call = { verified: null, identityTries: 0, situation: null };
  notes = [];
  toolbox = createToolbox({
    context: {
      company,
      articles,
      customers: createDemoCustomers(),
      now: new Date(company.demoNow),
      call,
    },
    note: (entry) => notes.push(entry),
    elapsed: () => 0,
  });
});

const wang = { name: '王建国', phone: '13000000001', id_last_four: '0017' };

function errorOf(result: ToolResult): string {
  return result.ok ? '' : result.error;
}

describe('every tool', () => {
  it('has a snake_case name, an effect, and an object of described parameters', () => {
    for (const spec of toolbox.specs) {
      expect(spec.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(spec.parameters).toMatchObject({ type: 'object', additionalProperties: false });
      const { properties } = spec.parameters as { properties: Record<string, object> };
      for (const property of Object.values(properties)) {
        expect(property).toHaveProperty('description');
      }
    }
    expect(toolbox.specs.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
  });

  it('is named in the instructions only by names that exist', () => {
    const { instructions } = loadWords('prompts');
    const named = instructions.match(/\b[a-z]+_[a-z_]+\b/g) ?? [];
    const known = [...tools.map(({ name }) => name), ...Object.keys(requestableSituations)];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the toolbox', () => {
  it('answers an unknown tool with the valid ones', async () => {
    expect(errorOf(await toolbox.run('listOrders', '{}'))).toContain('search_knowledge、');
    expect(notes[0]).toMatchObject({ name: 'unknown', arguments: null });
  });

  it.each([
    ['no JSON', '{"question":'],
    ['no object', '[1,2]'],
    ['too long', JSON.stringify({ question: '长'.repeat(longestArguments) })],
  ])('refuses arguments that are %s, without repeating them', async (_name, raw) => {
    const error = errorOf(await toolbox.run('search_knowledge', raw));
    expect(error).toContain('JSON');
    expect(error).not.toContain('长长');
  });

  it('says which argument is wrong and what it has to be, without its value', async () => {
    const error = errorOf(await toolbox.run('verify_identity', { ...wang, phone: '12345' }));
    expect(error).toContain('phone：来电人说的手机号码，1开头的11位数字');
    expect(error).not.toContain('12345');
    expect(call.identityTries).toBe(0);
  });

  it('lists the valid situations for a wrong one', async () => {
    const error = errorOf(await toolbox.run('request_situation', { situation: 'party' }));
    expect(error).toContain('complaint、person_request');
    expect(call.situation).toBeNull();
  });

  it('hides a broken repository behind a sentence', async () => {
    const broken = createToolbox({
      context: {
        company,
        articles,
        customers: {
          findByPhone: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.1')),
          findByOrder: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.1')),
          history: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.1')),
        },
        now: new Date(company.demoNow),
        call,
      },
      note: () => undefined,
      elapsed: () => 0,
    });
    const error = errorOf(await broken.run('verify_identity', wang));
    expect(error).toContain('暂时查询不到');
    expect(error).not.toContain('ECONN');
  });

  it('masks the ID number in the journal, in a good call and in a wrong one', async () => {
    await toolbox.run('verify_identity', wang);
    await toolbox.run('verify_identity', { id_last_four: '110101199001010017', extra: '0017' });
    await toolbox.run('search_knowledge', { question: '我的号是110101199001010017' });
    expect(JSON.stringify(notes)).not.toContain('0017');
    expect(notes[0]?.arguments).toEqual({ ...wang, id_last_four: '***' });
  });
});

describe('verify_identity', () => {
  it.each(demoCustomers.map((customer) => [customer.name, customer] as const))(
    'knows %s',
    async (_name, customer) => {
      const { name, phone, idLastFour } = customer;
      await toolbox.run('verify_identity', { name, phone, id_last_four: idLastFour });
      expect(call.verified).toEqual(customer);
    },
  );

  it('tells once whose identity matched', async () => {
    const told: string[] = [];
    const telling = createToolbox({
      context: {
        company,
        articles,
        customers: createDemoCustomers(),
        now: new Date(company.demoNow),
        call,
      },
      note: () => undefined,
      verified: (customerId) => told.push(customerId),
      elapsed: () => 0,
    });
    await telling.run('verify_identity', { ...wang, id_last_four: '0018' });
    expect(told).toEqual([]);
    await telling.run('verify_identity', wang);
    await telling.run('verify_identity', {});
    expect(told).toEqual(['customer-1']);
  });

  it('takes items one by one, in any turn, and keeps them', async () => {
    await toolbox.run('verify_identity', { name: '陈思远' });
    await toolbox.run('verify_identity', { phone: '130-0000-0003' });
    const last = await toolbox.run('verify_identity', { id_last_four: '330x' });
    expect(last).toEqual({
      ok: true,
      result: { matched: true, missing: [], address: '陈先生' },
    });
    expect(call.identityTries).toBe(0);
  });

  it('takes a name that only sounds alike, as a voice line hears it', async () => {
    await toolbox.run('verify_identity', { ...wang, name: '王健国' });
    expect(call.verified?.name).toBe('王建国');
  });

  it.each([
    ['name', { ...wang, name: '王建华' }],
    ['phone', { ...wang, phone: '13000000002' }],
    ['ID number', { ...wang, id_last_four: '0018' }],
  ])('does not match a wrong %s, and does not say which it was', async (_name, items) => {
    const result = await toolbox.run('verify_identity', items);
    expect(result).toEqual({ ok: true, result: { matched: false, missing: [], tries_left: 2 } });
    expect(call.verified).toBeNull();
  });

  it('lets a corrected item make the next set', async () => {
    await toolbox.run('verify_identity', { ...wang, id_last_four: '0018' });
    await toolbox.run('verify_identity', { id_last_four: '0017' });
    expect(call.verified?.name).toBe('王建国');
    expect(call.identityTries).toBe(1);
  });

  it('asks for a person after three sets, and matches no more then', async () => {
    for (const id of ['1111', '2222', '3333']) {
      expect(call.situation).toBeNull();
      await toolbox.run('verify_identity', { ...wang, id_last_four: id });
    }
    expect(call.situation).toBe('identity_failed');
    await toolbox.run('verify_identity', wang);
    expect(call.verified).toBeNull();
  });

  it('counts no try for a look at where things stand', async () => {
    await toolbox.run('verify_identity', { ...wang, id_last_four: '1111' });
    await toolbox.run('verify_identity', {});
    expect(call.identityTries).toBe(1);
  });
});

describe('account tools', () => {
  it('refuse a caller who is not verified, and say what is missing', async () => {
    await toolbox.run('verify_identity', { name: '王建国' });
    for (const name of ['certificate_status', 'order_progress']) {
      const error = errorOf(await toolbox.run(name, {}));
      expect(error).toContain('请先请来电人提供手机号码、身份证号后四位');
    }
  });

  it('tell the expiry as it is spoken, with the days that are left', async () => {
    await toolbox.run('verify_identity', wang);
    expect(await toolbox.run('certificate_status', {})).toMatchObject({
      ok: true,
      result: { certificates: [{ expires_on: '2026年12月20日', days_left: 26, state: '有效' }] },
    });
  });

  it('list own orders without their state, and tell the state for a number', async () => {
    await toolbox.run('verify_identity', wang);
    const list = await toolbox.run('order_progress', {});
    expect(list).toMatchObject({ result: { orders: [{ order_number: '20260017' }] } });
    expect(JSON.stringify(list)).not.toContain('审核通过');
    expect(await toolbox.run('order_progress', { order_number: '20260017' })).toMatchObject({
      result: { business: '续期', status: '审核通过' },
    });
  });

  it("answer another customer's order like one that does not exist", async () => {
    await toolbox.run('verify_identity', wang);
    const others = errorOf(await toolbox.run('order_progress', { order_number: '20260025' }));
    const nobody = errorOf(await toolbox.run('order_progress', { order_number: '99999999' }));
    expect(others).toBe(nobody);
    expect(others).not.toBe('');
  });
});

describe('find_directory', () => {
  it.each([
    ['社保卡丢了', '12333'],
    ['报税', '12366'],
    ['住房公积金', '12329'],
  ])('refers %s to %s', async (business, phone) => {
    const result = await toolbox.run('find_directory', { business });
    expect(result).toMatchObject({ result: { found: true, entries: [{ phone }] } });
  });

  it('finds nobody for business that nobody has', async () => {
    const result = await toolbox.run('find_directory', { business: '订机票' });
    expect(result).toMatchObject({ result: { found: false, entries: [] } });
  });
});
