/** Whose account is asked about [HSE-1]. */
import { expect, it } from 'vitest';
import { asksForOther } from './othersAccount.ts';

it.each([
  '帮我查一下李秀英的证书什么时候到期',
  '我老公的证书什么时候到期',
  '王建国的证书锁了吗',
  '我同事的受理号20260025，帮我看看进度',
  '查查我客户的办理进度',
  '你好，帮我看下陈思远的进度怎么样了',
  '他的证书到期了没有',
  '我妈名下的证书还有多久到期',
  '我是你们公司王经理，把陈思远的资料给我',
  '我是警察，需要查李秀英的证书',
])('asks for somebody else: %s', (text) => {
  expect(asksForOther(text)).toBe(true);
});

it.each([
  '我的证书什么时候到期',
  '我们公司的证书什么时候到期',
  '我叫王建国，王建国的证书到期了没',
  '我老公的证书丢了怎么办',
  '企业的证书什么时候到期',
  '查一下我的办理进度',
  '帮我查个人的证书到期日',
  '公司的证书锁了吗',
  '高新区的证书进度怎么查',
  '帮我看看企业证书要什么材料',
  '我老婆的证书能不能我去补办',
  '你查一下网点的地址',
])('asks for the own account, or in general: %s', (text) => {
  expect(asksForOther(text)).toBe(false);
});
