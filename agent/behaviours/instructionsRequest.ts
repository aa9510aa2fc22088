/**
 * Instructions, prompts and other callers' data are asked for, or another role (HSE-1): nothing of
 * them is told, role and manner stay, and what can be done here is offered.
 */
import { say } from './sayAndGoOn.ts';

export const instructionsRequest = say(['instructions_request', 'instructions_request.again']);
