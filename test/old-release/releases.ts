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
/** The values of BOT_MODE of the processes, in the order in which a deploy replaces them. */
export type Modes = readonly ('standalone' | 'gateway' | 'worker')[]

/** The code of a release. */
export interface Release {
  /** Shown in the report. */
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
  modes: Modes
  /** Settings of each process with a mode. */
  environment: Readonly<Record<string, string>>
  /** Ends each wait early. */
  stopped: AbortSignal
}

/** Gateway, bridge and edge of one release, then of the next one, on the same database and behind the same address. */
export class Releases {
  readonly logs: ProcessLog[] = []
  /** Processes that did not end with 0. */
  readonly badEnds: string[] = []
  private service: EdgeService | null = null
  private readonly gateways = new Map<string, GatewayProcess>()
  private address: OneAddress | null = null

  constructor(private readonly parts: ReleaseParts) {}

  /**
   * Replaces all processes by those of a release, one after the other: starts the new process beside the old one, ends the old
   * one, and waits until the new one is ready.
   * @param between called while the gateway and the worker are of different releases
   */
  async deploy(release: Release, between: () => Promise<void>): Promise<void> {
    const { discord, application, database, modes, environment } = this.parts
    const oldService = this.service
    const service = await startEdgeService({ discord, application, databaseUrl: database.url }, {}, release.root)
    this.logs.push({ of: `${release.name} bridge`, lines: service.bridge.log })
    this.logs.push({ of: `${release.name} edge`, lines: service.edge.log })
    this.service = service
    await this.sendTo(service.edge.url)
    await this.endService(oldService)
    for (const mode of modes) {
      const old = this.gateways.get(mode)
      const settings = { BOT_MODE: mode, ...environment }
      const gateway = await spawnGateway(discord, application, database, settings, release.root)
      this.logs.push({ of: `${release.name} ${mode}`, lines: gateway.log })
      this.gateways.set(mode, gateway)
      if (old === undefined) continue
      await this.endGateway(old)
      await this.ready(gateway)
      if (mode !== modes.at(-1)) await between()
    }
    await Promise.all([...this.gateways.values()].map((gateway) => this.ready(gateway)))
  }

  /** Ends all processes as a supervisor does. */
  async close(): Promise<void> {
    await this.endService(this.service)
    for (const gateway of this.gateways.values()) await this.endGateway(gateway)
    this.service = null
    this.gateways.clear()
    await this.address?.close()
  }

  private async ready(gateway: GatewayProcess): Promise<void> {
    await until('a process is ready', () => this.parts.stopped.aborted || isReady(gateway), WITHIN_MS)
  }

  private async sendTo(url: string): Promise<void> {
    if (this.address !== null) return this.address.switchTo(url)
    this.address = openOneAddress(url)
    await useEdgeAt(this.address.url, this.parts.discord, this.parts.application)
  }

  private async endService(service: EdgeService | null): Promise<void> {
    // Ignores the exit code of the edge: the first releases do not handle SIGTERM.
    await service?.edge.terminate?.()
    const exitCode = (await service?.bridge.end('SIGTERM')) ?? 0
    if (exitCode !== 0) this.badEnds.push(`a bridge ended with ${exitCode}`)
  }

  private async endGateway(gateway: GatewayProcess): Promise<void> {
    const exitCode = await gateway.end('SIGTERM')
    if (exitCode !== 0) this.badEnds.push(`a gateway ended with ${exitCode}`)
  }
}
