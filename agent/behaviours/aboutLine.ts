/** What this line is, and what it does (你们是什么公司): told in one sentence, and the need is asked for. */
import type { Scene } from './behaviour.ts';
import { plain } from './callerText.ts';
import { leading, onTurn } from './turn.ts';

const asked =
  /(?:你们?|您|这里|这边|这儿|贵公司)(?:公司|这)?(?:是|叫|属于)(?:谁|哪里|哪儿|哪家|什么|啥)(?:公司|单位|机构|地方|部门|名字)?(?:啊|呀|的|来着)*$|(?:你们?|您|这里|这边)?(?:公司)?(?:是)?(?:干|做)(?:什么|啥|嘛|吗)的|(?:你们?|您|这里|这边)(?:都|主要)?(?:能|可以|会)?(?:办|做|干|帮)(?:些|理)?(?:什么|啥|哪些)(?:业务|事|东西)?(?:啊|呀)*$|有(?:什么|哪些|啥)(?:业务|服务)|介绍(?:一?下)?(?:你们?|您|这里|这边|贵公司)(?:公司)?的?(?:业务|服务|公司)$|能办(?:什么|啥)(?:业务)?|什么公司|哪家公司|骗子(?:公司|吗|吧)?|(?:正规|靠谱|靠得住|真的假的|合法)(?:吗|么|不|公司|单位)?/u;

/** The caller asks what this line is. */
export function asksAboutLine(scene: Scene): boolean {
  const { event } = scene;
  if (event.type !== 'turn' || ![null, 'need_unclear'].includes(leading(scene))) return false;
  const said = plain(event.text).replace(/[，,。！!？?；;]+/gu, '');
  return said.length <= 16 && asked.test(said);
}

export const tellAboutLine = onTurn(
  (script) => {
    if (script.saidBefore('about_line')) script.ask('opening.no_business');
    else script.ask('about_line');
  },
  { enters: false },
);
