import type { TestDatabase } from '../support/database.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'
import { type EdgeService, startEdgeService, useEdgeAt } from '../support/edge-service.ts'
import { type GatewayProcess, spawnGateway } from '../support/gateway-process.ts'
import type { Lines } from '../support/lines.ts'
import { type OneAddress, openOneAddress } from '../support/one-address.ts'
import { isReady } from '../support/readiness.ts'
import { until } from '../support/until.ts'

const WITHIN_MS = 120_000
/** A new standalone process waits for the shard until this lease has ended, if the old one does not hand it over. */
const QUICK = { SHARD_LEASE_MS: '2000', JOB_LEASE_MS: '5000' }

/** The code of a release. */
export interface Release {
  /** For people. */
  name: string
  /** The top folder of its code; absent for today's. */
  root?: string
}

/** The log of a process. */
export interface ProcessLog {
  /** The release and the program. */
  of: string
  lines: Lines
}

interface Processes {
  service: EdgeService
  gateway: GatewayProcess
}

/** Gateway, bridge and edge of one release after the other, on the same database and behind the same address. */
export class Releases {
  readonly logs: ProcessLog[] = []
  /** Processes that did not end with 0. */
  readonly badEnds: string[] = []
  private running: Processes | null = null
  private address: OneAddress | null = null

  constructor(
    private readonly discord: Discord,
    private readonly application: Application,
    private readonly database: TestDatabase,
  ) {}

  /** Starts the processes of a release beside those that run, ends these, and waits until the new ones work alone. */
  async deploy(release: Release): Promise<void> {
    const { discord, application, database, running: old } = this
    const parts = { discord, application, databaseUrl: database.url }
    const service = await startEdgeService(parts, {}, release.root)
    this.logs.push({ of: `${release.name} bridge`, lines: service.bridge.log })
    this.logs.push({ of: `${release.name} edge`, lines: service.edge.log })
    await this.sendTo(service.edge.url)
    if (old !== null) await this.endService(old.service)
    const gateway = await spawnGateway(discord, application, database, QUICK, release.root)
    this.logs.push({ of: `${release.name} gateway`, lines: gateway.log })
    this.running = { service, gateway }
    if (old !== null) await this.end('gateway', old.gateway.end('SIGTERM'))
    await until(`the gateway of the ${release.name} is ready`, () => isReady(gateway), WITHIN_MS)
  }

  /** Ends all processes as a supervisor does. */
  async close(): Promise<void> {
    if (this.running !== null) {
      await this.endService(this.running.service)
      await this.end('gateway', this.running.gateway.end('SIGTERM'))
    }
    this.running = null
    await this.address?.close()
  }

  private async sendTo(url: string): Promise<void> {
    if (this.address !== null) return this.address.switchTo(url)
    this.address = openOneAddress(url)
    await useEdgeAt(this.address.url, this.discord, this.application)
  }

  private async endService({ edge, bridge }: EdgeService): Promise<void> {
    await edge.stop()
    await this.end('bridge', bridge.end('SIGTERM'))
  }

  private async end(program: string, ending: Promise<number | null>): Promise<void> {
    const exitCode = await ending
    if (exitCode !== 0) this.badEnds.push(`a ${program} ended with ${exitCode}`)
  }
}
