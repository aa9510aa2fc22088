import { describe, expect, it } from 'vitest';
import { loadWords } from '../../words/loadWords.ts';
import { recognise } from '../recognise.ts';
import { read } from './reading.ts';

const { company } = loadWords(new URL('../../../prompts', import.meta.url).pathname);
const situations = (text: string) => recognise(text, company).map(({ situation }) => situation);

describe('how words are read', () => {
  it.each([
    ['我要投书你们', '我要投诉你们'],
    ['转任工', '转人工'],
    ['不许路音', '不许录音'],
    ['公鸡金怎么提', '公积金怎么提'],
    ['我要转人公', '我要转人工'],
  ])('%s is heard as %s', (text, heard) => expect(read(text).said).toBe(heard));

  it.each([
    '法人公章要盖在哪',
    '我已报税',
    '续期不用本人公证吧',
    '户口本能代替吗',
    '房产证过户找谁',
    '全部是企业证书',
    '手机启动不了',
    '我们要投标',
  ])('%s stays as it is', (text) => expect(read(text).said).toBe(text));

  it.each([
    ['zhuan ren gong', '转人工'],
    ['我要tousu', '我要投诉'],
    ['bu xiang huo le', '不想活了'],
    ['gongjijin zenme ti', '公积金怎么提'],
  ])('pinyin %s is read as %s', (text, heard) => expect(read(text).said).toBe(heard));

  it.each(['thank you', 'windows 11', 'usb key', 'can you help me', 'chrome'])(
    'English %s is no pinyin',
    (text) => expect(read(text).said).not.toMatch(/\p{Script=Han}/u),
  );

  it('carries out a repair: the last wish counts, what is no wish stays', () => {
    expect(read('我要查，不是，我要投诉').said).toBe('我要投诉');
    expect(read('转人工，算了，先查进度').said).toBe('先查进度');
    expect(read('你们怎么扣我钱，不是，你们讲不讲理').clauses).toHaveLength(3);
  });

  it('reads traditional characters, dialect, full width and hesitation', () => {
    expect(read('呃……那個，我要投訴').said).toBe('我要投诉');
    expect(read('伐要录音').said).toBe('不要录音');
    expect(read('ＵＫｅｙ').said).toBe('ukey');
  });
});

describe('what is meant and what only sounds so', () => {
  it.each([
    ['客服昨天骂我', 'complaint'],
    ['没经过我同意就给我续费了', 'complaint'],
    ['我要头诉', 'complaint'],
    ['给我找个能管事的', 'person_request'],
    ['机器人我不要，我要人', 'person_request'],
    ['关了录音我再跟你说', 'recording_objection'],
    ['请问是人民医院吗', 'wrong_number'],
    ['驾照丢了补一个', 'out_of_scope'],
    ['我喝农药了', 'danger'],
  ])('%s means %s', (text, situation) => expect(situations(text)).toContain(situation));

  it.each([
    ['没有乱收费', 'complaint'],
    ['我被客户投诉了', 'complaint'],
    ['银行乱扣我钱', 'complaint'],
    ['人工核验要排队吗', 'person_request'],
    ['录音笔能签名吗', 'recording_objection'],
    ['垃圾邮箱里也没有发票', 'abuse'],
    ['他骂我废物', 'abuse'],
    ['这里是云杉吗', 'wrong_number'],
    ['我的U盾密码锁了', 'out_of_scope'],
    ['社保系统要装你们的驱动吗', 'out_of_scope'],
    ['证书快递到哪了', 'out_of_scope'],
    ['电脑死机了', 'danger'],
  ])('%s does not mean %s', (text, situation) => expect(situations(text)).not.toContain(situation));

  it('blames this voice without a complaint, and past service with one', () => {
    expect(situations('你说错了')).toEqual(['mistake_blame']);
    expect(situations('你们上次把我名字登记错了，害我白跑')).toEqual(['complaint']);
  });

  it('reads the end of a long story too', () => {
    expect(situations(`${'我想说一下事情的经过，'.repeat(100)}我要投诉`)).toContain('complaint');
  });

  it.each(['我', '喂', '喂你好', '没有', '我想办', '是', '打了', 'zhuanrengong', '不要录', '，'])(
    'does not lose its way in two thousand characters of %s',
    (seed) => {
      const startedAt = performance.now();
      recognise(`${seed.repeat(2_000 / seed.length)}龘`, company);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    },
  );
});
