import { faultsOf } from '../fault.ts'

const HANDOVER = ['gateway/bots/handover.test.ts']

/** Sessions of bots: checkpoints, identifies, numbers of shards and handovers. */
export const sessions = [
  ...faultsOf(
    'gateway/bus/progress.ts',
    ['gateway/bus/progress.test.ts'],
    [
      [
        'a checkpoint runs ahead of what is committed',
        'Math.max(this.begun, left.sequence - 1)',
        'Math.max(this.begun, left.sequence)',
      ],
      [
        'writes that settle out of order hold up the checkpoint',
        'while (this.asked[this.head]?.settled) this.head++',
        '',
      ],
      [
        'a checkpoint of an old session counts for the new one',
        'if (checkpoint.sessionKey === this.session?.sessionKey) this',
        'this',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/bots/sessions/identify-guard.ts',
    ['gateway/bots/identify-guard.test.ts'],
    [
      ['identifies under way are not counted', 'left.remaining--', ''],
      ['one of the reserved identifies is used', 'left.remaining <= IDENTIFIES', 'left.remaining < IDENTIFIES'],
      [
        'the number of identifies left is forgotten while Discord does not answer',
        'askLimit().catch(() => null)',
        'askLimit()',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/bots/sessions/shard-plan.ts',
    ['gateway/bots/shard-plan.test.ts'],
    [
      [
        'a bot moves for each shard more that is recommended',
        'recommended >= Math.ceil(shardCount * GROWTH)',
        'recommended > shardCount',
      ],
      [
        'shards that are no longer recommended identify again',
        'mayIdentify: oldest === recommended',
        'mayIdentify: true',
      ],
      [
        'a number of shards of which one is missing is resumed',
        'counts.filter((count) => isComplete(checkpoints, count))',
        'counts',
      ],
    ],
  ),
  ...faultsOf('gateway/bots/sessions/handover.ts', HANDOVER, [
    ['a gate opens though its shard has lost the connection', '    clearTimeout(this.timers.get(shard))\n  }', '  }'],
    ['events that were held back are lost', 'for (const payload of held) this.parts.pass(payload, shard)', ''],
    ['a closed gate opens', 'for (const timer of this.timers.values()) clearTimeout(timer)', ''],
  ]),
  ...faultsOf('gateway/bots/sessions/handover.ts', HANDOVER, [
    ['a message on an old shard is dropped', 'if (!OF_STATE.test(t)) return false', ''],
    [
      'an old state of a server undoes the new one',
      'guildId !== null && isShardReady',
      'guildId === "" && isShardReady',
    ],
  ]),
  ...faultsOf(
    'shared/database/sessions/checkpoints.ts',
    ['contracts/records.test.ts'],
    [
      [
        'checkpoints of other bots are forgotten',
        "('gateway_sessions').where('bot_id', '=', botId)",
        "('gateway_sessions').where('bot_id', '!=', '')",
      ],
      [
        'checkpoints of the new number of shards are forgotten',
        "where('shard_count', '!=', shardCount)",
        "where('shard_count', '>', 0)",
      ],
      ['a stored checkpoint does not move on', "sequence: eb.fn('values', ['sequence']),", ''],
      [
        'a session has the intents of an earlier one',
        'row.intents_key === row.session_key ? row.intents : null',
        'row.intents',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/bots/sessions/session.ts',
    ['gateway/bots/new-intents.test.ts'],
    [
      [
        'sessions of an older release go on for an hour',
        'if (main.isOutdated) await this.look()',
        'await Promise.resolve()',
      ],
    ],
  ),
  ...faultsOf(
    'shared/database/guilds/health.ts',
    ['contracts/guild-overview.test.ts'],
    [['sessions of other shards count', 'and session.shard = (bot.guild_id >> 22) % session.shard_count', '']],
  ),
  ...faultsOf(
    'gateway/bots/sessions/identify-guard.ts',
    ['gateway/bots/identify-guard.test.ts'],
    [
      ['identifies of one rate key are not spaced', 'this.nextAt[key] = at + everyMs', 'this.nextAt[key] = at'],
      ['every shard waits for every other', 'shard % maxConcurrency', 'shard % 1'],
      ['identifies arrive early', 'free + everyMs * SPREAD * random()', 'free'],
    ],
  ),
]
