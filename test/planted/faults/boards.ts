import { faultsOf } from '../fault.ts'

const BOARD = ['edge/web/board.test.ts']
const READS = ['contracts/web-boards.test.ts']
const ERASER = ['gateway/jobs/erasure/guild-eraser.test.ts']

/** Leaderboards on the web. */
export const boards = [
  ...faultsOf('edge/web/board/may-see.ts', BOARD, [
    ['everybody sees a board for members', "guild.visibility === 'public'", "guild.visibility !== 'off'"],
    [
      'a stranger who has logged in sees a board for members',
      "return membership === 'gone' ? 'no'",
      "return membership === 'gone' ? 'yes'",
    ],
    ['a board that is off is shown', "guild.visibility === 'off'", 'false'],
    ['the board of a server without the bot is shown', '!guild.isActive ||', ''],
  ]),
  ...faultsOf('edge/web/board/reply.ts', BOARD, [
    ['the page of a person is kept by caches', 'view.isPublic && !view.isLoggedIn', 'view.isPublic'],
    ['a board for members is kept by caches', 'view.isPublic && !view.isLoggedIn', 'view.isPublic || !view.isLoggedIn'],
    ['search engines list every board', '!isIndexed &&', 'false &&'],
  ]),
  ...faultsOf('edge/web/board/view-of.ts', BOARD, [
    ['a name that was given up still leads to the board', '!hasKey(guild, asked.key)', 'false'],
    ['search engines may list a board for members', 'isPublic && guild.isIndexed', 'guild.isIndexed'],
  ]),
  ...faultsOf(
    'edge/web/board/preview.ts',
    ['edge/web/board-preview.test.ts'],
    [['a board for members has a public picture', "(await maySee(guild, null, null)) !== 'yes'", 'false']],
  ),
  ...faultsOf(
    'edge/web/board/pictures.ts',
    ['edge/web/board-preview.test.ts'],
    [
      ['a hidden member stays on the picture', 'known.shows === shows', 'true'],
      ['one board’s pictures are drawn without a bound', '!(await guilds.take(guildId)).ok', 'false'],
    ],
  ),
  ...faultsOf(
    'edge/web/board/member.ts',
    ['edge/web/shared-members.test.ts'],
    [
      ['a link shows a member of a board that is not public', '!isPublic ||', ''],
      ['a link shows a member who never chose to share', 'shared === null || standing', 'standing'],
    ],
  ),
  ...faultsOf('shared/database/members/shared-members.ts', READS, [
    ['a link shows a member who hides', ' and ${isListed}', ''],
  ]),
  ...faultsOf('edge/web/board/kept-pages.ts', BOARD, [
    ['a page is kept for longer than ten seconds', 'const FRESH_MS = 10_000', 'const FRESH_MS = 10_001'],
    [
      'a page that was read before a change is kept after it',
      '(forgottenAt.get(guildId) ?? 0) >= readAt',
      'readAt < 0',
    ],
    ['one board takes the places of others', 'page, readAt }, MOST_OF_GUILD', 'page, readAt }, 1_000'],
  ]),
  ...faultsOf('edge/web/board/board.ts', BOARD, [
    ['the page of a person is kept for others', 'readCookie(request, SESSION_COOKIE) === null', 'true'],
  ]),
  ...faultsOf(
    'edge/interactions/receive.ts',
    ['edge/web/board-process.test.ts'],
    [['a member who hides stays on the board for seconds', '    forget()\n    return response', '    return response']],
  ),
  ...faultsOf(
    'edge/web/app.ts',
    ['edge/web/board-process.test.ts'],
    [['a board is shown to everybody for seconds after it was closed', 'response.ok && !isRead(request)', 'false']],
  ),
  ...faultsOf('shared/database/members/hundred.ts', READS, [
    ['a hidden member is shown', 'listed ? [{ rank', 'true ? [{ rank'],
    ['a hidden member’s place is given to the next', 'rank: above + nth + 1', 'rank: above + nth'],
  ]),
  ...faultsOf('shared/database/members/named-on-board.ts', READS, [
    ['a search finds members who hide', 'where member.xp > 0 and ${isListed}', 'where member.xp > 0'],
  ]),
  ...faultsOf('shared/database/guilds/board-name.ts', READS, [
    ['a server that wants the name of another one gets an error', 'update ignore guilds', 'update guilds'],
    ['a name is written although the settings were changed meanwhile', '${guildId}${hasVersion}', '${guildId}'],
  ]),
  ...faultsOf('gateway/jobs/erasure/guild-eraser.ts', ERASER, [
    ['a guild loses the name of its board at once', 'clock.now() - NAME_KEPT_MS', 'clock.now()'],
  ]),
]
