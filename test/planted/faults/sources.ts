import { faultsOf } from '../fault.ts'

const REACTIONS = ['contracts/award-reactions.test.ts', 'gateway/xp/reactions.test.ts']

/** XP for reactions, and XP that silent members lose. */
export const sources = [
  ...faultsOf('shared/database/ledger/award-reactions.ts', REACTIONS, [
    ['two processes pass the daily cap', 'await lockStandings(trx, keys)', ''],
    ['an award that was made before uses up the cap', 'seen.has(name) || isWritten(claim)', 'seen.has(name)'],
    [
      'messages of bots earn XP',
      'reactions.filter(({ authorId }) => people.has(authorId))',
      'reactions.filter(() => true)',
    ],
  ]),
  ...faultsOf('gateway/events/reaction-add.ts', REACTIONS, [
    ['one’s own message earns XP', "if (authorId === userId) return 'own-message'", ''],
    ['bots earn XP by reacting', "if (member.user.bot) return 'bot'", ''],
  ]),
  ...faultsOf(
    'shared/levelling/decay.ts',
    ['shared/levelling/reactions-and-decay.test.ts'],
    [['decay passes the lowest level', 'Math.min(part, xp - lowestXp)', 'Math.min(part, xp)']],
  ),
  ...faultsOf(
    'gateway/xp/decay.ts',
    ['gateway/xp/decay.test.ts'],
    [['a decay that stops halfway counts as finished', 'if (isDone) metrics.decayGuilds', 'metrics.decayGuilds']],
  ),
  ...faultsOf(
    'gateway/jobs/decay/undo.ts',
    ['gateway/jobs/decay-undo.test.ts'],
    [['progress is saved apart from its batch', 'await saveProgress(trx,', 'await saveProgress(db,']],
  ),
  ...faultsOf(
    'shared/database/decay/run.ts',
    ['gateway/xp/decay.test.ts'],
    [
      ['members who earn lose XP', '(earnedAt ?? beganAt) >= silentBefore(now, settings)', 'false'],
      ['only the first members of a server lose XP', 'const isDone = page.length < BATCH', 'const isDone = true'],
    ],
  ),
]
