/**
 * Whole answers to a question that can be answered with yes or no: nothing more has to come, so the
 * end of the turn need not be waited for as long as after an open answer. Pure.
 */

const YES =
  '对的?|对呀|是的?|是啊|没错|好的?|好吧|好啊|行|行吧|可以的?|嗯|清楚了?|明白了?|知道了|需要|要|方便';
const NO =
  '不对|不是的?|不行|不可以|不用了?|不要|不需要|不清楚|不方便|没有?(?:别的|其他)?(?:问题|事)?了?';
const ANSWER = new RegExp(`^(?:${YES}|${NO}|谢谢){1,3}$`, 'u');

/** Whether `text` is nothing but such an answer, said up to three times (好的，可以). */
export function isClosedAnswer(text: string): boolean {
  return ANSWER.test(text.replace(/[\s，。！？、,.!?…~～]+/gu, ''));
}
