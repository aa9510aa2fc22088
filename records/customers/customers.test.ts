/** The demo customers, and how a customer is found, matched and addressed. */
import { describe, expect, it } from 'vitest';
import { createDemoCustomers, demoCustomers } from './demoCustomers.ts';
import { matchesIdentity } from './matchesIdentity.ts';
import { addressOf, surnameOf } from './surname.ts';

describe('the demo customers', () => {
  it('are the four of the demo company', () => {
    expect(
      demoCustomers.map(({ name, title, phone, idLastFour }) => [name, title, phone, idLastFour]),
    ).toEqual([
      ['王建国', '先生', '13000000001', '0017'],
      ['李秀英', '女士', '13000000002', '2248'],
      ['陈思远', '先生', '13000000003', '330X'],
      ['欧阳静', '女士', '13000000004', '7716'],
    ]);
    expect(demoCustomers.flatMap(({ certificates }) => certificates)).toEqual([
      { id: 'YS-P-1001', kind: 'personal', expiresOn: '2026-12-20', locked: false },
      {
        id: 'YS-E-2001',
        kind: 'enterprise',
        holder: '云帆商贸有限公司',
        expiresOn: '2027-03-31',
        locked: false,
      },
      { id: 'YS-P-1002', kind: 'personal', expiresOn: '2026-06-01', locked: false },
      { id: 'YS-P-1003', kind: 'personal', expiresOn: null, locked: true },
    ]);
    expect(demoCustomers.flatMap(({ orders }) => orders)).toEqual([
      { number: '20260017', business: '续期', status: '审核通过' },
      { number: '20260025', business: '企业证书申请', status: '审核通过，等待网点领取' },
      {
        number: '20260031',
        business: '企业证书申请（思远科技）',
        status: '材料不全，缺授权委托书',
      },
    ]);
  });

  it('are found by phone and by order, and nobody is found otherwise', async () => {
    const customers = createDemoCustomers();
    expect((await customers.findByPhone('13000000004'))?.name).toBe('欧阳静');
    expect((await customers.findByOrder('20260025'))?.name).toBe('李秀英');
    expect(await customers.findByPhone('13000000009')).toBeNull();
    expect(await customers.findByOrder('20260099')).toBeNull();
  });

  it('have no earlier calls', async () => {
    const nothing = { openTickets: [], lastContacts: [] };
    expect(await createDemoCustomers().history('customer-1')).toEqual(nothing);
  });
});

describe('matching and address', () => {
  const [wang] = demoCustomers;

  it('matches a name by its sound, and only with the same tones', () => {
    if (wang === undefined) throw new Error('the demo data is empty');
    const { phone, idLastFour } = wang;
    expect(matchesIdentity(wang, { name: '汪建国', phone, idLastFour })).toBe(false);
    expect(matchesIdentity(wang, { name: '王建果', phone, idLastFour })).toBe(false);
    expect(matchesIdentity(wang, { name: '王健国', phone, idLastFour })).toBe(true);
  });

  it.each([
    ['欧阳静', '欧阳'],
    ['欧静', '欧'],
    ['王建国', '王'],
    ['证书', null],
    ['', null],
  ])('knows the surname of %s', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });

  it('addresses by surname and title, and by neither where the title is unknown', () => {
    expect(demoCustomers.map(addressOf)).toEqual(['王先生', '李女士', '陈先生', '欧阳女士']);
    expect(addressOf({ name: '王建国', title: null })).toBeNull();
  });
});
