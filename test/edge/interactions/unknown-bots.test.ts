import { afterEach, expect, test } from 'bun:test'
import { eachRuntime } from '../../support/each-runtime.ts'
import { newSnowflake } from '../../support/edge-world.ts'
import { until } from '../../support/until.ts'

const PING = '{"type":1}'

/** Interactions of bots that the edge has not seen before, or that do not exist. */
eachRuntime('unknown bots', (client) => {
  afterEach(() => client().world.tap.become('well'))

  const invented = (count: number): Promise<Response[]> =>
    Promise.all(Array.from({ length: count }, () => client().post(PING, { botId: newSnowflake() })))

  test('while invented bots are asked for without end, every genuine bot not seen before is answered', async () => {
    const genuine = await Promise.all(Array.from({ length: 5 }, () => client().world.addWhitelabelBot()))
    const statuses: number[] = []
    let isOver = false
    const flooding = Promise.all(
      Array.from({ length: 20 }, async () => {
        while (!isOver) statuses.push((await client().post(PING, { botId: newSnowflake() })).status)
      }),
    )
    await until('the flood is on', () => statuses.length > 200)
    const answers = await Promise.all(genuine.map((bot) => client().post(PING, bot)))
    isOver = true
    await flooding
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    // On a busy machine the database may answer some too late.
    expect(statuses.filter((status) => status !== 404 && status !== 503)).toEqual([])
  })

  test('an invented bot whose sender hangs up takes nothing from those that share its lookup', async () => {
    await invented(30)
    const { botId, key } = await client().world.addWhitelabelBot()
    client().world.tap.become('held')
    const hangingUp = new AbortController()
    const before = client().world.tap.requests
    const hungUp = fetch(`${client().edge.url}/interactions/${botId}`, {
      ...{ method: 'POST', body: PING, signal: hangingUp.signal },
      headers: { 'x-signature-ed25519': '00'.repeat(64), 'x-signature-timestamp': `${Math.floor(Date.now() / 1000)}` },
    }).catch(() => null)
    await until('the lookup is under way', () => client().world.tap.requests > before)
    const sharing = client().post(PING, { botId, key })
    hangingUp.abort()
    expect(await hungUp).toBeNull()
    client().world.tap.become('well')
    expect((await sharing).status).toBe(200)
  })

  test('a lookup that the database does not answer is ended', async () => {
    const { botId, key } = await client().world.addWhitelabelBot()
    client().world.tap.become('silent')
    expect((await client().post(PING, { botId, key })).status).toBe(503)
    await until('it is ended', () => client().world.tap.open === 0)
    client().world.tap.become('well')
    expect((await client().post(PING, { botId, key })).status).toBe(200)
  })
})
