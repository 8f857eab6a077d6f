import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { becomeExperienced } from '../faults/experienced.ts'
import { FaultWorld } from '../faults/fault-world.ts'
import { OwnMariadb } from '../faults/own-mariadb.ts'
import { CommandLoad } from '../support/command-load.ts'
import { DISCORD_RATE_LIMITS } from '../support/discord/settings.ts'
import { type EdgeService, startEdgeService, useEdgeAt } from '../support/edge-service.ts'
import { Admins } from './admins.ts'
import { type Leak, probeSettings, WatchedProcess } from './watched-process.ts'

const [GUILDS, MEMBERS_PER_GUILD] = [50, 100]
/** Enough for levels 0 to 18. About six members a second reach a level, so that role syncs get most of the bot's requests. */
const MOST_XP_BEFORE = 20_000
/** Members of each server who use commands, without the one who is given XP. */
const USERS_PER_GUILD = 20
/**
 * Only Discord's limit of fifty requests a second for each bot. With the limits of single routes, role syncs of these few
 * servers would wait for minutes.
 */
const RATE_LIMITS = { ...DISCORD_RATE_LIMITS, routes: {} }
/** The simulated Discord runs on the same machine, so it keeps few messages and requests. */
const DISCORD = { rateLimits: RATE_LIMITS, keptMessages: 1_000, replayLimit: 20_000, keptRequests: 1_000 }

export interface SoakOptions {
  /** Messages a second. */
  messages: number
  leak: Leak | null
}

/** A standalone gateway, the bridge and the edge on Bun, as processes, over a MariaDB, with the simulated Discord. */
export class SoakWorld {
  private constructor(
    readonly faults: FaultWorld,
    readonly commands: CommandLoad,
    readonly admins: Admins,
    readonly processes: readonly WatchedProcess[],
    private readonly service: EdgeService,
    private readonly mariadb: OwnMariadb,
    private readonly directory: string,
  ) {}

  static async open({ messages, leak }: SoakOptions): Promise<SoakWorld> {
    const directory = mkdtempSync(join(tmpdir(), 'prosperity-soak-'))
    const mariadb = await OwnMariadb.start('soak')
    const size = { guilds: GUILDS, membersPerGuild: MEMBERS_PER_GUILD, perSecond: messages }
    const database = await mariadb.openDatabase()
    const environment = { JOB_LEASE_MS: '30000', ...probeSettings(directory, 'gateway', leak) }
    const faults = await FaultWorld.open(DISCORD, database, environment, size, (community, db) =>
      becomeExperienced(community, db, MOST_XP_BEFORE),
    )
    const { discord, application, community, gateway } = faults
    const service = await startEdgeService(
      { discord, application, databaseUrl: database.url },
      { bridge: probeSettings(directory, 'bridge'), edge: probeSettings(directory, 'edge') },
    )
    await useEdgeAt(service.edge.url, discord, application)
    const commands = CommandLoad.of(community, USERS_PER_GUILD)
    const processes = await Promise.all([
      WatchedProcess.open(directory, 'gateway', gateway.url),
      WatchedProcess.open(directory, 'bridge', service.bridge.opsUrl),
      WatchedProcess.open(directory, 'edge', null),
    ])
    const admins = new Admins(community.guilds, database.db, commands)
    return new SoakWorld(faults, commands, admins, processes, service, mariadb, directory)
  }

  /** Connections of all processes to the database. */
  async connections(): Promise<number> {
    const { rows } = await sql<{ Value: string }>`show global status like 'Threads_connected'`.execute(
      this.faults.database.db,
    )
    return Number(rows[0]?.Value)
  }

  /** Jobs that wait, run or have failed. */
  async jobs(): Promise<number> {
    const row = await this.faults.database.db
      .selectFrom('jobs')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return row.count
  }

  async close(): Promise<void> {
    this.faults.stopTalking()
    await this.service.edge.stop()
    await this.service.bridge.end('SIGTERM')
    await this.faults.gateway.end('SIGTERM')
    await this.faults.close()
    await this.mariadb.stop()
    rmSync(this.directory, { recursive: true, force: true })
  }
}
