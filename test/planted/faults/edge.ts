import { faultsOf } from '../fault.ts'

const KEYS = ['edge/interactions/public-keys.test.ts', 'edge/interactions/key-lookups.test.ts']
const HTTP = ['edge/interactions/endpoint.test.ts -t on bun']
const RESPOND = [
  'edge/interactions/dispatch',
  'edge/interactions/refusals.test.ts -t on bun',
  'edge/interactions/late-answers.test.ts -t on bun',
]
const FOLLOW_UP = ['edge/interactions/follow-up.test.ts', 'edge/interactions/late-answers.test.ts -t on bun']
const SECRETS = ['shared/whitelabel/token-cipher.test.ts']

/** The edge: verification of requests, answers, texts and tokens. */
export const edge = [
  ...faultsOf('shared/whitelabel/token-cipher.ts', SECRETS, [
    ['a key whose id begins like another counts as that one', '`${VERSION}.${first.id}.`', '`${VERSION}.${first.id}`'],
    ['a token opens in the row of another bot', 'additionalData: bytesOf(botId)', "additionalData: bytesOf('')"],
    ['every token has the same vector', 'crypto.getRandomValues(iv)', ''],
  ]),
  ...faultsOf('edge/interactions/public-keys.ts', KEYS, [
    ['each forged signature sends a request to a failing database', 'before.failedAt = clock()', ''],
    ['a key is kept for ever', 'now - Math.max(readAt, failedAt) >= FRESH_MS', 'now < 0'],
    ['a deleted bot is served for too long', 'now - kept.readAt >= OLDEST_MS', 'now < 0'],
    [
      'an id from the future is looked up',
      'if (snowflakeTime(botId) > now + LARGEST_CLOCK_DIFFERENCE_MS) return',
      'if (now < 0) return',
    ],
    [
      'a key that was forgotten during its look-up is kept',
      'if (since === forgotten) remember(known, botId, entry, MOST_BOTS)',
      'remember(known, botId, entry, MOST_BOTS)',
    ],
  ]),
  ...faultsOf(
    'edge/runtime/kept.ts',
    ['edge/runtime/kept.test.ts'],
    [['values are remembered without bound', 'if (map.size <= most) break', 'break']],
  ),
  ...faultsOf('edge/interactions/key-lookups.ts', KEYS, [
    ['look-ups save up turns without bound', 'Math.max(nextAt, now - (BURST - 1) * INTERVAL_MS)', 'nextAt'],
    [
      'a failed look-up is the result of later look-ups',
      'for (const id of batch.ids) if (underway.get(id) === batch) underway.delete(id)',
      '',
    ],
    [
      'a statement names ids without bound',
      'if (waiting.ids.size >= MOST_IDS) throw',
      'if (waiting.ids.size < 0) throw',
    ],
  ]),
  ...faultsOf(
    'edge/interactions/signature.ts',
    [...HTTP, ...KEYS],
    [
      [
        'an old request is accepted',
        'Math.abs(Number(timestamp) * 1000 - now) > LARGEST_CLOCK_DIFFERENCE_MS',
        'Number(timestamp) < 0',
      ],
      ['the signature does not include the time', 'utf8.encode(timestamp + body)', 'utf8.encode(body)'],
    ],
  ),
  ...faultsOf('edge/interactions/receive.ts', HTTP, [
    ['an interaction of another application is answered', 'interaction.applicationId !== botId', 'botId === ""'],
    ['a wrong signature is answered with 200', "return signed ? 'genuine' : forged()", "return 'genuine'"],
  ]),
  ...faultsOf(
    'edge/interactions/receive.ts',
    ['edge/features/settings/limits.test.ts -t on workerd'],
    [
      [
        'limits that the second worker changed count late',
        'commandLimits.forget(interaction.place.guildId)',
        'void commandLimits',
      ],
    ],
  ),
  ...faultsOf(
    'edge/interactions/forward.ts',
    ['edge/interactions/forward.test.ts'],
    [
      [
        'an admin waits without end for the second worker',
        'Math.max(0, ANSWER_WITHIN_MS - (clock() - since))',
        '600_000',
      ],
      [
        'a failure of the second worker reaches Discord',
        'if (response.status !== 200) throw',
        'if (response.status === 0) throw',
      ],
      ['the second worker gets no signature', "['content-type', 'x-signature-ed25519',", "['content-type',"],
    ],
  ),
  ...faultsOf('edge/runtime/read-body.ts', HTTP, [
    ['a body in chunks has no bound', 'if (length > most) {', 'if (length < 0) {'],
    ['a body with a content length has no bound', 'most) return null\n', 'most) return request.text()\n'],
  ]),
  ...faultsOf('edge/interactions/respond.ts', RESPOND, [
    ['a slow answer is not deferred', 'const DEFER_AFTER_MS = 1_000', 'const DEFER_AFTER_MS = 20_000'],
    ['work continues after its deadline', 'const LATE_DEADLINE_MS = 19_000', 'const LATE_DEADLINE_MS = 190_000'],
  ]),
  ...faultsOf('edge/interactions/follow-up.ts', FOLLOW_UP, [
    ['a late answer is not sent again after a failure', 'if (!isWorthRetrying(answer.status)) {', 'if (true) {'],
    [
      'a late answer whose picture is refused is not sent as a text',
      'if (request.picture === undefined) break',
      'break',
    ],
    [
      'a refused late answer is sent again and again',
      'status === 404 || status === 429 || status >= 500',
      'status >= 400',
    ],
    ['a late answer is sent before Discord accepts it', 'pauseMs = Math.max(pauseMs, askedWait(answer))', ''],
  ]),
  ...faultsOf(
    'edge/runtime/discord.ts',
    ['edge/runtime/patience.test.ts'],
    [['a write is sent twice', " || request.method !== 'GET' ||", ' ||']],
  ),
  ...faultsOf(
    'edge/messages/list.ts',
    ['edge/messages/list.test.ts'],
    [
      ['an empty list has no page', 'Math.max(1, Math.ceil(all.length / size))', 'Math.ceil(all.length / size)'],
      ['the first page shows the second', '(page - 1) * size, page * size', 'page * size, (page + 1) * size'],
    ],
  ),
  ...faultsOf(
    'shared/text/say.ts',
    ['shared/text'],
    [
      ['numbers have no groups', 'value < groupedFrom ? String(value)', 'value >= 0 ? String(value)'],
      ['the plural is used for one', "=== 'one' ? forms.one : forms.other", "!== 'one' ? forms.one : forms.other"],
      ['every language groups digits from a thousand on', 'groupedFrom: 10_000', 'groupedFrom: 1_000'],
    ],
  ),
  ...faultsOf(
    'shared/discord/snowflake.ts',
    ['shared/discord'],
    [
      ['ids past 64 bits pass', '(text.length < LARGEST.length || text <= LARGEST)', 'text.length <= LARGEST.length'],
      ['times are a millisecond off', 'DISCORD_EPOCH_MS = 1_420_070_400_000', 'DISCORD_EPOCH_MS = 1_420_070_400_001'],
    ],
  ),
  ...faultsOf(
    'shared/discord/guild-view.ts',
    ['shared/discord', 'shared/levelling'],
    [
      [
        'of two roles at the same position the younger one is above',
        'compareSnowflakes(a.id, b.id) < 0',
        'compareSnowflakes(a.id, b.id) > 0',
      ],
      ['the owner is not above every role', 'holder.id === order.ownerId || rolesOf', 'rolesOf'],
      ['a denial wins over an allowance', '(permissions & ~deny) | allow', '(permissions | allow) & ~deny'],
    ],
  ),
  ...faultsOf(
    'shared/discord/permission.ts',
    ['shared'],
    [
      ['an administrator may not do everything', '(held & Permission.Administrator) !== 0n || (held', '(held'],
      ['one of two permissions is enough', '(held & needed) === needed', '(held & needed) !== 0n'],
    ],
  ),
  ...faultsOf(
    'edge/features/settings/save-entered.ts',
    ['edge/features/settings/menus.test.ts'],
    [
      [
        'a form overwrites what somebody else has changed meanwhile',
        'fingerprintOf(setting, current) !== seen',
        'seen < 0',
      ],
    ],
  ),
  ...faultsOf(
    'edge/features/settings/save-setting.ts',
    ['edge/features/settings/menus.test.ts'],
    [
      [
        'the form of level roles overwrites a change that comes meanwhile',
        'tryRoleType(context, type, standing.version)',
        'tryRoleType(context, type)',
      ],
      [
        'announcements are turned on again in a channel that the member does not see',
        'if (refusal !== null) return',
        'if (refusal !== null && checked.change.notificationChannelId) return',
      ],
    ],
  ),
  ...faultsOf(
    'edge/features/settings/menu-component.ts',
    ['edge/features/settings/menus.test.ts'],
    [
      [
        'a form opens for a member without the permission of the setting',
        'if (refusal !== null) return',
        'if (key === undefined) return',
      ],
    ],
  ),
  ...faultsOf(
    'shared/discord/markdown.ts',
    ['shared/discord'],
    [['names mention everyone', ".replace(/@/g, '@\\u200b')", '']],
  ),
]
