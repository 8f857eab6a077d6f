import { faultsOf } from '../fault.ts'

const LEDGER = ['contracts/edge-ledger.test.ts', 'contracts/award.test.ts']
const CHANGES = ['contracts/xp-changes.test.ts', 'edge/features/xp/race.test.ts', 'contracts/members.test.ts']
const LEASES = ['contracts/whitelabel-leases.test.ts']
const PERIODS = ['contracts/period-boards.test.ts']
const RANGES = ['contracts/xp-ranges.test.ts']
const BOARD = ['contracts/leaderboard.test.ts', 'contracts/leaderboard-reads.test.ts', 'contracts/members.test.ts']

/** Database queries. */
export const database = [
  ...faultsOf('shared/database/members/xp-changes.ts', CHANGES, [
    ['roles do not follow a change', 'isHere && ladder.levelRoles.length > 0 && before.level !== to.level', 'false'],
    ['roles of somebody who left are changed', 'isHere && ladder', 'ladder'],
  ]),
  ...faultsOf(
    'shared/database/ledger/write-total.ts',
    [...LEDGER, ...CHANGES],
    [
      ['XP that is earned at the same time is lost', ' and xp = ${before.xp}', ''],
      [
        'a change is made twice where the total is the same again',
        'xp = ${before.xp} and ledger_rows = ${ledgerRows}',
        'xp = ${before.xp}',
      ],
      ['a change that another writer has finished is counted twice', 'if (numAffectedRows > 0n) await', 'await'],
    ],
  ),
  ...faultsOf(
    'shared/database/ledger/roll.ts',
    ['contracts/ledger-rows.test.ts', 'contracts/ledger-sum.test.ts'],
    [
      [
        'the sum of old rows replaces an earlier sum',
        'amount = xp_ledger.amount + values(amount)',
        'amount = values(amount)',
      ],
      ['the last member of a full page is left out', ' || id === cut', ''],
    ],
  ),
  ...faultsOf('shared/database/periods/starts.ts', PERIODS, [
    ['XP from admins counts as XP of today', 'before_day - ledger_xp', 'before_day'],
    [
      'a week begins anew with each day',
      'if(member_periods.week = values(week), member_periods.before_week, values(before_week))',
      'values(before_week)',
    ],
  ]),
  ...faultsOf('shared/database/periods/stored-pages.ts', PERIODS, [
    ['a leaderboard stays as it is for hours', 'const FRESH_MS = 60_000', 'const FRESH_MS = 60_000_000'],
    ['every reader makes an old leaderboard', 'and page = 1 and ${isOld} and ${isFree}', 'and page = 1 and ${isOld}'],
    ['a leaderboard whose reader ended is never made again', 'claimed_until <= ${now}', 'claimed_until = 0'],
  ]),
  ...faultsOf('shared/database/ledger/settle.ts', LEDGER, [
    ['the gateway finishes a change without its row', '  await insertEntries(\n', '  void insertEntries.bind(\n'],
  ]),
  ...faultsOf('shared/database/ledger/award.ts', LEDGER, [
    [
      'an award overlooks a change that is not finished',
      '[...closed, ...(await closeTotals(trx, locked))]',
      '[...closed]',
    ],
    [
      'an award takes place twice',
      '  const isWritten = await findWritten(trx, asked)',
      '  const isWritten = await findWritten(trx, [])',
    ],
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
      ['members without XP are counted', 'xp > 0 ? placeStep(xp) : null', 'xp >= 0 ? placeStep(xp) : null'],
    ],
  ),
  ...faultsOf('shared/database/members/leaderboard.ts', BOARD, [
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
    [
      'a deep page that the counts hide is empty',
      'if (rows.length === 0 && page > 1) return',
      'if (rows.length < 0) return',
    ],
  ]),
  ...faultsOf('shared/database/members/ranked-members.ts', BOARD, [
    [
      'members without XP are on the first page',
      "    .where('guild_users.xp', '>', 0)\n    .orderBy('guild_users.xp', 'desc')",
      "    .orderBy('guild_users.xp', 'desc')",
    ],
  ]),
  ...faultsOf('shared/database/members/places.ts', BOARD, [
    ['a page from below is one member off', 'total - above - length', 'total - above - length + 1'],
  ]),
  ...faultsOf('shared/database/members/range-counts.ts', RANGES, [
    ['members are added to their new range and stay in the old one', 'count(guildId, from, -1)', ''],
    [
      'the database divides a level in other parts',
      'else ${xpIntoLevel} * ${parts} div ${levelWidth} end',
      'else ${xpIntoLevel} * ${parts} div ${levelWidth} + 1 end',
    ],
  ]),
  ...faultsOf('shared/database/members/range-recount.ts', RANGES, [
    ['two processes correct the same mistake', "        .where('xp_ranges_filled', '=', filled)\n", ''],
    ['counts of levels without members stay', ', ...counted.map(({ level }) => level)', ''],
    [
      'members of the next level are counted too',
      'membersOfLevel(guildId, level, xp)',
      'membersOfLevel(guildId, level, [xp[0], xp[1] + 50])',
    ],
    ['a guild begins to count ranges a second time', "    .where('xp_ranges_from', 'is', null)\n", ''],
  ]),
  ...faultsOf(
    'shared/database/members/count-differences.ts',
    ['contracts/level-counts.test.ts'],
    [
      ['a level that is not counted is not found', '...(await occupiedLevels(db, guildId)), ', ''],
      ['a wrong total is not found', 'return rows[0]?.missing ?? 0\n', 'return 0\n'],
    ],
  ),
  ...faultsOf('shared/database/members/places.ts', RANGES, [
    [
      'ranges are used that do not make up their level',
      'ranges[0]?.level === level && inRanges === members',
      'ranges[0]?.level === level',
    ],
  ]),
  ...faultsOf('shared/database/members/rank.ts', RANGES, [
    [
      'a rank reads ranges before they are filled',
      'coalesce(guild.xp_ranges_filled, 0) > 0',
      'coalesce(guild.xp_ranges_filled, 0) >= 0',
    ],
    [
      'members with the same XP are counted in their range and one by one',
      'member.level = 0 and member.xp > 0, ${idGroupStart}, 0)',
      'member.level = 1001, ${idGroupStart}, 0)',
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
        'case when member.level >= ${sql.lit(MAX_LEVEL)}',
        'case when member.level > ${sql.lit(MAX_LEVEL)}',
      ],
    ],
  ),
]
