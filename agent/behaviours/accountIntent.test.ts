/** Which questions need an identity, and which do not. */
import { expect, it } from 'vitest';
import { accountIntent } from './accountIntent.ts';

it.each([
  ['我的证书什么时候到期', 'expiry'],
  ['我那个证书啥时候过期', 'expiry'],
  ['帮我看看证书还有多久到期', 'expiry'],
  ['我的证书还能用多久', 'expiry'],
  ['证书有效期到什么时候', 'expiry'],
  ['我的证书过期了吗', 'expiry'],
  ['帮我查一下办理进度', 'progress'],
  ['我上周提交的申请到哪一步了', 'progress'],
  ['我的企业证书审核通过了吗', 'progress'],
  ['我的证书下来了吗', 'progress'],
  ['那进度呢', 'progress'],
  ['用身份证帮我查一下进度可以吗', 'progress'],
  ['我的PIN码是不是锁了', 'lock'],
  ['帮我看下我的证书锁了没', 'lock'],
  ['我的证书被锁了吗', 'lock'],
  ['查我的证书', 'lock'],
  ['帮我看一下我们公司的企业证书信息', 'lock'],
  ['我上周申请的企业证书什么时候能下来', 'progress'],
  ['你们多久给我回电', 'history'],
  ['我上次的投诉处理得怎么样了', 'history'],
] as const)('%s asks for %s', (text, intent) => {
  expect(accountIntent(text)).toBe(intent);
});

it.each([
  '个人证书多少钱',
  '审核要多久',
  '企业证书多久能审核好',
  '证书快到期了',
  '证书到期了怎么办',
  '过期了还能续吗',
  '到期前多久可以续期',
  'PIN码被锁了怎么办',
  '怎么查进度',
  '企业证书交了材料以后什么时候能审下来',
  '投诉多久有答复',
  '证书怎么查真假',
  '查进度凭什么',
  '查进度是用身份证查吗',
  '用手机号可以查进度吗',
  '发票什么时候发',
  '我的退款到账了吗',
  '',
])('%s asks for nothing of an account', (text) => {
  expect(accountIntent(text)).toBeNull();
});
