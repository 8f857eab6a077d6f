import { join } from 'node:path'
import * as v from 'valibot'
import { bundleEdge, WEB_ENTRY } from '../../../scripts/edge.ts'
import { type HttpDatabase, openOverHttp } from '../../support/database.ts'
import { EdgeWorld } from '../../support/edge-world.ts'
import { storeLogin } from '../../support/web/log-in.ts'
import { BUNDLES } from '../edge/edge-bench.ts'
import { type Served, serveWorker } from '../edge/workerd-serve.ts'
import { fillCrowd } from './crowd.ts'
import { ratesSchema, type WebLoad } from './load-protocol.ts'

/** The value of WEB_BASE_URL: the worker accepts changes only from pages of this address. */
export const ORIGIN = 'https://dashboard.example'
/** Each login may change 60 things a minute. */
const VISITORS = 240

export type Visitor = WebLoad['visitors'][number]

/** Administrators with a guild each, and the worker of the web. */
export class WebBench {
  private readonly served: Served[] = []
  private bundled: Promise<string> | undefined
  private filled: Promise<void> | undefined

  private constructor(
    readonly world: EdgeWorld,
    readonly bridge: HttpDatabase,
    readonly visitors: readonly Visitor[],
  ) {}

  static async open(): Promise<WebBench> {
    const world = await EdgeWorld.open()
    const visitors: Visitor[] = []
    for (let nth = 0; nth < VISITORS; nth++) visitors.push(await newVisitor(world, nth))
    return new WebBench(world, openOverHttp(world.database), visitors)
  }

  /** The bundle of the worker, made once. */
  bundle(): Promise<string> {
    this.bundled ??= bundleEdge(join(BUNDLES, 'web'), WEB_ENTRY)
    return this.bundled
  }

  /** A visitor of the guild with many members. They are stored at the first call. @param count how many */
  async crowd(count: number): Promise<Visitor> {
    const visitor = this.visitors.at(-1)
    if (visitor === undefined) throw new Error('there are visitors')
    this.filled ??= fillCrowd(this.world.database.db, visitor.guildId, count, Date.now())
    await this.filled
    return visitor
  }

  /** Serves the worker. @param databaseUrl the bridge alone, or the tap that counts */
  async serve(databaseUrl: string): Promise<Served> {
    const served = await serveWorker({
      bundle: await this.bundle(),
      environment: {
        ...this.world.environment,
        DATABASE_HTTP_URL: databaseUrl,
        WEB_BASE_URL: ORIGIN,
        DISCORD_CLIENT_SECRET: 'a-secret-that-is-not-used-1',
      },
      first: (url) => new Request(`${url}/api/v1/openapi.json`),
    })
    this.served.push(served)
    return served
  }

  async close(): Promise<void> {
    for (const served of this.served) await served.stop()
    await this.bridge.close()
    await this.world.close()
  }
}

async function newVisitor(world: EdgeWorld, nth: number): Promise<Visitor> {
  const { discord, application } = world
  const guild = discord.guild({ name: `Guild ${nth}`, owner: `owner ${nth}`, applications: [application] })
  await world.storeGuild(guild)
  return { cookie: await storeLogin(world, guild.owner.id), guildId: guild.id }
}

/** Runs a load in a process of its own. @returns requests per second of each turn @throws where a reply is wrong */
export async function runLoad(load: WebLoad): Promise<number[]> {
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'load-process.ts')], {
    stdin: new Blob([JSON.stringify(load)]),
    stdout: 'pipe',
    stderr: 'inherit',
  })
  return v.parse(ratesSchema, await new Response(child.stdout).json())
}
