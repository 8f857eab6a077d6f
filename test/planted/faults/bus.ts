import { faultsOf } from '../fault.ts'

const [PUBLISHER, READER, STREAM] = [
  ['gateway/bus/publisher.test.ts'],
  ['gateway/bus/partition-reader.test.ts'],
  ['gateway/bus/stream.test.ts'],
]

/** Messages from gateways to workers through NATS. */
export const bus = [
  ...faultsOf(
    'gateway/bus/intake.ts',
    ['gateway/bus/intake.test.ts'],
    [
      ['a small shard pauses as soon as a large one', ' || unsettled > length * LARGE', ''],
      ['a pause has no end where nothing is committed', 'if (clock.now() >= until)', 'if (until < 0)'],
      ['shards never pause again', 'if (length <= maxQueue * ROOM) this.isGivenUp = false', ''],
    ],
  ),
  ...faultsOf(
    'gateway/bots/sessions/shards.ts',
    ['gateway/bus/intake.test.ts'],
    [['a long replay overflows the queue', 'if (options.intake.mustPause(progress)) this.pause(shard)', '']],
  ),
  ...faultsOf('gateway/bus/publisher.ts', PUBLISHER, [
    [
      'the same message is sent under another id',
      'publish(partition, id, text)\n',
      'publish(partition, crypto.randomUUID(), text)\n',
    ],
    ['two messages of a partition are under way', 'if (this.sending.has(partition)) return', ''],
    ['the queue has no bound', 'if (this.length > this.parts.maxQueue) this.drop()', ''],
    ['nobody is told of a dropped write', 'this.parts.onDrop?.(dropped)', ''],
    ['a long text is not divided', 'text.length > MAX_LENGTH', 'text.length > MAX_LENGTH * 1e3'],
    ['every failed attempt is logged', 'clock.now() - this.warnedAt >= TELL_EVERY_MS', 'true'],
    ['parts of a list are not waited for', 'entry.origin?.progress.again(entry.origin) ?? null', 'null'],
  ]),
  ...faultsOf('gateway/bus/partition-reader.ts', READER, [
    ['the consumer is kept after NATS was away', 'onReconnect(() => messages.stop())', 'onReconnect(() => {})'],
    ['what was delivered is delivered again', 'if (message.seq > this.last) await', 'await'],
    ['messages up to the position are not acknowledged', '      this.acknowledge(this.committed)\n', ''],
    ['a stream that was made anew is not noticed', '(await stream.identity()) !== streamId', 'false'],
    ['an unreadable message is not kept', 'await keepDeadLetter(text, error.message)', ''],
    ['two readers share a consumer', '-${crypto.randomUUID().slice(0, NAME_LENGTH)}`', '`'],
    ['a reader whose lease has ended reads on', 'if (!this.parts.mayRead())', 'if (this.stopped)'],
    [
      'the consumer of a reader that was killed is in the way',
      'if (!(await this.deleteOthers(manager))) throw error',
      'throw error',
    ],
    ['one unreadable write is not kept', 'await keepDeadLetter(unreadable.text, unreadable.reason)', ''],
  ]),
  ...faultsOf('gateway/bus/make-streams.ts', STREAM, [
    ['the stream discards old messages', 'DiscardPolicy.New', 'DiscardPolicy.Old'],
  ]),
  ...faultsOf('gateway/bus/stream.ts', STREAM, [
    ['a message has no id', '{ msgID: id }', '{}'],
    ['a lost connection is not reported', "if (!this.connected) return ['NATS does not answer']", ''],
    ['a dead letter without room is not reported', 'this.unkept.set(id,', 'void (id,'],
    ['lost messages are not counted', 'this.measured === null || this.measured === created', 'true'],
    ['stopping waits for NATS', 'this.connected ? connection.drain() : connection.close()', 'connection.drain()'],
    ['a lost stream is not made anew', 'if (this.opened !== null) this.opening = null', ''],
    ['a lost stream is not logged', 'if (made && this.opened !== null)', 'if (!made)'],
  ]),
  ...faultsOf(
    'gateway/bus/checkpoints.ts',
    ['gateway/bus/lost-lease.test.ts'],
    [
      ['positions of a lost partition are stored', 'if (progress.isLost) return []', ''],
      ['guilds are written without a look at the lease', 'await this.useLeases(trx, used)\n        return', 'return'],
      ['a partition that is lost meanwhile is committed', 'refuseLost(committing)\n    const', 'const'],
      ['a lost lease condemns the batch', "readonly code = 'LEASE_LOST'", ''],
      ['nobody learns which partition is lost', 'if (!held.has(progress.partition)) progress.lose()', ''],
    ],
  ),
  ...faultsOf(
    'gateway/bus/live-process.ts',
    ['gateway/bus/partitions.test.ts'],
    [
      ['a worker without NATS counts', 'await withdrawProcess(db, processId)', ''],
      ['workers that all lost NATS leave their partitions', 'role)) > 0', 'role)) >= 0'],
    ],
  ),
  ...faultsOf(
    'gateway/bus/lost-channels.ts',
    ['gateway/bus/lost-channels.test.ts'],
    [
      ['lists are sent while the queue is full', 'if (!hasRoom()) return', ''],
      ['a guild that no bot can read holds up the checkpoint', '        settle(lost)\n        if', '        if'],
      ['the list counts as no event', 'change, origin: lost.origin', 'change, origin: null'],
    ],
  ),
  ...faultsOf(
    'gateway/bus/partitions.ts',
    ['gateway/bus/partitions.test.ts'],
    [
      [
        'leases that end are forgotten when the renewal fails',
        'this.lose(this.leases.takeExpired())\n',
        'this.leases.takeExpired()\n',
      ],
      ['leases without a reader are forgotten', '[...unread, ...(await', '[...(await'],
      ['partitions beyond the share are kept', 'if (beyond > 0) await', 'if (beyond > 100) await'],
    ],
  ),
]
