import { describe, expect, it } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import { ownName } from './callerName.ts';
import { answer, phoneNumber } from './callerText.ts';
import { complaintElementsIn, complaintSeverity } from './complaintElements.ts';
import { moodOf } from './mood.ts';
import { recognise } from './recognise.ts';

const { company } = loadWords(new URL('../../prompts', import.meta.url).pathname);
const leading = (text: string) => recognise(text, company)[0]?.situation ?? null;

describe('the situations that words mean', () => {
  it.each([
    '我要投诉',
    '你们那个柜员态度太差了',
    '乱收费，多收了我五十块',
    '我要举报你们',
    '都三天了没人处理',
    '你们给我个说法',
    '我对你们的服务非常不满',
    '我要求你们道歉',
    '踢皮球踢了一个星期',
  ])('complaint: %s', (text) => expect(leading(text)).toBe('complaint'));

  it.each([
    '我不是来投诉的',
    '上次投诉已经解决了，谢谢',
    '我没有要投诉你们的意思',
    '我想撤销投诉',
    '服务态度不错',
    '投诉处理好了，我来办续期',
  ])('no complaint: %s', (text) => expect(leading(text)).not.toBe('complaint'));

  it.each([
    '转人工',
    '人工',
    '人工服务',
    '我要找真人',
    '给我接人工客服',
    '别让机器人跟我说',
    '帮我转技术支持部',
    '叫你们经理来',
    '我不想跟机器人说话',
    '有没有人工客服',
    '把你们领导叫来',
    '王经理在吗',
  ])('person_request: %s', (text) => expect(leading(text)).toBe('person_request'));

  it.each([
    '我要转人工费用是多少',
    '不用转人工',
    '人工客服几点上班',
    '人工审核要多久',
    '昨天转人工的时候说可以续期',
  ])('no request for a person: %s', (text) => expect(leading(text)).not.toBe('person_request'));

  it.each([
    '社保怎么交',
    '我要报税',
    '医保卡丢了',
    '公积金怎么提取',
    '网银证书过期了',
    '帮我订张机票',
    '我想充话费',
    '帮我查一下快递',
    '我要补办护照',
  ])('out_of_scope: %s', (text) => expect(leading(text)).toBe('out_of_scope'));

  it.each([
    '个人证书怎么办',
    '办证书要带身份证吗',
    '企业证书要营业执照原件吗',
    '退款多久到账',
    '驱动装不上',
    '受理号20260017到哪一步了',
    '续期那个钱怎么收',
    '你们总部在什么地方',
    '我要开发票',
    '给我介绍一下你们的业务',
    '大厅里有没有座位',
    '查进度是用身份证查吗',
  ])('plain business: %s', (text) => expect(recognise(text, company)).toEqual([]));

  it('puts danger before an objection, an objection before a complaint, a complaint before a person', () => {
    expect(recognise('我不想活了，我要投诉', company).map(({ situation }) => situation)).toEqual([
      'danger',
      'complaint',
    ]);
    expect(leading('不要录音，我要投诉')).toBe('recording_objection');
    expect(recognise('我要投诉，给我转人工', company).map(({ situation }) => situation)).toEqual([
      'complaint',
      'person_request',
    ]);
  });

  it.each(['', '   ', '？？？', '。。。', '嗯', '\u200b\u200b', '😀😀', '啊啊啊啊啊啊啊'])(
    'words without sense are asked again, never an end: %j',
    (text) => expect(leading(text)).toBe('need_unclear'),
  );
});

describe('short readings of the caller', () => {
  it.each([
    ['好的', 'yes'],
    ['可以', 'yes'],
    ['嗯', 'yes'],
    ['对对对', 'yes'],
    ['没问题', 'yes'],
    ['没错', 'yes'],
    ['不用了', 'no'],
    ['算了', 'no'],
    ['不对', 'no'],
    ['没有', 'no'],
    ['我想问问', null],
    ['', null],
  ])('answer %j is %s', (text, meant) => expect(answer(text)).toBe(meant));

  it.each([
    ['我的电话是13900001111', '13900001111'],
    ['幺三九零零零零幺幺幺幺', '13900001111'],
    ['139-0000-1111', '13900001111'],
    ['１３９００００１１１１', '13900001111'],
    ['01012345678', '01012345678'],
    ['受理号20260017', null],
    ['139000', null],
  ])('number in %j is %s', (text, number) => expect(phoneNumber(text)).toBe(number));

  it.each([
    ['我叫王建国', '王建国'],
    ['我姓欧阳', '欧阳'],
    ['免贵姓李', '李'],
    ['张三，13900001111', '张三'],
    ['我要投诉', null],
    ['电话13900001111', null],
  ])('name in %j is %s', (text, name) => expect(ownName(text).name).toBe(name));

  it('keeps the five elements in the words of the caller', () => {
    expect(complaintElementsIn('昨天下午在城东网点，一个柜员骂我，我要求道歉')).toEqual({
      time: '昨天下午',
      place: '城东网点',
      people: '一个柜员',
      event: '一个柜员骂我',
      demand: '我要求道歉',
    });
    expect(complaintElementsIn('我要投诉')).toEqual({
      time: null,
      place: null,
      people: null,
      event: null,
      demand: null,
    });
  });

  it.each([
    ['多收了我200元', 'complex'],
    ['你们泄露了我的个人信息', 'complex'],
    ['我要找律师', 'complex'],
    ['柜员态度差', 'simple'],
  ])('severity of %j is %s', (text, severity) => expect(complaintSeverity(text)).toBe(severity));

  it('judges the mood from words, and it calms down again', () => {
    expect(moodOf('我等了半天了', 'calm', null)).toBe('upset');
    expect(moodOf('你们都是骗子！！', 'calm', null)).toBe('angry');
    expect(moodOf('我没有生气', 'calm', null)).toBe('calm');
    expect(moodOf('好的，谢谢', 'upset', null)).toBe('calm');
  });
});
