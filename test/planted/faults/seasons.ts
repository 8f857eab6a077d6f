import { faultsOf } from '../fault.ts'

const CONTRACT = ['contracts/seasons.test.ts']

/** Seasons: what their start, their end and its undoing change. */
export const seasons = [
  ...faultsOf('shared/database/seasons/change.ts', CONTRACT, [
    ['a season begins before the one before has ended', 'and open = 0', ''],
    [
      'the end of a season is undone after a later one has begun',
      'and number = (select newest',
      'or number = (select newest',
    ],
  ]),
  ...faultsOf('shared/database/seasons/start.ts', CONTRACT, [
    [
      'XP that was earned since the start does not count for the season',
      'totalsAt(trx, guildId, userIds, season.startedAt)',
      'totalsAt(trx, guildId, userIds, now + 3_600_000)',
    ],
  ]),
  ...faultsOf('shared/database/seasons/end.ts', CONTRACT, [
    [
      'XP that was earned since the end is taken, too',
      'totalsAt(trx, guildId, userIds, season.endedAt)',
      'totalsAt(trx, guildId, userIds, now + 3_600_000)',
    ],
    ['members lose their XP, although they keep it', 'if (season.startsAnew)', 'if (season.winners > 0)'],
  ]),
  ...faultsOf('shared/database/seasons/close.ts', CONTRACT, [['a member who hides wins', 'and ${isListed}', '']]),
  ...faultsOf(
    'gateway/jobs/seasons/winners.ts',
    ['gateway/jobs/seasons/season.test.ts'],
    [['a member who left the server wins', 'if (isGone(error)) return false', 'if (isGone(error)) return true']],
  ),
  ...faultsOf('shared/database/seasons/running-board.ts', CONTRACT, [
    ['a new season has the leaderboard of the season before', 'kept?.firstDay === firstDay ? kept : null', 'kept'],
  ]),
  ...faultsOf(
    'gateway/jobs/seasons/season.ts',
    ['gateway/jobs/seasons/planned-end.test.ts'],
    [
      [
        'a planned end does not wait for other work on all members',
        'if (other !== null)',
        'if (other !== null && now() < 0)',
      ],
    ],
  ),
  ...faultsOf(
    'edge/api/settings/reset.ts',
    ['edge/api/config/seasons.test.ts'],
    [
      [
        'the curve is reset while a season ends',
        "if (changesCurve && work === 'season')",
        "if (changesCurve && work === 'curve')",
      ],
    ],
  ),
]
