/**
 * Names of people (HSE-1): only those that the caller or a tool gave in this call. Another caller's
 * name, and a name that the model made up, are not spoken.
 */
import { surnames } from '../../../records/customers/surname.ts';
import { type Check, hit } from './types.ts';

const title =
  '(?:先生|女士|小姐|太太|老师|经理|主任|师傅|阿姨|叔叔|大哥|大姐|总(?=[,。!]|您|你|的))';
const person = new RegExp(
  `(?<![\\p{Script=Han}])(${surnames.join('|')})(\\p{Script=Han}{0,2}?)${title}|(?:客户|用户|来电人|机主|名叫|名字叫|名字是|姓名是|户名是|叫做|叫)(${surnames.join('|')})(\\p{Script=Han}{1,2})(?=[,。!的]|$)`,
  'gu',
);

export const checkNames: Check = ({ folded, context, callerWords }) => {
  const given = [...callerWords, ...context.results].join('\n');
  for (const [, titled, , called] of folded.matchAll(person)) {
    const surname = titled ?? called ?? '';
    if (!given.includes(surname)) return hit;
  }
  return null;
};
