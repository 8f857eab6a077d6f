import { faultsOf } from '../fault.ts'

const ROWS = ['shared/original/rows.test.ts']
const MOVE = ['scripts/import-prosperity.test.ts']

/** The move of the original's database. */
export const original = [
  ...faultsOf('shared/original/member.ts', ROWS, [
    ['a total is given again that an earlier run gave', 'isGiven ? 0 : importedTotal', 'importedTotal'],
    ['what earlier runs added is added again', 'wanted.xp - before', 'wanted.xp'],
    ['an earlier run is forgotten with its rows', "mode === 'add' && hasJoinedRows", 'false && hasJoinedRows'],
    ['a count of messages falls', 'Math.max(messageCount, wanted.messageCount)', 'wanted.messageCount'],
  ]),
  ...faultsOf('shared/original/bot.ts', ROWS, [
    ['a bot that its owner stopped starts', "isWanted: wish !== 'stop'", 'isWanted: true'],
    ['a token of another bot is taken over', ') !== botId)', ") === '')", MOVE],
  ]),
  ...faultsOf('scripts/original/move-bots.ts', MOVE, [
    ['a token is stored as it is', 'await cipher.seal(bot.botId, token)', 'token'],
    ['a bot without an owner is taken over', "owners.has(ownerId) ? null : 'no-owner'", 'null'],
  ]),
  ...faultsOf('shared/database/original/members.ts', MOVE, [
    ['level roles do not follow a move', 'await syncRoles(', 'void ('],
    ['each batch of a move is in the audit', 'unrecorded.delete(guildId)', ''],
  ]),
  ...faultsOf('shared/database/original/guilds.ts', MOVE, [
    ['a move replaces settings unasked', 'else if (!overwrites)', 'else if (false)'],
  ]),
]
