import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import type { APIMessage } from 'discord-api-types/v10'
import { FaultWorld } from '../faults/fault-world.ts'
import type { Member } from '../support/discord/community/member.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(300_000)

const SIZE = { guilds: 1, membersPerGuild: 8, perSecond: 1 }
const MESSAGES = 32
const EACH_MS = 4

let close: () => Promise<void>
afterEach(() => close())

/** Members who react to each other's messages, some twice, while a test ends processes. */
class Reactions {
  private readonly messages: APIMessage[] = []
  private readonly left: (() => void)[] = []
  private readonly expected = new Map<string, number>()
  /** Messages by which the test waits until reactions earn. Their XP is not compared. */
  private readonly probes = new Set<string>()

  constructor(private readonly world: FaultWorld) {}

  private get members(): readonly Member[] {
    return this.world.community.members.map(({ member }) => member)
  }

  /** Turns reactions on, and waits until the processes know it and have seen every member. */
  async begin(): Promise<void> {
    const { db } = this.world.database
    const { guild } = this.world
    await until('the guild is stored', async () => {
      const settings = {
        reaction_given_xp: 1,
        reaction_received_xp: 1,
        reaction_given_cap: 10_000,
        reaction_received_cap: 10_000,
      }
      const { numUpdatedRows } = await db
        .updateTable('guilds')
        .set({ ...settings, updated_at: Date.now() })
        .where('id', '=', guild.id)
        .where('active', '=', 1)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    })
    for (let nth = 0; nth < MESSAGES; nth++) {
      const member = this.members[nth % this.members.length]
      if (member) this.messages.push(member.says('hello', { in: guild.channel('general') }))
    }
    await until('everybody has earned', async () => (await this.world.earned()).size >= this.members.length)
    const [first, second] = this.members
    await until('a reaction earns', async () => {
      const message = first?.says('look', { in: guild.channel('general') })
      if (message) second?.reacts(message)
      this.probes.add(message?.id ?? '')
      return (await db.selectFrom('xp_ledger').select('amount').limit(1).execute()).length > 0
    })
    for (const message of this.messages) for (const member of this.members) this.plan(message, member)
  }

  private plan(message: APIMessage, member: Member): void {
    this.left.push(() => member.reacts(message, '🌱'))
    this.left.push(() => member.takesBack(message, '🌱'))
    this.left.push(() => member.reacts(message, '🍅'))
    if (message.author.id === member.id) return
    for (const id of [`${member.id} gave`, `${message.author.id} received`])
      this.expected.set(id, (this.expected.get(id) ?? 0) + 1)
  }

  /** Lets members react to a part of the messages, one after the other. */
  async go(part: number): Promise<void> {
    const goal = Math.floor(this.left.length * (1 - part))
    const timer = setInterval(() => {
      if (this.left.length > goal) this.left.shift()?.()
    }, EACH_MS)
    await until('members have reacted', async () => this.left.length <= goal)
    clearInterval(timer)
  }

  /** Waits until everything is committed, and expects one award for each message and member. */
  async mustBeExact(): Promise<void> {
    const sum = (all: Map<string, number>) => [...all.values()].reduce((total, xp) => total + xp, 0)
    await until('every reaction is committed', async () => sum(await this.rows()) >= sum(this.expected)).catch(() => {})
    expect(await this.rows()).toEqual(this.expected)
    const { db } = this.world.database
    const members = await db
      .selectFrom('guild_users as member')
      .leftJoin('xp_ledger as entry', (join) =>
        join.onRef('entry.guild_id', '=', 'member.guild_id').onRef('entry.user_id', '=', 'member.user_id'),
      )
      .select(({ fn }) => ['ledger_xp', 'ledger_rows', fn.count<number>('entry.amount').as('rows')])
      .groupBy(['member.user_id', 'ledger_xp', 'ledger_rows'])
      .execute()
    // Each row is worth 1 XP.
    expect(members.filter((member) => member.ledger_xp !== member.rows || member.ledger_rows !== member.rows)).toEqual(
      [],
    )
  }

  private async rows(): Promise<Map<string, number>> {
    const { db } = this.world.database
    const rows = await db.selectFrom('xp_ledger').select(['user_id', 'source', 'entry_key', 'amount']).execute()
    const sums = new Map<string, number>()
    for (const { user_id, source, entry_key, amount } of rows) {
      if (this.probes.has(entry_key.split(':')[0] ?? '')) continue
      const id = `${user_id} ${source === 'reaction-given' ? 'gave' : 'received'}`
      sums.set(id, (sums.get(id) ?? 0) + amount)
    }
    return sums
  }
}

test('kill -9 while members react neither loses nor doubles XP', async () => {
  const world = await FaultWorld.open({}, undefined, {}, SIZE)
  close = () => world.close()
  const reactions = new Reactions(world)
  await reactions.begin()
  for (const part of [0.4, 0.6]) {
    const going = reactions.go(part)
    await world.restartGateway('SIGKILL')
    await going
  }
  await reactions.go(1)
  await reactions.mustBeExact()
})

test('kill -9 of a worker and of the gateway while members react neither loses nor doubles XP', async () => {
  const world = await DistributedWorld.open(1, { size: SIZE })
  close = () => world.close()
  const reactions = new Reactions(world.faults)
  await reactions.begin()
  const going = reactions.go(0.5)
  await world.endWorker('SIGKILL')
  await world.addWorker()
  await going
  const goingOn = reactions.go(1)
  await world.restartGateway()
  await goingOn
  await reactions.mustBeExact()
})
