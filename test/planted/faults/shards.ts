import { faultsOf } from '../fault.ts'

const CHANGE = ['shared/discord/shard-change.test.ts']
const QUERIES = ['contracts/shard-change.test.ts']
const USES = ['contracts/main-bot-use.test.ts']
const HELD = ['contracts/held-checkpoints.test.ts']
const PLAN = ['gateway/bots/shard-plan.test.ts']

/** A change of the number of shards that gateway processes share. */
export const shards = [
  ...faultsOf('shared/database/bots/main-bot-use.ts', USES, [
    ['processes of two modes run the main bot', 'if (other === undefined) {', 'if (true) {'],
    ['a process takes over before the others have closed', '? HEAD_START_MS : 0', '? 1e12 : 0'],
    ['leases of the other mode stay', 'await endOtherUses(trx, botId, use)', ''],
    [
      'two standalone processes take the session from each other',
      'if (!claim.isFirst && (await isHeldByOther(trx, scope, claim.lease))) return false',
      '',
    ],
  ]),
  ...faultsOf(
    'gateway/bots/single-bot.ts',
    ['gateway/bots/two-standalone.test.ts'],
    [['a standalone process takes the bot back from the process that replaces it', 'this.isFirst = false', '']],
  ),
  ...faultsOf(
    'gateway/bots/leased/leased-shard-sets.ts',
    ['gateway/bots/leased/leased-shard-sets.test.ts'],
    [
      [
        'a refused change is not abandoned later',
        'if (next.shardCount === this.refusedNext) return',
        'if (false) return',
      ],
      ['a change that is asked for again counts as refused', 'this.refusedNext = null\n    // At', '// At'],
    ],
  ),
  ...faultsOf(
    'gateway/bots/leased/leased-shards.ts',
    ['gateway/bots/leased/leased-shards.test.ts'],
    [['shards without a lease are opened', 'taken.filter((shard) => this.leases.holds(shard))', 'taken']],
  ),
  ...faultsOf('shared/database/sessions/held-checkpoints.ts', HELD, [
    ['the checkpoint of a lost whitelabel bot is stored', 'bots.has(botId)', 'true'],
  ]),
  ...faultsOf('shared/discord/shard-change.ts', CHANGE, [
    ['a new shard waits for too few old shards', 'length: from / divisor', 'length: 1'],
    ['a new shard waits for the wrong old shards', '(shard % divisor) + nth * divisor', 'shard + nth * divisor'],
    ['a shard may have as many servers as Discord refuses', 'fullest >= MOST', 'fullest > MOST'],
    ['identifies of sessions that exist are asked for again', 'wanted - opened +', 'wanted +'],
    [
      'the last identifies of a day are used',
      'export const IDENTIFIES_KEPT = 10',
      'export const IDENTIFIES_KEPT = -1',
      [...CHANGE, 'gateway/bots/identify-guard.test.ts'],
    ],
  ]),
  ...faultsOf('shared/database/bots/shard-change.ts', QUERIES, [
    ['two changes run at the same time', ".where('next_shard_count', 'is', null)\n", ''],
    ['a process that lost a shard reports on it', ".where('owner', '=', processId)\n", ''],
    [
      'a dead process counts as the holder of a shard',
      ".where('until', '>=', now)\n    .orderBy('item')",
      ".orderBy('item')",
    ],
    ['sessions are forgotten while a process holds them', 'if (held !== undefined) return false', ''],
    [
      'a change begins with reports of an earlier one',
      'if (!(await clearOtherCounts(db, botId, current, now))) return false',
      '',
    ],
  ]),
  ...faultsOf('gateway/bots/sessions/shard-plan.ts', PLAN, [
    [
      'a complete change is undone',
      'if (current !== null && isComplete(checkpoints, current)) return { current, next: null }',
      '',
    ],
    [
      'an interrupted change is given up',
      'current !== null && isStored) return { current, next }',
      'current !== null && isStored) return { current, next: null }',
    ],
  ]),
  ...faultsOf(
    'gateway/bots/sessions/handover.ts',
    ['gateway/bots/handover.test.ts'],
    [['new shards do not wait for what old shards bring', 'if (this.parts.mayOpen?.(shard) ?? true) this', 'this']],
  ),
]
