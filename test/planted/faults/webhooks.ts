import { faultsOf } from '../fault.ts'

const POST = ['gateway/jobs/webhooks/post.test.ts']
const DELIVER = ['gateway/jobs/webhooks/deliver.test.ts']
const PURE = ['shared/webhooks/address.test.ts']

/** What webhooks send, and to which addresses. */
export const webhooks = [
  ...faultsOf('gateway/jobs/webhooks/post.ts', POST, [
    ['a webhook may resolve to a private address', 'addresses.some(({ address }) => !mayConnect(address))', 'false'],
    ['one public address beside a private one is enough', 'addresses.some(({', 'addresses.every(({'],
    ['an address without a name is not checked', '(isAddress(host) && !mayConnect(host))', 'false'],
    ['a webhook without TLS is used', "protocol !== 'https:' || ", ''],
  ]),
  ...faultsOf('gateway/jobs/webhooks/deliver.ts', DELIVER, [
    ['an event is not signed', 'signatureHeader(secrets, {', 'signatureHeader([], {'],
    ['the secret before no longer signs', 'oldUntil > now ? [oldSecret]', 'oldUntil < now ? [oldSecret]'],
  ]),
  ...faultsOf('shared/webhooks/address.ts', PURE, [
    ['the metadata services of clouds are public', "['169.254.0.0', 16]", "['169.254.0.0', 32]"],
    ['shared networks of providers are public', "  ['100.64.0.0', 10],\n", ''],
    ['an IPv4 address in the form of IPv6 is public', 'if (first < 0x2000 || first > 0x3fff) return false', ''],
  ]),
  ...faultsOf('shared/webhooks/attempt.ts', PURE, [
    ['a redirect counts as delivered', 'status >= 200 && status < 300', 'status >= 200 && status < 400'],
    ['410 does not switch a webhook off', 'const GONE = 410', 'const GONE = 0'],
  ]),
  ...faultsOf(
    'shared/database/webhooks/deliveries.ts',
    ['contracts/webhooks.test.ts'],
    [
      [
        'a webhook is switched off although a delivery succeeded',
        "update.where('failing_since', '=', failingSince)",
        'update',
      ],
      ['each failure moves the time since which a webhook fails', "attempt.ok ? 'is not' : 'is', null", "'is not', 0"],
    ],
  ),
  ...faultsOf('gateway/jobs/lanes.ts', DELIVER, [
    ['a slow receiver delays other servers', 'const DELIVERIES_PER_GUILD = 4', 'const DELIVERIES_PER_GUILD = 256'],
  ]),
  ...faultsOf(
    'shared/database/seasons/close.ts',
    ['contracts/webhook-events.test.ts'],
    [['the end of a season is an event nobody asked for', "!includesEvent(webhookEvents, 'season.ended')", 'false']],
  ),
  ...faultsOf('gateway/jobs/member-roles/give-roles.ts', DELIVER, [
    ['a level role is no event', "!includesEvent(webhookEvents, 'level-role.given')", 'true'],
  ]),
  ...faultsOf(
    'edge/api/webhooks/url.ts',
    ['edge/api/webhooks.test.ts'],
    [['a webhook without TLS is added', "url.protocol !== 'https:'", 'false']],
  ),
]
