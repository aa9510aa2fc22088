/**
 * Surnames, for the form of address (ETI-6.1b) and for finding a name in spoken words.
 * Knows the common ones only; refuses to guess a gender, which comes from the record.
 */
const compound =
  '欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 令狐 慕容 夏侯 长孙 宇文 轩辕 端木 百里 南宫 独孤 西门 闻人 申屠 司空 司寇 公羊 公冶 赫连 澹台 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 呼延 拓跋 完颜 纳兰 东郭 段干 万俟 宗政 左丘 梁丘 东门 南门 谷梁 亓官 巫马 漆雕 乐正 壤驷 公良 夹谷'.split(
    ' ',
  );
const single =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌纪靳盛童欧甄项曲游阳裴席卫查屈鲍覃霍翁隋植甘景薄包司柏柯阮桂闵柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺冼楚佟栗匡宗巫鞠僧桑荆谌银扬沙伏岑习胥';

/** All known surnames, compound ones first. */
export const surnames: readonly string[] = [...compound, ...single];

/** The surname that a full name begins with, or null where none is known. */
export function surnameOf(name: string): string | null {
  const two = name.slice(0, 2);
  if (compound.includes(two)) {
    return two;
  }
  const one = name.slice(0, 1);
  return one !== '' && single.includes(one) ? one : null;
}

/** How a customer is addressed, e.g. 欧阳女士; null where the title is not on record. */
export function addressOf(customer: { readonly name: string; readonly title: string | null }) {
  if (customer.title === null) {
    return null;
  }
  return `${surnameOf(customer.name) ?? customer.name}${customer.title}`;
}
