/** Whether a person speaks (HSE-2): never claimed, and a person is within reach of a word. */
import { say } from './sayAndGoOn.ts';

export const areYouHuman = say(['are_you_human', 'are_you_human.again']);
