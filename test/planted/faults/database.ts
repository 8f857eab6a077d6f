import { faultsOf } from '../fault.ts'

const CHANGES = ['contracts/xp-changes.test.ts', 'edge/features/xp/race.test.ts', 'contracts/members.test.ts']
const LEASES = ['contracts/whitelabel-leases.test.ts']
const BOARD = ['contracts/leaderboard.test.ts', 'contracts/leaderboard-reads.test.ts', 'contracts/members.test.ts']

/** Queries. */
export const database = [
  ...faultsOf('shared/database/members/xp-changes.ts', CHANGES, [
    ['XP that is earned at the same time is lost', ' and xp = ${before.xp}`', '`'],
    ['roles do not follow a change', 'isHere && ladder.levelRoles.length > 0 && before.level !== after.level', 'false'],
    ['roles of somebody who left are changed', 'isHere && ladder', 'ladder'],
  ]),
  ...faultsOf(
    'shared/database/members/level-counts.ts',
    [...CHANGES, 'contracts/level-counts.test.ts'],
    [
      [
        'a count falls below zero',
        'greatest(0, cast(member_count as signed) + case',
        '(cast(member_count as signed) + case',
      ],
      ['members are added to their new level and stay on the old one', 'count(guildId, from, -1)', ''],
      ['members without XP are counted', 'xp > 0 ? level : null', 'xp >= 0 ? level : null'],
    ],
  ),
  ...faultsOf('shared/database/members/leaderboard.ts', BOARD, [
    [
      'members without XP are on the first page',
      "    .where('xp', '>', 0)\n    .orderBy('xp', 'desc')",
      "    .orderBy('xp', 'desc')",
    ],
    [
      'a page that is not past the end shows the last members',
      "'counted.count', '<=', offset",
      "'counted.count', '>=', 0",
    ],
    [
      'the stored count wins over the rows',
      'sorted.length > PAGE_SIZE ? Math.max(total ?? 0, seen) : seen',
      'total ?? 0',
    ],
    [
      'of two members with the same XP the younger account comes first',
      'compareSnowflakes(a.userId, b.userId)',
      'compareSnowflakes(b.userId, a.userId)',
    ],
    ['places begin at 0', '(page - 1) * PAGE_SIZE + index + 1', '(page - 1) * PAGE_SIZE + index'],
    ['a page from below is one member off', 'total - above - length', 'total - above - length + 1'],
    [
      'a deep page that the counts hide is empty',
      'if (rows.length === 0 && page > 1) return',
      'if (rows.length < 0) return',
    ],
  ]),
  ...faultsOf('shared/database/bots/leases.ts', LEASES, [
    [
      'a bot that another process just took is taken',
      "eb('lease_until', '<', now)]))\n    .execute()\n  return heldAmong",
      "eb('lease_until', '>', 0)]))\n    .execute()\n  return heldAmong",
    ],
    [
      'a bot of another process is renewed',
      'return numUpdatedRows === BigInt(botIds.length) ? [...botIds] : heldAmong(db, processId, botIds)',
      'return [...botIds]',
    ],
    ['a process takes more bots than it asked for', '.limit(limit)', ''],
    [
      'the main bot has two processes',
      "eb('lease_owner', '=', processId), eb('lease_until', '<', now)]),",
      "eb('lease_owner', '=', processId), eb('lease_until', '>', 0)]),",
    ],
    [
      'processes that died are counted',
      "await db.deleteFrom('gateway_processes').where('alive_until', '<', now).execute()",
      '',
    ],
    [
      'a bot is given up for another process',
      ".where('bot_id', 'in', botIds)\n    .where('lease_owner', '=', processId)\n    .execute()\n}\n\n/** Takes the main",
      ".where('bot_id', 'in', botIds)\n    .execute()\n}\n\n/** Takes the main",
    ],
  ]),
  ...faultsOf(
    'shared/database/members/rank.ts',
    ['contracts/leaderboard.test.ts -t agrees with the rank of every member'],
    [
      [
        'the highest level has a next one in SQL',
        'if(member.level >= ${sql.lit(MAX_LEVEL)}',
        'if(member.level > ${sql.lit(MAX_LEVEL)}',
      ],
    ],
  ),
]
