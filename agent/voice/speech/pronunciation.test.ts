import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { WordsFault } from '../../words/wordsFault.ts';
import { loadPronunciation } from './pronunciation.ts';
import { temporaryDirectory } from './testing/temporaryDirectory.ts';

const pronunciation = loadPronunciation('prompts/pronunciation.yaml');

test.each([
  ['我是智能客服001号。', '我是智能客服零零幺号。'],
  ['对不起，我的工号是12号。', '对不起，我的工号是幺二号。'],
  ['您可以拨打12333客服电话咨询', '您可以拨打幺二三三三客服电话咨询'],
  ['您可以拨打4000000200客服电话咨询', '您可以拨打四零零零零零零二零零客服电话咨询'],
  [
    '紧急情况请立即拨打110，急救120，火警119，心理援助12356。',
    '紧急情况请立即拨打幺幺零，急救幺二零，火警幺幺九，心理援助幺二三五六。',
  ],
  ['您的联系电话是13000000001，对吗？', '您的联系电话是幺三零零零零零零零零幺，对吗？'],
  ['座机010-88886666', '座机零幺零八八八八六六六六'],
  ['受理号20260017已经审核通过', '受理号二零二六零零幺七已经审核通过'],
  ['受理号为8位数字', '受理号为八位数字'],
  ['身份证号后四位是330X', '身份证号后四位是三三零 X'],
  ['后四位0017', '后四位零零幺七'],
  ['证书编号YS-P-1001', '证书编号Y S P 幺零零幺'],
])('numbers to write down are read digit by digit: %s', (written, spoken) => {
  expect(pronunciation.read(written)).toBe(spoken);
});

test.each([
  ['个人证书的年费是50元。', '个人证书的年费是五十元。'],
  ['企业200元', '企业二百元'],
  ['一共1,250.50元', '一共一千二百五十点五元'],
  ['¥30', '三十元'],
  ['审核2个工作日', '审核两个工作日'],
  ['4个工作小时', '四个工作小时'],
  ['3-5个工作日', '三到五个工作日'],
  ['2–3天', '两到三天'],
  ['付款后24小时内发送', '付款后二十四小时内发送'],
  ['30分钟内生效', '三十分钟内生效'],
  ['PIN码连续输错10次锁定', 'P I N码连续输错十次锁定'],
  ['过期超过90天须重新申请', '过期超过九十天须重新申请'],
  ['青云路18号云杉大厦1层', '青云路十八号云杉大厦一层'],
  ['您前面还有2位', '您前面还有两位'],
  ['满意度99.5%', '满意度百分之九十九点五'],
  ['2000人', '两千人'],
  ['证书业务请按1，人工服务请按0', '证书业务请按一，人工服务请按零'],
  ['支持Windows 10及以上、macOS 12及以上', '支持Windows 十及以上、macOS 十二及以上'],
  ['１２３元', '一百二十三元'],
])('amounts, durations and versions are read by value: %s', (written, spoken) => {
  expect(pronunciation.read(written)).toBe(spoken);
});

test.each([
  ['到期日2026-12-20', '到期日二零二六年十二月二十日'],
  ['已于2026年6月1日过期', '已于二零二六年六月一日过期'],
  ['2026年12月', '二零二六年十二月'],
  ['12月20日', '十二月二十日'],
  ['工作日9:00–17:30', '工作日九点到十七点三十分'],
  ['周一至周六9:00至16:30', '周一至周六九点至十六点三十分'],
  ['2:05', '两点零五分'],
])('dates and times are read as such: %s', (written, spoken) => {
  expect(pronunciation.read(written)).toBe(spoken);
});

test.each([
  ['官网网址是www.yunshan-ca.example。', '官网网址是三W点云杉横杠C A点example。'],
  ['您可以说“回电”', '您可以说回电'],
  ['李秀英（云帆商贸有限公司）', '李秀英，云帆商贸有限公司'],
  ['云杉CA的APP', '云杉C A的A P P'],
])('addresses, quotes and abbreviations: %s', (written, spoken) => {
  expect(pronunciation.read(written)).toBe(spoken);
});

test.each([
  ['PIN码', '批爱恩码'],
  ['三W点云杉横杠C A点example', '三达不溜点云杉横杠西诶点伊格赞普'],
  ['支持Windows 10及以上、macOS 12及以上', '支持温豆斯十及以上、麦克欧艾斯十二及以上'],
  ['YS-P-1001', '歪艾斯批幺零零幺'],
  ['三三零 X', '三三零艾克斯'],
  ['U盾', '优盾'],
  ['重听请按9', '虫听请按九'],
  ['安装后重启浏览器', '安装后虫起浏览器'],
  ['Hello', 'Hello'],
])('eSpeak gets letters and misread words as homophones: %s', (written, respelled) => {
  expect(pronunciation.respell(pronunciation.read(written))).toBe(respelled);
});

test('mandated words without numbers are read exactly as they are written', () => {
  const notice = '为保证服务质量，您的通话可能会被录音，敬请谅解。';
  expect(pronunciation.respell(pronunciation.read(notice))).toBe(notice);
});

test('no digit is ever left to the engine, and reading twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789.-:年月日元个号电话，A%') }),
      (text) => {
        const spoken = pronunciation.read(text);
        expect(spoken).not.toMatch(/\d/u);
        expect(pronunciation.read(spoken)).toBe(spoken);
      },
    ),
  );
});

test('a faulty lexicon is refused with file, line and what is wrong', () => {
  const directory = temporaryDirectory(onTestFinished);
  const file = join(directory, 'pronunciation.yaml');
  writeFileSync(
    file,
    'read:\n  words: {}\n  unit: [元]\nespeak:\n  words: {}\n  letters: { AB: 诶 }\n',
  );
  expect(() => loadPronunciation(file)).toThrow(WordsFault);
  expect(() => loadPronunciation(file)).toThrow(/pronunciation\.yaml:3: .*unit.*拼写/u);
  expect(() => loadPronunciation(join(directory, 'none.yaml'))).toThrow(
    /none\.yaml: 读不到读音文件/u,
  );
});
