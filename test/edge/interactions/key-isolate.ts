import { afterAll, afterEach, beforeAll, beforeEach } from 'bun:test'
import { type App, createApp } from '../../../edge/app.ts'
import { speak } from '../../../edge/features/texts.ts'
import { createPublicKeys, type PublicKeys } from '../../../edge/interactions/public-keys.ts'
import { createCommandIds } from '../../../edge/runtime/command-ids.ts'
import { openDatabase } from '../../../edge/runtime/database.ts'
import { createKeptLimits } from '../../../edge/runtime/kept-limits.ts'
import { createLog } from '../../../edge/runtime/log.ts'
import { startTimer } from '../../../edge/runtime/timers.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { timersFor } from '../../support/deadlines.ts'
import { type SigningKey, signBody } from '../../support/discord/interactions/signing.ts'
import { EdgeWorld, newSnowflake } from '../../support/edge-world.ts'

export const MINUTE_MS = 60_000
const PING = '{"type":1}'

/** An isolate of the edge that verifies PINGs. Each test has one of its own, whose clock it sets. */
class KeyIsolate {
  /** How far the isolate's clock is ahead, in milliseconds. */
  ahead = 0
  private readonly app: App
  readonly publicKeys: PublicKeys
  /** Work that goes on after responses. */
  private readonly afterwards: Promise<void>[] = []
  private readonly clock = (): number => Date.now() + this.ahead

  constructor(readonly world: EdgeWorld) {
    const { clock } = this
    const database = openDatabase({ url: world.tap.url })
    const application = { id: world.applicationId, publicKey: world.key.publicHex }
    this.publicKeys = createPublicKeys({ database, application, clock, startTimer: timersFor(() => world.tap) })
    this.app = createApp({
      commands: [],
      components: [],
      speak,
      forward: null,
      premiumSkuIds: [],
      webUrl: null,
      forgetBoard: () => {},
      discord: () => Promise.reject(new Error('nothing here asks Discord')),
      download: async () => null,
      botTokens: async () => null,
      commandIds: createCommandIds(clock),
      commandLimits: createKeptLimits(clock),
      startTimer,
      database,
      application,
      publicKeys: this.publicKeys,
      whitelabel: null,
      cards: null,
      tracing: null,
      counts: { count: () => {} },
      log: createLog(() => {}, [], clock),
      clock,
      newId: () => 'an-id',
    })
  }

  /** @returns the status of the response */
  async ping(botId: Snowflake, key: SigningKey): Promise<number> {
    const headers = { ...signBody(key, PING, this.clock()) }
    const request = new Request(`http://edge/interactions/${botId}`, { method: 'POST', headers, body: PING })
    const response = await this.app(request, (work) => void this.afterwards.push(work))
    return response.status
  }

  /** Sends PINGs for bots that do not exist. */
  flood(count: number): Promise<number[]> {
    return Promise.all(Array.from({ length: count }, () => this.ping(newSnowflake(), this.world.key)))
  }

  forget(botId: Snowflake): void {
    this.publicKeys.forget(botId)
  }

  async settled(): Promise<void> {
    await Promise.all(this.afterwards.splice(0))
  }

  /** How many statements the work sends to the database. */
  async lookups(work: () => Promise<unknown>): Promise<number> {
    const before = this.world.tap.requests
    await work()
    await this.settled()
    return this.world.tap.requests - before
  }
}

/** Gives each test of a file an isolate of its own, over one world. */
export function eachIsolate(): () => KeyIsolate {
  let world: EdgeWorld
  let isolate: KeyIsolate
  beforeAll(async () => {
    world = await EdgeWorld.open()
  })
  afterAll(() => world.close())
  afterEach(() => world.tap.become('well'))
  beforeEach(() => {
    isolate = new KeyIsolate(world)
  })
  return () => isolate
}

/** Does work several times, one after the other. */
export async function times<Value>(count: number, work: () => Promise<Value>): Promise<Value[]> {
  const results: Value[] = []
  for (let nth = 0; nth < count; nth++) results.push(await work())
  return results
}
