import { faultsOf } from '../fault.ts'

const REACTIONS = ['contracts/award-reactions.test.ts', 'gateway/xp/reactions.test.ts']

const IMPORTS = ['contracts/imports.test.ts']
const BULK = ['shared/imports/bulk-change.test.ts']

/** XP for reactions, XP that silent members lose, and imports. */
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
    'shared/database/decay/run.ts',
    ['gateway/xp/decay.test.ts'],
    [
      ['members who earn lose XP', '(earnedAt ?? beganAt) >= silentBefore(now, settings)', 'false'],
      ['only the first members of a server lose XP', 'const isDone = page.length < BATCH', 'const isDone = true'],
    ],
  ),
  ...faultsOf('shared/database/imports/batch.ts', IMPORTS, [
    ['an import that goes on begins anew', "where('user_id', '>', found.after_id)", "where('user_id', '>', '0')"],
    ['two processes import at once', '.forUpdate()', ''],
    ['a member who falls below all roles keeps them', "mode === 'replace' ||", "mode === 'add' ||"],
    ['an import of a member without a change writes a row', '?? 0, xp) !== 0 ||', '?? 0, xp) !== -1 ||'],
  ]),
  ...faultsOf(
    'shared/imports/wanted-xp.ts',
    ['contracts/bulk-changes.test.ts'],
    [
      ['a gift that makes a total too large is given in part', '> MAX_XP - now', '> MAX_XP'],
      ['a reset adds the stored XP', "case 'reset':\n      return 0", "case 'reset':\n      return now + 1"],
    ],
  ),
  ...faultsOf(
    'shared/database/imports/messages.ts',
    ['contracts/import-messages.test.ts'],
    [
      ['messages that are counted after an import are lost at its undo', 'count - messages', 'messages'],
      [
        'an import keeps no record of the messages that it gave',
        'update messages_given = values(messages_given)',
        'update xp = values(xp)',
      ],
    ],
  ),
  ...faultsOf('shared/imports/bulk-change.ts', BULK, [
    ['bots receive a gift', '!user.bot && ', ''],
    ['@everyone concerns nobody', 'roleId === guildId || ', ''],
  ]),
  ...faultsOf('shared/imports/typed-word.ts', BULK, [
    ['any text confirms a reset', 'plain(typed) === plain(word)', 'true'],
    ['a word with another case is refused', '.toLowerCase()', ''],
  ]),
  ...faultsOf('shared/imports/bulk-message.ts', BULK, [
    ['a preview is too long for a message', 'if (room < 0) break', ''],
    ['a change of nobody can be confirmed', 'changesNobody || actorId', 'actorId'],
  ]),
  ...faultsOf(
    'shared/database/imports/carried.ts',
    ['contracts/import-settings.test.ts'],
    [
      ['two processes take over settings twice', '|| found.taken !== null) return\n  const by', ') return\n  const by'],
      ['an import takes over what nobody chose', 'parts.includes(partOf(thing))', 'true'],
    ],
  ),
  ...faultsOf(
    'shared/database/imports/take-thing.ts',
    ['contracts/import-settings.test.ts'],
    [['an undo loses what an admin changed since then', 'if (!isSame || typeof', 'if (typeof']],
  ),
  ...faultsOf(
    'shared/imports/carried/plan.ts',
    ['shared/imports/carried.test.ts'],
    [['a level role of a file replaces the server’s', "return refused('level-taken')", 'return change()']],
  ),
  ...faultsOf('shared/database/imports/stage.ts', IMPORTS, [
    ['two imports of a server run at once', 'busy_guild_id: guildId', 'busy_guild_id: null'],
    ['rows are written for an import that was dropped', 'if (numUpdatedRows === 0n) return false', ''],
  ]),
  ...faultsOf(
    'shared/database/imports/parts.ts',
    ['contracts/uploads.test.ts'],
    [
      ['a part reaches the file of another server', 'and guild_id = ${guildId} and state', 'and state'],
      ['a part is stored once the file is read', "and state = 'uploading' and", 'and'],
    ],
  ),
  ...faultsOf(
    'edge/api/imports/upload-routes.ts',
    ['edge/api/config/imports.test.ts'],
    [
      ['the unread files of a server pile up', 'stored >= MOST_PARTS', 'false'],
      ['a part has any size', '!isPart(found.source.bytes, part, base64)', 'false'],
      ['a file is read before all of its parts are there', 'parts < source.parts', 'false'],
    ],
  ),
  ...faultsOf(
    'edge/api/imports/work.ts',
    ['edge/api/config/imports.test.ts'],
    [
      ['an import gives level roles that its manager could not give', "refuse('forbidden', refusal)", 'null'],
      ['an import begins while a season is at work', "work !== null && work !== 'curve'", 'false'],
    ],
  ),
  ...faultsOf(
    'shared/imports/values.ts',
    ['shared/imports/bad-files.test.ts'],
    [
      ['an id that was rounded gets XP', 'value instanceof NumberText && String', 'value === null && String'],
      ['an id as a floating-point number is not named', 'if (FLOAT.test(text))', 'if (text === FLOAT.source)'],
    ],
  ),
  ...faultsOf(
    'shared/imports/member-rows.ts',
    ['shared/imports/member-rows.test.ts'],
    [['the lower of two totals of a member counts', 'xpA > xpB', 'xpA < xpB']],
  ),
]
