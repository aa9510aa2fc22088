/**
 * All tools, one line each. A tool joins the product by being listed here; behaviours, models,
 * the journal and the drift tests take it from this list.
 */
import { endCall } from './call/endCall.ts';
import { certificateStatus } from './certificates/certificateStatus.ts';
import { updateContact } from './contact/updateContact.ts';
import { findDirectory } from './directory/findDirectory.ts';
import { callerHistory } from './history/callerHistory.ts';
import { verifyIdentity } from './identity/verifyIdentity.ts';
import { searchKnowledge } from './knowledge/searchKnowledge.ts';
import { orderProgress } from './orders/orderProgress.ts';
import { requestSituation } from './situation/requestSituation.ts';
import { openTicket } from './tickets/openTicket.ts';
import type { Tool } from './types.ts';

export const tools: readonly Tool[] = [
  searchKnowledge,
  verifyIdentity,
  certificateStatus,
  orderProgress,
  callerHistory,
  findDirectory,
  openTicket,
  updateContact,
  requestSituation,
  endCall,
];
