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

export interface ReleaseParts {
  discord: Discord
  application: Application
  database: TestDatabase
  /** Ends each wait early. */
  stopped: AbortSignal
}

/** Gateway, bridge and edge of one release after the other, on the same database and behind the same address. */
export class Releases {
  readonly logs: ProcessLog[] = []
  /** Processes that did not end with 0. */
  readonly badEnds: string[] = []
  private service: EdgeService | null = null
  private gateway: GatewayProcess | null = null
  private address: OneAddress | null = null

  constructor(private readonly parts: ReleaseParts) {}

  /** Starts the processes of a release beside those that run, ends these, and waits until the new ones work alone. */
  async deploy(release: Release): Promise<void> {
    const { discord, application, database, stopped } = this.parts
    const { service: oldService, gateway: oldGateway } = this
    const service = await startEdgeService({ discord, application, databaseUrl: database.url }, {}, release.root)
    this.logs.push({ of: `${release.name} bridge`, lines: service.bridge.log })
    this.logs.push({ of: `${release.name} edge`, lines: service.edge.log })
    this.service = service
    await this.sendTo(service.edge.url)
    await this.endService(oldService)
    const gateway = await spawnGateway(discord, application, database, QUICK, release.root)
    this.logs.push({ of: `${release.name} gateway`, lines: gateway.log })
    this.gateway = gateway
    await this.endGateway(oldGateway)
    await until(`the gateway of ${release.name} is ready`, () => stopped.aborted || isReady(gateway), WITHIN_MS)
  }

  /** Ends all processes as a supervisor does. */
  async close(): Promise<void> {
    await this.endService(this.service)
    await this.endGateway(this.gateway)
    this.service = null
    this.gateway = null
    await this.address?.close()
  }

  private async sendTo(url: string): Promise<void> {
    if (this.address !== null) return this.address.switchTo(url)
    this.address = openOneAddress(url)
    await useEdgeAt(this.address.url, this.parts.discord, this.parts.application)
  }

  private async endService(service: EdgeService | null): Promise<void> {
    // The edge's exit code is not compared: the first releases have no handler of SIGTERM.
    await service?.edge.terminate?.()
    const exitCode = (await service?.bridge.end('SIGTERM')) ?? 0
    if (exitCode !== 0) this.badEnds.push(`a bridge ended with ${exitCode}`)
  }

  private async endGateway(gateway: GatewayProcess | null): Promise<void> {
    if (gateway === null) return
    const exitCode = await gateway.end('SIGTERM')
    if (exitCode !== 0) this.badEnds.push(`a gateway ended with ${exitCode}`)
  }
}
