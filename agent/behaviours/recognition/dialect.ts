/**
 * Words of dialects and of rapid speech as standard words, so that rules are written once. Only
 * words that carry meaning for a rule; nobody is corrected, the caller's own text stays as it was.
 */

const words: readonly (readonly [RegExp, string])[] = [
  [/恁个|[恁镇]么?(?=[慢难贵快差多久])|介(?=[慢难贵差])/gu, '这么'],
  [/恁们|恁家|恁(?=这|公司|客服|网点|办|电话|服务)/gu, '你们'],
  [/[恁侬]/gu, '你'],
  [/阿拉|俺们|咱们|偶们|我哋/gu, '我们'],
  [/俺|偶(?!尔|然|数|像)/gu, '我'],
  [/你哋/gu, '你们'],
  [/佢哋?|伊(?=[叫在讲说骂])/gu, '他'],
  [/伐(?=[要用想好行可晓])|[勿弗](?=[要用想好行准许录能可])|唔(?=[要使想好准得系同愿])/gu, '不'],
  [/唔该晒?|多谢晒/gu, '谢谢'],
  [/(?<!讨|北|征|步|砍|杀|采)伐/gu, '吗'],
  [/呒没|呒(?=没)|木有|冇|莫得|没得(?=[了啦]|$)/gu, '没有'],
  [/莫(?=录|转|骂|收|再|要|扣|跟|把|给)|甭|覅|嫑/gu, '不要'],
  [/啷个|咋个|哪能(?=[介这办弄会不])|点样|咋样?|点解|做么子|啷块/gu, '怎么'],
  [/哪嘞/gu, '哪里'],
  [/啥子|么子|(?<!什)么事|啥个|啥|乜嘢|嘛玩意儿?/gu, '什么'],
  [/几钿|几多钱|多少钞票|几个?钱|多少米(?![^一]{0,2}长)/gu, '多少钱'],
  [/忒|蛮(?=[慢差贵])/gu, '太'],
  [/中不中|成不成|得不得行|要不要得/gu, '行不行'],
  [/系(?=唔系|人工|真人|机器|你|咪|边)/gu, '是'],
  [/边个/gu, '谁'],
  [/俾(?=我|人)|畀/gu, '给'],
  [/嚟/gu, '来'],
  [/整(?=个|一个)/gu, '找'],
  [/唠/gu, '聊'],
  [/睇/gu, '看'],
  [/搵/gu, '找'],
  [/嘅/gu, '的'],
  [/咁/gu, '这么'],
  [/喺/gu, '在'],
  [/晓得/gu, '知道'],
  [/贵公司|贵司|贵单位/gu, '你们'],
  [/[噻撒嘞咯嗦咧哒](?=[，。！？,!?]|$)/gu, ''],
];

/** Words in which 您 is one person; it is not blurred into 你们 there. */
const politeYou = /您们?/gu;

export function standardWords(text: string): string {
  let said = text.replace(politeYou, (you) => (you === '您' ? '你' : '你们'));
  for (const [dialect, standard] of words) said = said.replace(dialect, standard);
  return said.replace(/不好(?=录|收|讲|转)/gu, '不要');
}
