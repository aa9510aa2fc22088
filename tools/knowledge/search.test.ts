/** What knowledge answers, and above all what it does not. */
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../agent/words/loadWords.ts';
import { knowledgeSearch } from './search.ts';

const { articles } = loadWords('prompts');
const knowledge = knowledgeSearch(articles);

/** Part of a fact → questions that it answers; each must come first, or share the first score. */
const answered: Readonly<Record<string, readonly string[]>> = {
  年费是50元: ['个人证书多少钱', '个人证书年费', '个人的证书一年要交多少钱', '个人证数多少钱'],
  需要本人身份证原件: ['办个人证书要带什么', '个人证书需要哪些材料', '办理个人证书要准备什么证件'],
  个人证书网上办理1个工作日: [
    '个人证书多久能办好',
    '个人证书怎么办理',
    '我在网上办个人证书几天能下来',
  ],
  年费是200元: ['企业证书多少钱', '企业证书一年收费多少', '公司证书年费是多少', '企业整数年费'],
  需要营业执照副本复印件加盖公章: [
    '企业证书要什么材料',
    '我们公司想弄个证书都要准备啥',
    '单位证书需要带哪些资料',
  ],
  审核时间是2个工作日: ['企业证书审核几天', '企业证书多久能办好', '申请企业证书要等多长时间'],
  到期前60天起: ['提前多久可以续期', '证书快到期了什么时候能续', '过期了还能续吗'],
  续期的费用是: ['续期要多少钱', '企业证书续期多少钱', '续费怎么收费'],
  网上办理续期立即生效: ['续期多久生效', '网上续期什么时候生效', '续旗怎么办理'],
  工本费30元: ['补办要多少钱', '证书丢了补办收费吗', '证书坏了多少钱'],
  补办请您携带办理材料到网点: ['补办要带什么材料', '证书丢了怎么办', '补办在哪里办'],
  连续输错10次锁定: ['密码输错几次会锁', 'PIN码输错多少次锁定', '为什么PIN码会锁定'],
  网点免费解锁: ['PIN码锁了怎么解锁', '解锁要钱吗', '密码锁了怎么办', '我的证书被锁了怎么办'],
  官网下载中心下载: ['驱动在哪下载', '驱动怎么装', '读不到证书怎么办', '插了证书浏览器不认'],
  支持Windows: ['支持Windows 7吗', '证书助手支持苹果电脑吗', '驱动支持什么系统'],
  付款后24小时内: ['发票什么时候发', '发票怎么开', '有纸质发票吗'],
  下载前可全额退款: ['下载了还能退款吗', '退款几天到账', '能退钱吗', '怎么退款'],
  总部网点在青云路18号: ['总部网点在哪', '你们地址在哪里', '总部几点上班', '你们公司在哪'],
  城东网点在望江街66号: ['城东网点在哪', '城东网点几点下班', '周六城东开门吗'],
  凭受理号查询: ['怎么查进度', '进度怎么查', '受理号是几位', '查进度是用身份证查吗'],
  '网址是www.yunshan-ca.example': ['官网是多少', '网址是什么', '你们的网站地址', '你们网站叫什么'],
};

const unanswered = [
  '手续费退不退',
  '身份证丢了去哪补',
  '续期有没有赠品',
  '解锁可以找人代办吗',
  '个人证书能分期付款吗',
  '证书可以贷款吗',
  '你们老板是谁',
  '能不能上门办理',
  '个人证书有效期几年',
  '今天天气怎么样',
  '给我讲个笑话',
  '社保卡怎么办',
  '帮我订一张机票',
  '证书能在手机上用吗',
  '你们支持信用卡付款吗',
  '企业证书可以打折吗',
  '北京有网点吗',
  '你们的竞争对手是谁',
  '证书用的什么加密算法',
  '城西网点在哪',
  '网点有停车位吗',
  '能开专票吗',
  '发票抬头能改吗',
  '个人证书可以转让吗',
  '你们公司有多少员工',
  '火车票退款怎么退',
  '手机丢了怎么办',
  '身份证丢了怎么补办',
  '密码锁坏了多少钱',
  '我想买一台电脑',
  '法人变更了证书怎么办',
  '能加急吗',
  '多少钱',
  '要带什么材料',
  '洗手间在哪',
  '企业证书包邮吗',
  '个人证书能给我老公用吗',
  '办企业证书法人要到场吗',
  '委托书有模板吗',
  '我要给员工批量办证书',
  '可以寄过来吗',
  '证书怎么导出',
  '外国人可以办吗',
  '春节上班吗',
  '国庆节网点开门吗',
  '节假日能不能办证书',
  '',
  '啊啊啊',
  '？？？',
];

const spoken: Readonly<Record<string, readonly string[]>> = {
  年费是50元: ['你好，我想问一下办个人的那个证书一年要交多少钱啊'],
  年费是200元: ['我是公司的，想给公司办一个数字证书，请问一年多少钱'],
  到期前60天起: ['证书快过期了，我想续一下', '我的证书上个月就过期了，现在还能续吗'],
  网点免费解锁: ['去网点解锁要带什么', '忘记密码了怎么办'],
  下载前可全额退款: ['我不想要了，能退钱吗', '已经下载了还能退吗'],
  总部网点在青云路18号: ['你们几点下班', '星期天开门吗', '你们网点在什么位置'],
  凭受理号查询: ['受理号有几位数', '怎么查我的申请进度'],
  支持Windows: ['XP系统能装吗'],
};

describe('the search over the knowledge articles', () => {
  const facts = articles.flatMap((article) => article.facts.map((fact) => fact.text));

  it('is tested with at least three questions for every fact', () => {
    for (const fact of facts) {
      const questions = Object.entries(answered).filter(([part]) => fact.includes(part));
      expect(questions.flatMap(([, own]) => own).length, fact).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(
    [...Object.entries(answered), ...Object.entries(spoken)].flatMap(([part, questions]) =>
      questions.map((question) => [question, part] as const),
    ),
  )('answers %s with the fact that holds %s', (question, part) => {
    const found = knowledge.search(question);
    const best = found.filter((fact) => fact.score >= (found[0]?.score ?? 0) * 0.75);
    expect(best.map((fact) => fact.text).join('\n')).toContain(part);
  });

  it.each(unanswered)('gives no fact for %s', (question) => {
    expect(knowledge.search(question)).toEqual([]);
  });

  it('gives both kinds where the question leaves the kind open but asks for a fee', () => {
    expect(knowledge.search('办证书多少钱').map((fact) => fact.topic)).toEqual([
      '个人证书',
      '企业证书',
    ]);
  });

  it('names the topics to choose from where nothing but the trade was named', () => {
    expect(knowledge.search('我想办个证书')).toEqual([]);
    expect(knowledge.choices('我想办个证书')).toEqual(['个人证书', '企业证书']);
    expect(knowledge.choices('个人证书能分期吗')).toEqual([]);
  });

  it('stays within a topic that was given', () => {
    expect(knowledge.search('多少钱', '补办').map((fact) => fact.topic)).toEqual(['补办']);
  });
});
