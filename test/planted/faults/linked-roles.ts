import { faultsOf } from '../fault.ts'

const KEEPER = ['gateway/jobs/linked-roles/link-keeper.test.ts']
const STORED = ['contracts/linked-roles.test.ts']
const JOBS = ['gateway/jobs/linked-roles/linked-jobs.test.ts']
const WEB = ['edge/web/linked-roles.test.ts']
const PURE = ['shared/linked-roles/linked-roles.test.ts']

/** What Discord is told about members for linked roles, and when that ends. */
export const linkedRoles = [
  ...faultsOf('shared/linked-roles/plan.ts', PURE, [
    ['a link goes on after premium', "if (bot.isPaused) return { do: 'end', why: 'paused' }\n", ''],
    ['a link goes on after the member has left', 'standings.length === 0 && hasLeft', 'false'],
  ]),
  ...faultsOf('shared/linked-roles/connection.ts', PURE, [
    ['the lowest level counts', 'one.level > best.level', 'one.level < best.level'],
  ]),
  ...faultsOf('shared/linked-roles/tokens.ts', PURE, [
    ['a client secret can be read as the token of a bot', '`linked-secret:${botId}`', 'botId'],
  ]),
  ...faultsOf('shared/database/linked-roles/links.ts', STORED, [
    ['one bot delays the links of others', ".where('place', '<=', perBot)", ''],
    ['a level-up while Discord is told is lost', 'if(next_at = ${taken}, ${nextAt}, next_at)', '${nextAt}'],
    ['each level-up is told at once', 'coalesce(sent_at, 0) + ${sql.lit(LEAST_GAP_MS)}', '0'],
    [
      'gateways do not notice the first link',
      'update guilds set updated_at = greatest(updated_at + 1, ${now})',
      'update guilds set updated_at = updated_at',
    ],
  ]),
  ...faultsOf('gateway/jobs/linked-roles/link-keeper.ts', KEEPER, [
    [
      'a link that the member has ended is tried for ever',
      "      case 'revoked':\n        return this.drop(opened.link)",
      "      case 'revoked':\n        return this.retry(opened.link, 0)",
    ],
    [
      'Discord keeps the level when a link ends',
      'opened.tokens, NO_CONNECTION)',
      'opened.tokens, { ...NO_CONNECTION, metadata: { level: "9" } })',
    ],
    ['tokens stay valid when a link ends', 'await revokeTokens(', 'void ('],
    ['the wait of a rate limit is ignored', 'Math.max(waitMs, doubled', 'Math.max(0, doubled'],
    [
      'the end of a link waits for Discord for ever',
      'link.failures < MOST_END_FAILURES',
      'link.failures < Number.POSITIVE_INFINITY',
    ],
  ]),
  ...faultsOf('gateway/xp/apply.ts', JOBS, [
    [
      'every level-up writes a job for linked roles',
      "if (rules.hasLinks) jobs.push({ kind: 'linked-role'",
      "jobs.push({ kind: 'linked-role'",
    ],
  ]),
  ...faultsOf('gateway/xp/commit.ts', JOBS, [
    [
      'Discord keeps the level of a member who leaves',
      'rulesOf(guildId)?.hasLinks',
      'rulesOf(guildId)?.hasLinks === undefined',
    ],
  ]),
  ...faultsOf(
    'gateway/jobs/erasure/eraser.ts',
    ['gateway/jobs/erasure/links.test.ts'],
    [['a deletion leaves the level at Discord', 'await this.parts.links?.endLinksOf(held.userId, null)', '']],
  ),
  ...faultsOf('edge/web/linked-roles/link.ts', WEB, [
    ['a member who did not allow it is linked', '!scopes.includes(SCOPE)', 'false'],
    ['a bot without premium links members', 'bot === null || bot.isPaused ? null', 'bot === null ? null'],
  ]),
  ...faultsOf('edge/whitelabel/linked-roles.ts', WEB, [
    ['a secret is stored without a check', 'if (!isOwn) return', 'if (false) return'],
  ]),
]
