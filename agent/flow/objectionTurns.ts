/**
 * An objection to recording, by the company's plan, wherever the call stands; what comes with it in
 * one breath is served too (decision 11).
 */
import { isFirstAbuse } from '../behaviours/abuse.ts';
import * as callback from '../behaviours/callback.ts';
import { complain } from '../behaviours/complaint.ts';
import * as objection from '../behaviours/objection.ts';
import { personRequested } from '../behaviours/serve.ts';
import {
  both,
  callbackRoute,
  complaintRoute,
  farewell,
  handover,
  has,
  objects,
  type TurnRow,
} from './turnRow.ts';

export const objectionTurns: readonly TurnRow[] = [
  { when: objection.objectsWithPlan('end'), to: farewell, does: objection.endForObjector },
  { when: both(objects, isFirstAbuse), to: callbackRoute, does: callback.abused },
  { when: both(objects, has('complaint')), to: complaintRoute, does: complain },
  { when: objection.objectsWithPlan('person'), to: handover, does: objection.handOverObjector },
  { when: both(objects, has('person_request')), to: handover, does: personRequested },
];
