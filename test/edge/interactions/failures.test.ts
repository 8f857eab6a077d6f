import { afterEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { eachRuntime } from '../../support/each-runtime.ts'
import type { TestGuild } from '../../support/edge-client.ts'
import { newSnowflake } from '../../support/edge-world.ts'
import { commandInteraction } from '../../support/interaction.ts'

const entrySchema = v.looseObject({ id: v.string(), used: v.string() })

/** What members, operators and load balancers see when the database is not there. */
eachRuntime('failures', (client) => {
  afterEach(() => client().world.tap.become('well'))

  const health = () => fetch(`${client().edge.url}/health`)

  /** Runs a command that fails, and finds its id in the log. */
  async function failsWithId(guild: TestGuild): Promise<void> {
    const reply = await guild.runs('/level')
    expect(reply.ephemeral).toBe(true)
    const [, id = ''] = /report the code `([\da-f]{8})`/.exec(reply.text) ?? []
    const line = await client().edge.log.first((text) => id !== '' && text.includes(id))
    expect(v.parse(entrySchema, JSON.parse(line))).toMatchObject({ id, used: '/level', level: 'error' })
  }

  test('with the database away, a command gets a private reply with the id that is in the log', async () => {
    const guild = await client().guild({ '7': { xp: 100 } })
    client().world.tap.become('away')
    await failsWithId(guild)
  })

  test('with a database that never answers, commands and /health answer in time all the same', async () => {
    const guild = await client().guild({ '7': { xp: 100 } })
    client().world.tap.become('silent')
    const start = performance.now()
    const early = client().interactEarly(commandInteraction('/level', {}, guild.invoker()))
    const [healthy, reply] = await Promise.all([health(), early])
    expect(healthy.status).toBe(503)
    expect(reply).toMatchObject({ type: 5, ephemeral: false })
    expect(performance.now() - start).toBeLessThan(9_000)
  })

  test('with the database away, a button gets a private reply and the message stays', async () => {
    const guild = await client().guild({ '7': { xp: 100 } })
    client().world.tap.become('away')
    expect(await guild.clicks('leaderboard:1:2')).toMatchObject({ type: 4, ephemeral: true })
  })

  test('with the database away, a PING of the main bot is answered', async () => {
    client().world.tap.become('away')
    expect((await client().post('{"type":1}')).status).toBe(200)
  })

  test('with the database away, a bot not seen before is told to try again', async () => {
    const { botId, key } = await client().world.addWhitelabelBot()
    client().world.tap.become('away')
    const response = await client().post('{"type":1}', { botId, key })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
  })

  test.each([
    ['well', 200, 'ok'],
    ['away', 503, 'unavailable'],
  ] as const)('with the database %s, /health answers %p', async (mood, code, status) => {
    client().world.tap.become(mood)
    const response = await health()
    expect(response.status).toBe(code)
    expect(await response.json()).toMatchObject({ status })
  })

  test('the log holds no password, no signature and no interaction token', async () => {
    const guild = await client().guild()
    client().world.tap.become('away')
    await guild.runs('/about')
    await client().post('{"type":1}', { botId: newSnowflake() })
    const log = client().edge.log.all.join('\n')
    const credentials = btoa(`edge:${client().world.tap.password}`)
    for (const secret of [client().world.tap.password, credentials, 'interaction-token'])
      expect(log).not.toContain(secret)
    expect(log).not.toMatch(/[\da-f]{128}/)
  })
})
