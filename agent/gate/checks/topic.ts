/**
 * What is neither business nor the courtesy of a call (ETI-5g, HSE-1): verses, weather, advice on
 * life, a part to play. It shows by how much of a sentence is made of words that a call never needs.
 */
import { type Check, hit } from './types.ts';

/** Fewer strange characters than these may be a word that the lists lack. */
const least = 3;
const share = 0.25;
const most = 6;
/** 我现在是…, followed by words that a call never needs: a part to play. */
const poses = /我(?:们)?(?:现在|就|才|可|其实)*(?:是|叫|扮|变|认为|觉得|支持|反对)/u;

export const checkTopic: Check = ({ context, folded, facts }) => {
  if (context.scripted === true) return null;
  const { strange, length } = facts();
  const isStrange = strange >= most || (strange >= least && strange > length * share);
  return isStrange || (strange >= 2 && poses.test(folded)) ? hit : null;
};
