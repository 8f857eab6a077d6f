import { join } from 'node:path'
import { format } from '@planetscale/database'
import { bundleEdge } from '../../../scripts/edge.ts'
import { firstPageQuery } from '../../../shared/database/members/leaderboard.ts'
import { standingQuery } from '../../../shared/database/members/rank.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type HttpDatabase, openOverHttp } from '../../support/database.ts'
import { signBody } from '../../support/discord/interactions/signing.ts'
import { EdgeWorld, readReply } from '../../support/edge-world.ts'
import { commandInteraction } from '../../support/interaction.ts'
import { type Served, serveWorker } from './workerd-serve.ts'

export const PING = JSON.stringify({ type: 1 })
export const BUNDLES = join(import.meta.dir, '../../../.data/bench')

const MEMBERS = 1_000
const DIFFERENT_USES = 200

/** The commands that are compared with others. */
export type Command = 'level' | 'leaderboard'

/** A server with members, and workers that answer for it. */
export class EdgeBench {
  private readonly served: Served[] = []
  private readonly bundles = new Map<string, Promise<string>>()

  private constructor(
    readonly world: EdgeWorld,
    readonly bridge: HttpDatabase,
    readonly guildId: Snowflake,
  ) {}

  static async open(): Promise<EdgeBench> {
    const world = await EdgeWorld.open()
    const members = Array.from({ length: MEMBERS }, (_, nth) => [String(nth + 1), { xp: nth * 100 + 1 }] as const)
    return new EdgeBench(world, openOverHttp(world.database), await world.addGuild(Object.fromEntries(members)))
  }

  /** Where interactions go, below a worker's address. */
  get path(): string {
    return `/interactions/${this.world.applicationId}`
  }

  /** A signed PING. */
  readonly first = (url: string): Request =>
    new Request(url + this.path, {
      method: 'POST',
      headers: { ...signBody(this.world.key, PING, Date.now()) },
      body: PING,
    })

  /** The bundle of a worker, made once. @param entry from the top of the project; the edge itself where it is left out */
  bundle(entry?: string): Promise<string> {
    const known = this.bundles.get(entry ?? '')
    if (known !== undefined) return known
    const name = entry === undefined ? 'app' : entry.replaceAll(/[/.]/g, '-')
    const made = bundleEdge(join(BUNDLES, name), entry)
    this.bundles.set(entry ?? '', made)
    return made
  }

  /** Serves a bundle, with a bridge on the same machine as its database. @param second the bundle of the worker to which it forwards */
  async serve(bundle: string, environment: Readonly<Record<string, string>> = {}, second?: string): Promise<Served> {
    const settings = { ...this.world.environment, DATABASE_HTTP_URL: this.bridge.url, ...environment }
    const others = second === undefined ? {} : { second }
    const served = await serveWorker({ bundle, first: this.first, environment: settings, ...others })
    this.served.push(served)
    return served
  }

  /** Uses of a command by different members. */
  usesOf(command: Command): string[] {
    return Array.from({ length: DIFFERENT_USES }, (_, nth) => {
      const invoker = {
        ...{ applicationId: this.world.applicationId, guildId: this.guildId },
        userId: String(nth * (MEMBERS / DIFFERENT_USES) + 1),
      }
      return JSON.stringify(commandInteraction(`/${command}`, {}, invoker))
    })
  }

  /** The statement that answers a command, with its values in it. */
  statementOf(command: Command): string {
    const { db } = this.world.database
    const { guildId } = this
    const query = command === 'level' ? standingQuery(db, { guildId, userId: '1' }) : firstPageQuery(db, { guildId })
    const { sql, parameters } = query.compile()
    return format(sql, [...parameters])
  }

  /** The answer of a worker to one interaction, as text. @throws where it is not 200 */
  async answer(url: string, body: string): Promise<string> {
    const headers = { 'content-type': 'application/json', ...signBody(this.world.key, body, Date.now()) }
    const response = await fetch(url + this.path, { method: 'POST', headers, body })
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
    return response.text()
  }

  /** A worker that says the same thing faster says less, or is faster. @throws where the replies read differently */
  async checkThatAllSayTheSame(urls: readonly string[], bodies: readonly string[]): Promise<void> {
    for (const body of bodies) {
      const texts = urls.map(async (url) => readReply(JSON.parse(await this.answer(url, body))).text)
      const said = new Set(await Promise.all(texts))
      if (said.size !== 1) throw new Error(`the replies differ:\n${[...said].join('\n')}`)
    }
  }

  async close(): Promise<void> {
    for (const served of this.served) await served.stop()
    await this.bridge.close()
    await this.world.close()
  }
}
