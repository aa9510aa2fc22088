/**
 * Traditional and variant characters of banned expressions and numerals, as their simplified
 * ones. Only what rules look for: this is for matching, never for writing.
 */
const pairs =
  '妳你祢你們们應应該该辦办沒没許许證证確确實实這这個个種种簡简單单馬马嗎吗為为給给處处' +
  '對对請请說说話话讓让會会時时點点鐘钟鍾钟後后來来過过還还進进當当無无與与機机關关電电' +
  '錢钱塊块圓元圆元萬万億亿兩两貳二贰二參三叁三肆四伍五陸六陆六柒七捌八玖九拾十佰百仟千' +
  '壹一弌一〇零層层樓楼號号歲岁週周間间係系統统傻傻騙骗廢废閉闭嘴嘴滾滚罵骂殺杀樣样' +
  '爲为斷断絕绝麼么諾诺費费聯联繫系開开轉转記记錄录繼继續续約约銷销註注冊册購购幫帮' +
  '經经將将從从東东業业務务題题問问類类況况詢询鎖锁補补腦脑殘残豬猪蠢蠢混混賠赔償偿退退' +
  '爛烂糊糊塗涂誤误員员親亲僅仅並并據据專专屬属獲获隨随';

const table = new Map<string, string>();
const characters = Array.from(pairs);
for (let index = 0; index + 1 < characters.length; index += 2) {
  const from = characters[index];
  const to = characters[index + 1];
  if (from !== undefined && to !== undefined && from !== to) table.set(from, to);
}

/** The same text with each known variant replaced. */
export function simplify(text: string): string {
  let simplified = '';
  for (const character of text) simplified += table.get(character) ?? character;
  return simplified;
}
