import type { Define } from './define.ts'

/** Metrics of awards and of their commits. */
export const ledgerMetrics = (define: Define) => ({
  awards: define.counter('awards_total', 'Awards of XP committed, by source', ['source']),
  xp: define.counter('xp_awarded_total', 'XP committed, by source', ['source']),
  levelUps: define.counter('level_ups_total', 'Level-ups committed'),
  decayedMembers: define.counter(
    'decayed_members_total',
    'Members who lost XP because they were silent, each once a day',
  ),
  decayedXp: define.counter('decayed_xp_total', 'XP that silent members lost'),
  decayGuilds: define.counter('decay_guilds_total', 'Servers whose decay was finished for the day by this process'),
  importsRead: define.counter(
    'imports_read_total',
    'Inputs of imports that were read, by result: `ready` has a preview, `refused` could not be used',
    ['result'],
  ),
  exports: define.counter(
    'exports_total',
    'Exports of all members, by result: `sent` to Discord, or `too-large` for Discord',
    ['format', 'result'],
  ),
  importedMembers: define.counter(
    'imported_members_total',
    'Members whose XP was changed by an import from another bot or by a change of many members (`kind`), or by its undo (`change`)',
    ['change', 'kind'],
  ),
  erasedMembers: define.counter(
    'erased_members_total',
    'Deletions of a member’s data, by reason: the member asked for it, or left long ago',
    ['why'],
  ),
  erasedGuilds: define.counter(
    'erased_guilds_total',
    'Servers whose data was deleted because every bot was removed long ago',
  ),
  ledgerRowsJoined: define.counter(
    'xp_ledger_rows_joined_total',
    'Rows of the ledger of XP that were joined to one row of their member, because they were old',
  ),
  memberPeriodsCorrected: define.counter(
    'member_periods_corrected_total',
    'Members whose XP of today, this week or this month was corrected by the log of messages',
  ),
  ledgerChangesFinished: define.counter(
    'xp_ledger_changes_finished_total',
    'Changes of XP that the edge did not finish, and that the gateway finished',
  ),
  batchEntries: define.fastHistogram(
    'ledger_batch_entries',
    'Entries in one committed batch',
    [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000],
  ),
  commits: define.histogram(
    'ledger_commit_seconds',
    'Time to commit one batch',
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  ),
  latency: define.fastHistogram(
    'ledger_latency_seconds',
    'Time from the arrival of an event to its commit',
    [0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 5, 30, 120],
  ),
  commitFailures: define.counter('ledger_commit_failures_total', 'Failed commits of a batch; the batch is retried'),
  dropped: define.counter(
    'ledger_dropped_total',
    'Ledger entries dropped, by reason: the queue was full, or the entry cannot be committed',
    ['reason'],
  ),
  watchQueue: (length: () => number) =>
    define.watch('ledger_queue', 'Ledger entries that are not committed yet', length),
  watchOldest: (ageMs: () => number) =>
    define.watch(
      'ledger_oldest_seconds',
      'Age of the oldest ledger entry that is not committed yet',
      () => ageMs() / 1_000,
    ),
  watchQuarantine: (length: () => number) =>
    define.watch(
      'ledger_quarantined',
      'Ledger entries of servers whose last commit failed; they are committed separately from all others',
      length,
    ),
})
