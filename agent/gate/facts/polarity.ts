/**
 * Whether a clause denies what it speaks of. Two denials make a statement (不是不可以); words that
 * only hold a 不 or 没 deny nothing.
 */
const harmless =
  /不仅|不但|不过|不同|不久|不论|不管|不便|不满|不客气|不好意思|对不起|不超过|不少于|不多于|无论|差不多|是不是|能不能|可不可以|会不会|要不要|有没有|好不好|行不行|对不对|用不用|需不需要|没关系|没问题|没错|没事|不要紧|不用(?:担心|着急)|不要着急|不必(?:担心|着急)|非常|除非|有无|未来|不得不|不能不|不会不|不齐全?|不全/gu;
const denial =
  /不予以?|无法|不能够?|不可以?|不得|不会|不行|不用|不必|不需要?|不支持|不提供|不办|不退|不含|不包括|不属于|没办法|没有|没法|未能|未|无需|无须|禁止|拒绝|停止|暂停|取消|重新申请|作废|失效|并非|不是|不|没|无(?!名)|非/gu;

export function isDenied(text: string): boolean {
  const plain = text.replaceAll(harmless, '');
  return (plain.match(denial)?.length ?? 0) % 2 === 1;
}
