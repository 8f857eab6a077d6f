import * as v from 'valibot'
import { settingsReply } from '../../../shared/api/settings.ts'
import { type WebLoad, webLoadSchema } from './load-protocol.ts'

/**
 * Reads or saves settings as the dashboard does: a process of its own, so that it slows only itself. Each connection uses one
 * guild at a time, because a save names the version before it. A reply counts only if it is complete, and a save only if the
 * reply has the new value.
 */

type Visitor = WebLoad['visitors'][number]

const load = v.parse(webLoadSchema, await Bun.stdin.json())

async function ask(method: string, { cookie, guildId }: Visitor, more: { version?: string; body?: object } = {}) {
  const { version, body } = more
  const response = await fetch(`${load.url}/api/v1/guilds/${guildId}/settings`, {
    method,
    headers: {
      cookie,
      origin: load.origin,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${method} was answered with ${response.status}: ${text}`)
  const reply = v.parse(settingsReply, JSON.parse(text))
  if (reply.settings.length === 0) throw new Error('a reply without settings')
  return reply
}

type Reply = Awaited<ReturnType<typeof ask>>

/** The first field of a whole number. */
function numberField({ settings }: Reply): { name: string; value: number; min: number } {
  const field = settings.flatMap(({ fields }) => fields).find(({ kind }) => kind === 'integer')
  if (field === undefined || typeof field.value !== 'number') throw new Error('no setting is a whole number')
  return { name: field.name, value: field.value, min: field.min ?? 0 }
}

/** The newest reply that each visitor has read. */
const known = new Map<Visitor, Reply>()

async function save(visitor: Visitor): Promise<void> {
  const before = known.get(visitor) ?? (await ask('GET', visitor))
  const { name, value, min } = numberField(before)
  const next = value > min ? value - 1 : value + 1
  const after = await ask('PATCH', visitor, { version: before.version, body: { values: { [name]: next } } })
  if (numberField(after).value !== next) throw new Error(`${name} was not saved`)
  known.set(visitor, after)
}

let turns = 0

/**
 * The visitors of the next turn, one for each connection. Each has asked once, so that Discord's answers are in memory, and
 * only the API is measured. A login may save 60 times a minute and read 600 times.
 */
async function nextVisitors(): Promise<Visitor[]> {
  const first = turns++ * load.connections
  const visitors = Array.from(
    { length: load.connections },
    (_, nth) => load.visitors[(first + nth) % load.visitors.length],
  )
  const all = visitors.flatMap((visitor) => visitor ?? [])
  await Promise.all(all.map(async (visitor) => known.set(visitor, await ask('GET', visitor))))
  return all
}

/** @returns requests per second */
async function turn(): Promise<number> {
  const visitors = await nextVisitors()
  const startedAt = performance.now()
  let done = 0
  async function sendOnAndOn(visitor: Visitor): Promise<void> {
    while (performance.now() - startedAt < load.turnMs) {
      await (load.kind === 'saves' ? save(visitor) : ask('GET', visitor))
      done++
    }
  }
  await Promise.all(visitors.map(sendOnAndOn))
  return (done * 1_000) / (performance.now() - startedAt)
}

const rates: number[] = []
for (let nth = 0; nth < load.turns; nth++) rates.push(await turn())
process.stdout.write(JSON.stringify(rates))
