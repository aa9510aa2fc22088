/**
 * Expiry and lock state of the verified caller's own certificates. Dates and days are computed
 * here, by code, and come in the form in which they are spoken. Refuses callers not verified.
 */
import { z } from 'zod';
import { addressOf } from '../../records/customers/surname.ts';
import type { Certificate } from '../../records/customers/types.ts';
import { requireVerified } from '../identity/requireVerified.ts';
import { daysUntil, spokenDate } from '../localDates.ts';
import type { Tool } from '../types.ts';

const parameters = z.strictObject({});

export const certificateStatus: Tool<typeof parameters> = {
  name: 'certificate_status',
  effect: 'read',
  description:
    '查询已核实来电人名下证书的到期日和锁定状态。须先用 verify_identity 核实身份。' +
    '返回 address（称呼）和 certificates：kind（个人证书或企业证书）、expires_on（到期日）、state（有效、已过期或PIN码已锁定）、days_left（离到期的天数，过期为负）。',
  parameters,
  async execute(_args, { call, now, company }) {
    const customer = requireVerified(call);
    return {
      address: addressOf(customer),
      certificates: customer.certificates.map((certificate) =>
        describe(certificate, now, company.timeZone),
      ),
    };
  },
};

function describe(certificate: Certificate, now: Date, timeZone: string) {
  const { expiresOn } = certificate;
  const daysLeft = expiresOn === null ? null : daysUntil(expiresOn, now, timeZone);
  const expired = daysLeft !== null && daysLeft < 0;
  return {
    id: certificate.id,
    kind: certificate.kind === 'personal' ? '个人证书' : '企业证书',
    ...(certificate.holder === undefined ? {} : { holder: certificate.holder }),
    expires_on: expiresOn === null ? null : spokenDate(expiresOn),
    days_left: daysLeft,
    state: certificate.locked ? 'PIN码已锁定' : expired ? '已过期' : '有效',
  };
}
