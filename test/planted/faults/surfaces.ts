import { faultsOf } from '../fault.ts'

const ELSEWHERE = ['edge/interactions/user-install.test.ts']
const MEMBERSHIPS = ['contracts/memberships.test.ts', ...ELSEWHERE]
const LONG_MESSAGE = ['edge/messages/long-message.test.ts']

/** Messages of components, and commands of users where the bot is no member. */
export const surfaces = [
  ...faultsOf('edge/interactions/parse.ts', ELSEWHERE, [
    ['a server without the bot counts as one of its servers', 'owners.server === guild_id', 'guild_id !== null'],
    [
      'a group counts as a place of a server’s install',
      '[ContextType.PrivateChannel]: !isServer && server === undefined && person !== undefined',
      '[ContextType.PrivateChannel]: !isServer',
    ],
  ]),
  ...faultsOf('edge/interactions/plan-elsewhere.ts', ELSEWHERE, [
    [
      'a command of servers fails in direct messages',
      "refusal(locale, 'refusal.serverOnly') }",
      'undefined as never }',
    ],
    [
      'a place that contradicts its installs is answered',
      "if (kind === 'unknown') return",
      "if (kind === 'unknown' && locale === '') return",
    ],
    [
      'a customer’s own bot shows servers of other customers',
      "use.kind === 'user-menu' || !isMainBot",
      "use.kind === 'user-menu'",
    ],
    ['others see the servers of a member', "as === 'reply' ? asEphemeral(message) : message", 'message'],
    ['the buttons of somebody else work', 'owners.some((owner) => owner !== userId)', 'owners.length > 9'],
  ]),
  ...faultsOf('shared/database/members/memberships.ts', MEMBERSHIPS, [
    ['servers that the user has left are shown', ' and unlisted.left_at is null', ''],
    ['servers that the bot has left are shown', ' and guild.active = 1', ''],
    ['data that will be deleted everywhere is shown', ' or erasures.guild_id = ${EVERYWHERE}', ''],
    [
      'the address of a board is shown that nobody sees',
      "guild.board_visibility = 'off'",
      "guild.board_visibility = ''",
    ],
  ]),
  ...faultsOf(
    'shared/discord/registration.ts',
    ['scripts/registration.test.ts'],
    [
      ['a customer’s own bot offers commands to users', "installed === 'everywhere' && ", ''],
      ['commands of servers are offered everywhere', ' && worksElsewhere(node)', ''],
    ],
  ),
  ...faultsOf('edge/messages/long-message.ts', LONG_MESSAGE, [
    ['a long line is cut off', ', ...pieces(line.slice(at), room)]', ']'],
    [
      'a page has more parts than a message can have',
      'pages.at(-1)?.length ?? 0) >= MOST_PARTS',
      'pages.at(-1)?.length ?? 0) > 99',
    ],
  ]),
  ...faultsOf('shared/discord/message.ts', LONG_MESSAGE, [
    [
      'an old message keeps its embed when it becomes one of components',
      '{ content: null, embeds: [] }',
      '{ content: null }',
    ],
  ]),
  ...faultsOf(
    'edge/interactions/follow-up.ts',
    ['edge/features/level-roles.test.ts'],
    [['a late message of components has no flag', '{ ...fields, flags: COMPONENTS_V2 }', 'fields']],
  ),
  ...faultsOf(
    'edge/interactions/plan.ts',
    ['edge/features/settings/menus.test.ts'],
    [['an answer removes the flag of components', 'onComponentsV2 ? asComponentsV2(message) : message', 'message']],
  ),
  ...faultsOf(
    'gateway/jobs/report.ts',
    ['gateway/jobs/guild-roles/role-sync.test.ts'],
    [['a report removes the flag of components', 'reply.componentsV2 ? asComponentsV2(whole) : whole', 'whole']],
  ),
]
