import { describe, expect, test } from 'bun:test'
import { InteractionType } from 'discord-api-types/v10'
import { grantPremium } from '../../../shared/database/members/premium.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { checkCallback } from '../../support/discord/checks/callback.ts'
import type { Runtime } from '../../support/edge.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld, newSnowflake } from '../../support/edge-world.ts'
import { mutate } from '../../support/fuzz/mutate.ts'
import { type Random, randomFrom } from '../../support/fuzz/random.ts'
import { everyUse, type Surroundings } from '../../support/fuzz/uses.ts'
import { isLong } from '../../support/long-forms.ts'

/** Change it to meet other input; put it back to find a failure again. */
const SEED = 20_260_801
/** All of them on the quickest runtime, a share of them on the others; `FAULTS=long` sends eight times as many. */
const TIMES = isLong ? 8 : 1
const SHARES: readonly (readonly [Runtime, number])[] = [
  ['bun', 1_250 * TIMES],
  ['workerd', 300 * TIMES],
  ['deno', 300 * TIMES],
]
const AT_ONCE = 32
const SHOWN_FAILURES = 5

const KINDS = new Set<unknown>(Object.values(InteractionType).filter((type) => typeof type === 'number'))

/** How an answer to this interaction is to be read; one of no known kind is answered as a command is. */
// The set holds the enumeration's own values.
const kindOf = (type: unknown): InteractionType =>
  KINDS.has(type) ? (type as InteractionType) : InteractionType.ApplicationCommand

/** What is wrong with an answer; null where nothing is. */
async function faultOf(response: Response, sent: Record<string, unknown>): Promise<string | null> {
  const isForm = response.headers.get('Content-Type')?.startsWith('multipart/') ?? false
  const form = isForm ? await response.formData() : null
  const text = form === null ? await response.text() : String(form.get('payload_json'))
  const files = [...(form?.values() ?? [])].flatMap((value) => (typeof value === 'string' ? [] : value.name))
  if (response.status === 400) return null
  if (response.status !== 200) return `answered ${response.status}: ${text}`
  const verdict = checkCallback(kindOf(sent.type), {}, JSON.parse(text), files)
  return verdict.ok ? null : `an answer that Discord refuses, ${JSON.stringify(verdict.errors)}: ${text}`
}

/** Somebody in a server with everything there is to trip over. */
async function surroundingsOf(world: EdgeWorld, random: Random): Promise<Surroundings> {
  const ids = { users: ['7', '8', newSnowflake()], roles: [newSnowflake()], channels: [newSnowflake()] }
  const guildId = await world.addGuild({ '7': { xp: 5_000 }, '8': { xp: 100 } })
  await grantPremium(world.database.db, '7', null, Date.now())
  const invoker = { applicationId: world.applicationId, guildId, userId: '7', permissions: Permission.Administrator }
  return { ids, invoker, random }
}

/** Sends so many mutated interactions, of every command and component one after the other. @returns the failures */
async function bombard(client: EdgeClient, count: number): Promise<string[]> {
  const random = randomFrom(SEED)
  const surroundings = await surroundingsOf(client.world, random)
  const uses = everyUse()
  const faults: string[] = []
  let next = 0
  const sendOnAndOn = async (): Promise<void> => {
    for (let nth = next++; nth < count; nth = next++) {
      const use = uses[nth % uses.length]
      if (use === undefined) throw new Error('there is something to use')
      const sent = mutate(use.interaction(surroundings), random)
      const fault = await faultOf(await client.post(JSON.stringify(sent)), sent)
      if (fault !== null) faults.push(`${use.name}, ${fault}\n  sent ${JSON.stringify(sent).slice(0, 3_000)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendOnAndOn))
  return faults
}

/** Unexpected log lines: those that are not JSON entries, and failures inside a command or of the second worker. */
const unexpected = (line: string): boolean =>
  !line.startsWith('{"level"') || /"msg":"((interaction|request) failed|the second worker did not answer)"/.test(line)

describe.each(SHARES)('on %s, of %d mutated interactions that are correctly signed', (runtime, count) => {
  test('each gets a valid answer or a 400, and none fails inside', async () => {
    const world = await EdgeWorld.open()
    const client = new EdgeClient(await world.start(runtime), world)
    try {
      const saidBefore = client.edge.log.all.length
      const faults = await bombard(client, count)
      const log = client.edge.log.all.slice(saidBefore).filter(unexpected)
      expect([...faults.slice(0, SHOWN_FAILURES), ...log.slice(0, SHOWN_FAILURES)]).toEqual([])
      expect((await client.post('{"type":1}')).status).toBe(200)
    } finally {
      await client.edge.stop()
      await world.close()
    }
  })
})

test('every use, as it is, gets an answer', async () => {
  const world = await EdgeWorld.open()
  const client = new EdgeClient(await world.start('bun'), world)
  try {
    const surroundings = await surroundingsOf(world, randomFrom(SEED))
    for (const use of everyUse()) {
      const sent = use.interaction(surroundings)
      const response = await client.post(JSON.stringify(sent))
      expect([use.name, response.status, await faultOf(response, sent)]).toEqual([use.name, 200, null])
    }
  } finally {
    await client.edge.stop()
    await world.close()
  }
})
