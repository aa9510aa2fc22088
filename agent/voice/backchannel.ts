/**
 * Signs of listening (嗯, 对, 好的): while we explain something they mean "go on" and must not stop
 * us; after a question they are the answer. Pure.
 */

const SIGN =
  /^(?:嗯+|唔+|哦+|噢+|啊+|诶|欸|哎|对+|对的|是|是的|是啊|好|好的|好吧|行|明白|知道了?|了解|这样啊?)$/u;

/** Whether `text` holds nothing but signs of listening. */
export function isBackchannel(text: string): boolean {
  const words = text.split(/[\s，。！？、,.!?…~～]+/u).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => SIGN.test(word));
}
