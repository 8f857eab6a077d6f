import { faultsOf } from '../fault.ts'

const CLAIMS = ['gateway/discord/shared-limit/claims.test.ts']
const LIMITS = ['gateway/discord/shared-limit/shared-limits.test.ts']
const ITEMS = ['gateway/bus/item-leases.test.ts']
const ROWS = ['contracts/processes.test.ts']
const IDENTIFIES = ['contracts/identifies.test.ts']
const GUARD = ['gateway/bots/leased/shared-identify-waits.test.ts']
const ORDER = ['gateway/jobs/announcements/order.test.ts']

/** Discord's limits, partitions and shards, which several processes share. */
export const sharing = [
  ...faultsOf('gateway/discord/shared-limit/claims.ts', CLAIMS, [
    ['a share grows by slots that another worker holds', 'Math.max(0, Math.min(unheld, growth))', 'growth'],
    ['slots that nobody wants are left unused', 'const beyond = {', 'if (!isUnmet) continue\n      const beyond = {'],
    ['one worker gets everything', 'beyond.share < next.share', 'beyond.share > next.share'],
  ]),
  ...faultsOf('gateway/discord/shared-limit/bot-share.ts', LIMITS, [
    [
      'slots of counted requests are given away',
      'const held = Math.max(claim.held, grantOf(this.slots(), this.claims, id))',
      'const held = grantOf(this.slots(), this.claims, id)',
    ],
    ['claims of a worker that ended count for ever', 'now - heardAt > FRESH_MS', 'now - heardAt > FRESH_MS * 1e6'],
    [
      'a worker does not notice that NATS is away',
      'now - this.unansweredSince > UNANSWERED_MS) this.carefulUntil',
      'now - this.unansweredSince > UNANSWERED_MS * 1e6) this.carefulUntil',
    ],
    [
      'a worker that starts sends as if it were alone',
      'this.carefulUntil = startedAt + FRESH_MS',
      'this.carefulUntil = 0',
    ],
  ]),
  ...faultsOf('gateway/discord/shared-limit/slots.ts', LIMITS, [
    ['workers divide more requests than Discord accepts', 'GATEWAY_REQUESTS = 48', 'GATEWAY_REQUESTS = 60'],
    ['a slot is free as soon as the response arrives', 'await this.sleep(COUNTED_MS)', ''],
    ['role changes wait until no announcement waits', 'this.inARow < URGENT_IN_A_ROW)', 'this.inARow >= 0)'],
    ['announcements wait behind role changes', 'this.others.size === 0 ||', 'this.others.size === 0 &&'],
    ['an aborted request waits on and takes a slot', 'queue.delete(waiter)\n        reject', 'reject'],
  ]),
  ...faultsOf('gateway/discord/shared-limit/shared-limits.ts', LIMITS, [
    ['requests that wait are not admitted on news', '      bot.slots.admit()\n', ''],
  ]),
  ...faultsOf('gateway/bus/lease-time.ts', ITEMS, [
    ['an item is used to the very end of its lease', 'const UNUSED_SHARE = 0.25', 'const UNUSED_SHARE = 0'],
  ]),
  ...faultsOf('gateway/bus/item-leases.ts', ITEMS, [
    [
      'an item that was released during the renewal is held again',
      'kept.has(item) && this.until.has(item)',
      'kept.has(item)',
    ],
    [
      'an item that another process took stays held',
      'return this.drop(asked.filter((item) => !kept.has(item)))',
      'return asked.filter((item) => !kept.has(item))',
    ],
    ['a released item stays held', 'for (const item of items) this.until.delete(item)', ''],
    ['expired items are not given up', '!this.holds(item)', 'this.until.get(item) === 0'],
  ]),
  ...faultsOf('shared/database/processes/leases.ts', ROWS, [
    ['two processes get one item', '      .forUpdate()\n      .skipLocked()\n', ''],
    ['a process waits for items of a paused process', '      .skipLocked()\n', ''],
    ['an item with a running lease is taken', "eb('until', '<', now)", "eb('until', '>', 0)"],
    [
      'a process renews what another one holds',
      'return numUpdatedRows === BigInt(items.length) ? [...items] : heldAmong(trx, scope, processId, items)',
      'return [...items]',
    ],
    ['a process that lost an item may commit', 'return numUpdatedRows === BigInt(items.length)\n', 'return true\n'],
    [
      'a process releases items of another one',
      "      .set({ owner: null, until: null })\n      .where('scope', '=', scope)\n      .where('item', 'in', items)\n      .where('owner', '=', processId)\n",
      "      .set({ owner: null, until: null })\n      .where('scope', '=', scope)\n      .where('item', 'in', items)\n",
    ],
  ]),
  ...faultsOf('shared/database/processes/identifies.ts', IDENTIFIES, [
    ['all rate keys wait for one another', '`identify:${botId}`, item: key', '`identify:${botId}`, item: 0'],
    ['identifies of several processes are not spaced', 'until: at + everyMs', 'until: at'],
    [
      'two processes reserve the same moment',
      "['until', databaseNow.as('now')])\n      .where('scope', '=', row.scope)\n      .where('item', '=', row.item)\n      .forUpdate()\n",
      "['until', databaseNow.as('now')])\n      .where('scope', '=', row.scope)\n      .where('item', '=', row.item)\n",
    ],
    [
      'each process counts its own identifies alone',
      'isSameDay ? Math.min(Number(uses), left.remaining) : left.remaining',
      'left.remaining',
    ],
    ['a new day begins with the count of the last one', 'Math.abs(until - left.resetAt) < SAME_DAY_MS', 'true'],
    ['one of the kept identifies is taken', 'if (remaining <= kept)', 'if (remaining < kept)'],
    ['identifies that Discord counted are not counted', 'Math.min(Number(uses), left.remaining)', 'Number(uses)'],
  ]),
  ...faultsOf('gateway/bots/leased/shared-identify-guard.ts', GUARD, [
    ['a shard identifies before its moment', 'if (waitMs > 0) await pause(waitMs, signal)', ''],
    ['a shard reserves under another rate key', 'reserve(shard % maxConcurrency)', 'reserve(shard)'],
    ['a shard identifies though the day is spent', 'if (resetAt === null) return', 'if (resetAt !== 0) return'],
    [
      'a shard identifies without a moment while the database is away',
      'await pause(RETRY_MS, signal)\n',
      'return 0 as Result\n',
    ],
  ]),
  ...faultsOf('gateway/jobs/announcements/announcer.ts', ORDER, [
    ['level-ups that wait for an older one leave no room to take it', '    await this.makeRoom(decision.behind)\n', ''],
  ]),
]
