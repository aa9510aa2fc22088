/** The caller's mood, judged each turn by code (REC-2.2d, TRN-empathy): calm, upset or angry. */
import type { Mood } from '../../records/journal/events.ts';
import { plain } from './callerText.ts';

const angry =
  /气死|火大|太过分|忍无可忍|什么(?:破|烂|垃圾)|骗子|[!！]{2,}|混蛋|废物|妈的|滚|傻[逼比]|垃圾|曝光|起诉|太离谱|岂有此理|受够了/u;
const upset =
  /着急|急死|很急|太慢|等了(?:半天|好久|很久|这么久)|怎么还(?:没|不)|烦(?:死|人|躁)?(?:了)?|郁闷|失望|生气|不满|委屈|难受|担心|态度(?:\S{0,3})?(?:差|恶劣)|投诉|说了(?:好几|多少|几)遍/u;
const calmed = /谢谢|好的|没关系|明白了|清楚了|可以了|不着急|不急/u;
const denied = /(?:不|没有?|不是)(?:来|是|要|想)*(?:生气|着急|投诉|不满|失望|担心)/u;

/** @returns the mood after these words; the mood before stays where they say nothing of it */
export function moodOf(text: string, before: Mood, situation: string | null): Mood {
  const said = plain(text);
  if (situation === 'abuse' || angry.test(said)) return 'angry';
  if (situation === 'complaint') return before === 'angry' ? 'angry' : 'upset';
  if (upset.test(said) && !denied.test(said) && !/已经解决/u.test(said)) {
    return before === 'angry' ? 'angry' : 'upset';
  }
  return before !== 'calm' && calmed.test(said) ? 'calm' : before;
}
