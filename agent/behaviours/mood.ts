/** The caller's mood, judged each turn by code (REC-2.2d, TRN-empathy): calm, upset or angry. */
import type { Mood } from '../../records/journal/events.ts';
import { plain } from './callerText.ts';

const angry =
  /气死|火大|太过分|忍无可忍|什么(?:破|烂|垃圾)|(?<!是不是|会不会是|怕是|怕)骗子(?!吗|吧|公司吗)|混蛋|废物|他妈(?:的|了)?|(?<![我你您她他咱俺姑姨舅奶]|妈)妈的(?!妈|证|名|手|身|电|生)|滚(?:蛋|开|出)|傻[逼比]|垃圾(?:公司|服务|客服|东西)|曝光你|起诉你|太离谱|岂有此理|受够了/u;
const upset =
  /着急|急死|很急|(?<!网速)太慢了|等了(?:半天|好久|很久|这么久)|怎么还(?:没|不)|(?<!麻|不)烦(?:死|人|躁)|烦了|郁闷|失望|生气|不满|委屈|难受|担心|态度(?:\S{0,3})?(?:差|恶劣)|说了(?:好几|多少|几)遍/u;
const calmed = /谢谢|好的|没关系|明白了|清楚了|可以了|不着急|不急/u;
const denied = /(?:不|没有?|不是)(?:来|是|要|想)*(?:生气|着急|投诉|不满|失望|担心)/u;

/** 我朋友说你们是骗子: somebody else's words, and no mood of the caller's. */
const quoted =
  /(?:朋友|同事|同学|别人|人家|有人|网上|邻居|家里?人|他们?|她们?)(?:都|也|老|总|跟我)*(?:说|讲)[^,。！!？?；;]*/gu;

/** @returns the mood after these words; the mood before stays where they say nothing of it */
export function moodOf(text: string, before: Mood, situation: string | null): Mood {
  const said = plain(text).replaceAll(quoted, '');
  if (situation === 'abuse' || angry.test(said)) return 'angry';
  if (situation === 'complaint') return before === 'angry' ? 'angry' : 'upset';
  if (upset.test(said) && !denied.test(said) && !/已经解决/u.test(said)) {
    return before === 'angry' ? 'angry' : 'upset';
  }
  return before !== 'calm' && calmed.test(said) ? 'calm' : before;
}
