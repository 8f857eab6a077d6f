import { faultsOf } from '../fault.ts'

const POOL = ['gateway/bots/pool', 'contracts/whitelabel.test.ts', 'contracts/whitelabel-leases.test.ts']

/** Bots of the pool, and their sessions. */
export const pool = [
  ...faultsOf('gateway/bots/pool/pool-bot.ts', POOL, [
    [
      'requests that waited go out after the bot was lost',
      'if (!maySpeak()) throw',
      'if (maySpeak() === undefined) throw',
    ],
    ['a refused token is used again', "if (response.status === 401 && !url.includes('/webhooks/')) refuse()", ''],
    [
      'a lost bot still stores checkpoints',
      'await Promise.all([...this.progresses].map((progress) => this.parts.ledger.unfollow(progress)))',
      '',
    ],
    ['a bot hangs up and keeps its place in the line', 'this.line.end()', ''],
  ]),
  ...faultsOf('gateway/bots/pool/waves.ts', POOL, [
    [
      'connections that hang block all others',
      'setTimeout(() => this.leave(what), giveWayMs)',
      'setTimeout(() => {}, giveWayMs)',
    ],
    ['more connect at once than may', 'this.underWay < this.parts.atOnce', 'this.underWay <= this.parts.atOnce'],
    [
      'a place is lost when its line ends in the queue',
      'if (this.ended) return this.waves.leave()',
      'if (this.ended) return',
    ],
    ['a place is never given to the next', 'if (next) next()\n    else this.underWay--', 'this.underWay--'],
  ]),
  ...faultsOf(
    'gateway/bots/sessions/back-off.ts',
    [...POOL, 'gateway/bots/sessions.test.ts'],
    [
      ['the wait never grows', '2 ** (attempts - 1)', '1'],
      [
        'a connection that is lost again and again does not wait',
        'if (now - this.arrivedAt >= STEADY_MS) this.attempts = 0',
        'this.attempts = 0',
      ],
      ['attempts are counted on after a success', 'if (now - this.arrivedAt >= STEADY_MS) this.attempts = 0', ''],
    ],
  ),
  ...faultsOf('gateway/bots/pool/leases.ts', POOL, [
    ['a lease is used to its very end', 'const UNUSED_SHARE = 0.25', 'const UNUSED_SHARE = 0'],
    [
      'an expired bot still counts as held',
      '?? Number.NEGATIVE_INFINITY) > this.parts.monotonic()',
      '?? Number.NEGATIVE_INFINITY) > 0',
    ],
    ['an expired bot is not let go', 'filter(([, until]) => until <= now)', 'filter(([, until]) => until <= 0)'],
    [
      'a bot that expired during the renewal is held again',
      'if (kept.has(botId) && this.until.has(botId)) this',
      'if (kept.has(botId)) this',
    ],
    ['a bot that another process took stays held', 'for (const botId of lost) this.until.delete(botId)', ''],
    ['a bot that was given up stays held', 'for (const botId of botIds) this.until.delete(botId)', ''],
    [
      'the main bot is never given up',
      'if (others.length < botIds.length) await',
      'if (others.length > botIds.length) await',
    ],
  ]),
  ...faultsOf('gateway/bots/pool/keeper.ts', POOL, [
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
      'a bot that was set up anew resumes an old session',
      "if (action === 'recreate') await forgetSessions(db, botId)",
      '',
    ],
    ['a bot is looked after twice at a time', 'if (this.busy.has(botId)) return', ''],
    [
      'a bot that failed is not given up',
      'await replies.tell(bot, state.status, state.detail)\n    await leases.release([botId])',
      'await replies.tell(bot, state.status, state.detail)',
    ],
  ]),
  ...faultsOf('gateway/bots/pool/plan.ts', POOL, [
    [
      'the grace is over one moment late',
      'now - bot.premium_ended_at >= graceMs',
      'now - bot.premium_ended_at > graceMs',
    ],
    ['a waiting bot starts at once', "if (bot.status === 'waiting' && (bot.start_at ?? 0) > now) return NOTHING", ''],
    ['an unknown action is kept', "{ do: 'refuse action' }\n  const", 'NOTHING\n  const'],
  ]),
  ...faultsOf('gateway/bots/pool/roster.ts', POOL, [
    ['a closed session is heard', 'this.bots.get(botId) === bot && onChange(botId, change)', 'onChange(botId, change)'],
    ['a bot is opened that another process holds', 'if (leases.holds(botId)) this.connect', 'this.connect'],
    ['a closed bot still speaks', 'this.parts.speakers.forget(botId)', ''],
  ]),
  ...faultsOf('gateway/bots/pool/states.ts', POOL, [
    ['a state that could not be written is lost', 'if (!this.pending.has(botId)) this.pending.set(botId, state)', ''],
  ]),
  ...faultsOf(
    'gateway/bots/sessions/progress.ts',
    ['gateway/bots/sessions.test.ts', 'gateway/xp', 'faults/restarts.test.ts'],
    [
      [
        'a checkpoint runs ahead of what is committed',
        'Math.max(this.begun, left.sequence - 1)',
        'Math.max(this.begun, left.sequence)',
      ],
      [
        'writes that settle out of order hold up the checkpoint',
        'while (this.asked[this.head]?.settled) this.head++',
        '',
      ],
      [
        'a checkpoint of an old session counts for the new one',
        'if (checkpoint.sessionKey === this.session?.sessionKey) this',
        'this',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/bots/sessions/identify-guard.ts',
    ['gateway/bots/sessions.test.ts', 'gateway/bots/pool'],
    [
      [
        'the last identifies of a day are spent',
        'export const IDENTIFIES_KEPT = 10',
        'export const IDENTIFIES_KEPT = -1',
      ],
    ],
  ),
]
