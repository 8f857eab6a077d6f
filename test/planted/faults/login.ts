import { faultsOf } from '../fault.ts'

const LOGIN = ['edge/web/login.test.ts -t on bun']
const ACCESS = ['edge/sessions/access.test.ts']
const ADDRESSES = ['edge/web/addresses.test.ts']

/** The login with Discord, sessions, and access to a guild. */
export const login = [
  ...faultsOf('edge/web/oauth.ts', LOGIN, [
    [
      'an answer that names no issuer is taken for one of Discord',
      '    authorization_response_iss_parameter_supported: true,\n',
      '',
    ],
    ['a person who has agreed before has to agree again', "prompt: shows ? 'consent' : 'none'", "prompt: 'consent'"],
  ]),
  ...faultsOf('edge/web/login.ts', LOGIN, [
    ['the session before a login stays', 'earlier !== null && endSessionOf(database, earlier)', 'null'],
    ['a login can be used twice', 'const cookies = [forgetLogin()]', 'const cookies: string[] = []'],
    ['logging out leaves the session', 'if (idHash !== null) await endSessionOf(database, idHash)', ''],
  ]),
  ...faultsOf('edge/web/pages.ts', ADDRESSES, [
    [
      'a login leads to a page of another site',
      'leadsTo === origin && isReturnable(pathname)',
      'isReturnable(pathname)',
    ],
    [
      'a login leads to an address that is no page',
      'leadsTo === origin && isReturnable(pathname)',
      'leadsTo === origin',
    ],
  ]),
  ...faultsOf('edge/sessions/same-origin.ts', LOGIN, [
    ['another site can log a person out', ': named === origin', ': true'],
    ['a request without an origin counts as our own', "=== 'same-origin' : named", "!== 'x' : named"],
  ]),
  ...faultsOf('edge/sessions/guild-sights.ts', ACCESS, [
    ['a demoted admin may change things for half a minute', 'write: 5_000', 'write: 30_000'],
    ['a guild that one bot does not see is hidden from every other bot', '`${applicationId} ${path}`', 'path'],
    ['a token that was reset counts as silence', "return { seen: 'refused' }", "return { seen: 'unavailable' }"],
    ['a demoted admin may look for ever', 'clock() - known.readAt < freshMs', 'freshMs > 0'],
    [
      'while Discord is away, a member counts as a stranger',
      "if (answer === null) return { seen: 'unavailable' }",
      "if (answer === null) return { seen: 'gone' }",
    ],
  ]),
  ...faultsOf(
    'shared/database/bots/customer-bot.ts',
    ['contracts/web-sessions.test.ts'],
    [
      ['a bot that does not run serves before one that runs', 'coalesce(own.lease_until >= ${now}, 0) desc, ', ''],
      ['a customer’s bot serves though the main bot is there', 'and main.bot_id = ${mainBotId}', 'and false'],
    ],
  ),
  ...faultsOf('edge/sessions/access.ts', ACCESS, [
    ['a guild that the bot has left can be opened', 'if (!guild.isActive) return NOT_FOUND', ''],
  ]),
  ...faultsOf('edge/sessions/tier-of.ts', ACCESS, [
    ['a viewer role lets manage', "holdsOneOf(viewerRoleIds) ? 'viewer'", "holdsOneOf(viewerRoleIds) ? 'manager'"],
    ['a manager role lets only look', "if (holdsOneOf(managerRoleIds)) return 'manager'", ''],
  ]),
  ...faultsOf('edge/runtime/web-app.ts', ADDRESSES, [
    ['anybody can choose the address that is limited', 'if (!LOOPBACK_OR_PRIVATE.test(peer)) return peer', ''],
  ]),
  ...faultsOf('edge/web/assets.ts', ADDRESSES, [
    ['files of the dashboard are asked for again and again', "name.startsWith('assets/')", "name === ''"],
  ]),
  ...faultsOf(
    'edge/web/compress.ts',
    ['edge/web/compress.test.ts'],
    [['the size of a compressed reply to a write tells about a secret', "request.method !== 'GET' || ", '']],
  ),
]
