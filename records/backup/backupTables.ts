/**
 * What a backup holds, in an order in which it can be put back: every table but `installation`,
 * which says which database it is, and a restored one is another, and but what is of the moment
 * (`sessions`, `verifications`, `sign_in_failures`): after a restore everybody signs in again.
 */
export const backupTables = [
  { name: 'customers', key: ['id'] },
  { name: 'certificates', key: ['id'] },
  { name: 'orders', key: ['number'] },
  { name: 'calls', key: ['call_id'] },
  { name: 'journal_parts', key: ['call_id', 'part'] },
  { name: 'events', key: ['call_id', 'part', 'seq'] },
  { name: 'tickets', key: ['ticket_id'] },
  { name: 'ticket_steps', key: ['step_id'] },
  { name: 'wrap_ups', key: ['wrap_up_id'] },
  { name: 'call_accesses', key: ['access_id'] },
  { name: 'complaints', key: ['call_id', 'part', 'seq'] },
  { name: 'contact_changes', key: ['call_id', 'part', 'seq'] },
  { name: 'ratings', key: ['call_id', 'part', 'seq'] },
  { name: 'erasures', key: ['erasure_id'] },
  { name: 'erased_events', key: ['call_id', 'part', 'seq'] },
  { name: 'people', key: ['id'] },
  { name: 'credentials', key: ['id'] },
  { name: 'journal_faults', key: ['call_id', 'part', 'seq', 'fault', 'hash'] },
] as const;

export type BackupTable = (typeof backupTables)[number];
