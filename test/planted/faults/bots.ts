import { faultsOf } from '../fault.ts'

const POOL = 'gateway/bots/pool'
const FENCE = [`${POOL}/fence.test.ts`]
const CONNECT_QUEUE = ['gateway/bots/connect-queue.test.ts']
const LEASES = [`${POOL}/leases.test.ts`]
const SHARE = [`${POOL}/share.test.ts`]
const RECONCILER = [`${POOL}/reconciler.test.ts`]

/** Bots of the pool. */
export const pool = [
  ...faultsOf('gateway/bots/pool/pool-bot.ts', FENCE, [
    [
      'waiting requests are sent after the process has lost the bot',
      'if (!isHeld()) return',
      'if (isHeld() === undefined) return',
    ],
    ['a refused token is used again', "if (response.status === 401 && !url.includes('/webhooks/')) refuse()", ''],
    [
      'a lost bot still stores checkpoints',
      'await Promise.all(this.progresses.map((progress) => this.parts.ledger.unfollow(progress)))',
      '',
    ],
    ['a bot that disconnects keeps its place in the queue', 'this.connectTurns.end()', ''],
  ]),
  ...faultsOf('gateway/bots/pool/share.ts', SHARE, [
    ['a change of a bot is not noticed', 'quiet.heldVersion === heldVersion &&', ''],
    ['the end of premium is not noticed', 'quiet.pollsSince < MOST_POLLS_UNREAD &&', ''],
  ]),
  ...faultsOf('shared/database/bots/leases.ts', SHARE, [
    ['a bot whose lease ran out is never taken again by its own process', ' and lease_until >= ${now}), 0)', '), 0)'],
  ]),
  ...faultsOf('gateway/bots/connect-queue.ts', CONNECT_QUEUE, [
    [
      'connections that hang block all others',
      'setTimeout(() => this.leave(name), longestAttemptMs)',
      'setTimeout(() => {}, longestAttemptMs)',
    ],
    [
      'more bots connect at once than allowed',
      'this.underWay < this.parts.atOnce',
      'this.underWay <= this.parts.atOnce',
    ],
    [
      'a place is lost when its line ends in the queue',
      'if (this.ended) return this.connectQueue.leave()',
      'if (this.ended) return',
    ],
    ['a place is given up twice', '    connection.place = null\n', ''],
    ['a free place is never given to the next bot', 'if (next) next()\n    else this.underWay--', 'this.underWay--'],
  ]),
  ...faultsOf('gateway/bots/connect-queue.ts', CONNECT_QUEUE, [
    ['the wait never grows', 'doubledWaitMs(attempts, WAITS)', 'WAITS.firstMs'],
    [
      'a connection that is lost again and again does not wait',
      'if (now - this.arrivedAt >= STEADY_MS) this.attempts = 0',
      'this.attempts = 0',
    ],
    ['attempts are counted on after a success', 'if (now - this.arrivedAt >= STEADY_MS) this.attempts = 0', ''],
  ]),
  ...faultsOf('gateway/bus/lease-time.ts', LEASES, [
    ['a lease is used to its very end', 'const UNUSED_SHARE = 0.25', 'const UNUSED_SHARE = 0'],
    ['a process sends requests until the very end of its lease', 'leaseMs * (1 - UNUSED_SHARE)', 'leaseMs'],
  ]),
  ...faultsOf('gateway/bots/pool/leases.ts', LEASES, [
    ['an expired bot stays in the list of those held', 'for (const botId of expired) this.until.delete(botId)', ''],
    ['an expired bot is held for a while longer', 'until <= now', 'until < now - 300'],
    [
      'an expired bot still counts as held',
      '?? Number.NEGATIVE_INFINITY) > this.parts.monotonic()',
      '?? Number.NEGATIVE_INFINITY) > 0',
    ],
    ['an expired bot is not closed', 'filter(([, until]) => until <= now)', 'filter(([, until]) => until <= 0)'],
    [
      'a bot that expired during the renewal is held again',
      'if (this.until.has(botId)) this.hold(botId, until)',
      'this.hold(botId, until)',
    ],
    ['a bot that another process took stays held', 'for (const botId of lost) this.until.delete(botId)', ''],
    ['a bot that was given up stays held', 'for (const botId of botIds) this.until.delete(botId)', ''],
    [
      'the main bot is never given up',
      'const hasMain = others.length < botIds.length',
      'const hasMain = others.length > botIds.length',
    ],
  ]),
  ...faultsOf(
    'gateway/bots/worker-bots.ts',
    ['gateway/bots/worker-bots.test.ts'],
    [
      ['a worker keeps the earlier token of a bot', 'clock.now() - known.readAt < TOKEN_USED_MS', 'known.readAt > 0'],
      ['a client is made anew though its token is the same', 'known?.token === token ? known.rest : this', 'this'],
    ],
  ),
  ...faultsOf(
    'gateway/premium/entitlements.ts',
    ['gateway/premium/missed-events.test.ts'],
    [
      ['a purchase that cannot be stored holds up the others', 'this.moveToEnd(id)\n', '{}\n'],
      ['a new session during the list is forgotten', 'if (this.listAt === againAt) this.listAt', 'this.listAt'],
    ],
  ),
  ...faultsOf('gateway/bots/pool/reconciler.ts', RECONCILER, [
    [
      'an action is carried out though its claim was lost',
      'status: STATUS_DURING[action] }, now))) return',
      'status: STATUS_DURING[action] }, now))) log.info({ bot: botId }, "lost")',
    ],
    [
      'a bot of an owner without premium starts',
      'if (isPremiumOver(bot, now, graceMs)) return this',
      'if (now < 0) return this',
    ],
    [
      'a bot that was set up again resumes an old session',
      "if (status === STATUS_DURING.recreate && lastAction === 'recreate') await forgetSessions(db, botId)",
      '',
    ],
    [
      'the status of a bot that already runs is written again',
      'if (!this.running.has(botId)) this.states',
      'this.states',
    ],
    [
      'a bot that another process ran stays known as running',
      'this.running.delete(botId)\n      this.awaited',
      'this.awaited',
    ],
    ['two checks of one bot run at the same time', 'if (this.busy.has(botId)) return', ''],
    [
      'a bot that failed is not given up',
      'await replies.tell(bot, state.status, state.detail)\n    await leases.release([botId])',
      'await replies.tell(bot, state.status, state.detail)',
    ],
  ]),
  ...faultsOf(
    'gateway/bots/pool/plan.ts',
    [`${POOL}/plan.test.ts`],
    [
      [
        'the grace is over one moment late',
        'now - bot.premiumEndedAt >= graceMs',
        'now - bot.premiumEndedAt > graceMs',
      ],
      ['a waiting bot starts at once', "if (bot.status === 'waiting' && (bot.startAt ?? 0) > now) return NOTHING", ''],
      ['an unknown action is kept', "{ do: 'refuse action' }\n  const", 'NOTHING\n  const'],
    ],
  ),
  ...faultsOf(
    'gateway/bots/pool/roster.ts',
    [`${POOL}/roster.test.ts`],
    [
      [
        'events of a closed session are handled',
        'this.bots.get(botId) === bot && onChange(botId, change)',
        'onChange(botId, change)',
      ],
      ['a bot is opened that another process holds', 'if (leases.holds(botId)) this.connect', 'this.connect'],
      ['a closed bot still sends requests', 'this.parts.servingBots.forget(botId)', ''],
    ],
  ),
  ...faultsOf(
    'gateway/bots/pool/states.ts',
    [`${POOL}/states.test.ts`],
    [['a state that could not be written is lost', 'if (!this.pending.has(botId)) this.pending.set(botId, state)', '']],
  ),
]
