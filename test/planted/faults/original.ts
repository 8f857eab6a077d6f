import { faultsOf } from '../fault.ts'

const ROWS = ['shared/original/rows.test.ts']

/**
 * The move of the original's database. Faults of the script itself are not here: its tests start it, and do not end in time in the copies
 * that judge faults.
 */
export const original = [
  ...faultsOf('shared/original/member.ts', ROWS, [
    ['a total is given again that an earlier run gave', 'isGiven ? 0 : importedTotal', 'importedTotal'],
    ['what earlier runs added is added again', 'wanted.xp - before', 'wanted.xp'],
    ['an earlier run is forgotten with its rows', "mode === 'add' && hasJoinedRows", 'false && hasJoinedRows'],
    ['a count of messages falls', 'Math.max(messageCount, wanted.messageCount)', 'wanted.messageCount'],
  ]),
  ...faultsOf('shared/original/bot.ts', ROWS, [
    ['a bot that its owner stopped starts', "isWanted: wish !== 'stop'", 'isWanted: true'],
  ]),
]
