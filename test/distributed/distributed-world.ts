import { join } from 'node:path'
import { jetstream } from '@nats-io/jetstream'
import { namesOf } from '../../gateway/bus/names.ts'
import { connectToNats } from '../../gateway/bus/nats-connection.ts'
import type { CommunitySize } from '../faults/community.ts'
import { type FaultDatabase, FaultWorld } from '../faults/fault-world.ts'
import { openTestDatabase } from '../support/database.ts'
import type { Settings } from '../support/discord/settings.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { metricOf } from '../support/metrics-text.ts'
import { startTestNats, type TestNats } from '../support/nats.ts'
import { type Ended, runFile } from '../support/script.ts'
import { QUICK_LEASES } from './leases.ts'

/** A partition to which no community of these tests belongs. */
export const UNUSED_PARTITION = 5

/** Enough to see what a process did in the last minute of a test. */
const LAST_LINES = 60

interface DistributedOptions {
  /** Settings of every process. */
  environment?: Readonly<Record<string, string>>
  /** A database that a test may stop; absent creates one on the server that all tests share. */
  database?: FaultDatabase
  /** At least 1; one where this is absent. */
  gateways?: number
  size?: CommunitySize
  discord?: Partial<Settings>
}

/** A community that chats, gateways and workers in processes of their own, and a real NATS server. */
export class DistributedWorld {
  readonly workers: GatewayProcess[] = []
  private readonly otherGateways: GatewayProcess[] = []

  private constructor(
    readonly faults: FaultWorld,
    readonly nats: TestNats,
    private readonly database: FaultDatabase,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async open(
    workers: number,
    { environment: given = {}, database: own, gateways = 1, size, discord }: DistributedOptions = {},
  ): Promise<DistributedWorld> {
    const [nats, database] = await Promise.all([startTestNats(), own ?? openTestDatabase()])
    const environment = { NATS_URL: nats.url, ENVIRONMENT: 'test', ...QUICK_LEASES, BOT_MODE: 'gateway', ...given }
    const faults = await FaultWorld.open(discord, database, environment, size)
    const world = new DistributedWorld(faults, nats, database, environment)
    for (let more = 1; more < gateways; more++) await world.addGateway()
    await Promise.all(Array.from({ length: workers }, () => world.addWorker()))
    return world
  }

  get gateways(): readonly GatewayProcess[] {
    return [this.faults.gateway, ...this.otherGateways]
  }

  async addWorker(): Promise<GatewayProcess> {
    const worker = await this.start('worker')
    this.workers.push(worker)
    return worker
  }

  async addGateway(): Promise<void> {
    this.otherGateways.push(await this.start('gateway'))
  }

  /** Ends one worker. @param nth which */
  async endWorker(signal: 'SIGTERM' | 'SIGKILL', nth = 0): Promise<number | null> {
    const [worker] = this.workers.splice(nth, 1)
    return worker === undefined ? null : worker.end(signal)
  }

  /** Ends a gateway by SIGKILL and starts it again. @param nth which */
  async restartGateway(nth = 0): Promise<void> {
    if (nth === 0) {
      await this.faults.restartGateway('SIGKILL')
      return
    }
    await this.otherGateways[nth - 1]?.end('SIGKILL')
    this.otherGateways[nth - 1] = await this.start('gateway')
  }

  /** Starts a new gateway, then ends the old one by SIGTERM. @param nth which @returns the old one's exit code */
  async replaceGateway(nth: number): Promise<number | null> {
    if (nth === 0) return this.faults.replaceGateway()
    const old = this.otherGateways[nth - 1]
    if (old === undefined) throw new Error(`there is no gateway ${nth}`)
    this.otherGateways[nth - 1] = await this.start('gateway')
    return old.end('SIGTERM')
  }

  /** Ends the gateway process as an operator does, and starts it in another mode. */
  async restartGatewayAs(mode: 'standalone' | 'gateway'): Promise<void> {
    await this.faults.restartGateway('SIGTERM', { ...this.environment, BOT_MODE: mode })
  }

  /** Puts texts into the stream, as a gateway of another version might. @throws what NATS throws where the stream is full */
  async publish(partition: number, ...texts: string[]): Promise<void> {
    const connection = await connectToNats(this.nats.url, 'test')
    try {
      for (const text of texts) await jetstream(connection).publish(namesOf('test').writes(partition), text)
    } finally {
      await connection.close()
    }
  }

  /** Runs scripts/dead-letters on the streams of this world. */
  deadLetters(...words: string[]): Promise<Ended> {
    const { PATH = '' } = process.env
    return runFile(join(import.meta.dir, '../../scripts/dead-letters'), words, {
      PATH,
      NATS_URL: this.nats.url,
      ENVIRONMENT: 'test',
    })
  }

  /** A metric of a process. @param process absent takes the last worker */
  async metric(name: string, process = this.workers.at(-1)): Promise<number> {
    if (process === undefined) throw new Error('there is no worker')
    return metricOf(process, name)
  }

  /** The sum of a metric over processes. */
  async total(name: string, processes: readonly GatewayProcess[]): Promise<number> {
    const each = await Promise.all(processes.map((process) => this.metric(name, process)))
    return each.reduce((sum, value) => sum + value, 0)
  }

  /**
   * Ends the chat, and expects the XP, announcements and level roles that the rules give. If they differ, prints the last
   * lines of each process.
   */
  async mustBeExact(): Promise<void> {
    try {
      await this.faults.mustBeExact()
    } catch (error) {
      for (const { log } of [...this.workers, ...this.gateways])
        process.stderr.write(`${log.all.slice(-LAST_LINES).join('\n')}\n\n`)
      throw error
    }
  }

  async close(): Promise<void> {
    this.faults.stopTalking()
    await Promise.all([...this.workers, ...this.otherGateways].map((process) => process.end('SIGTERM')))
    await this.faults.close()
    await this.nats.close()
  }

  private start(mode: 'gateway' | 'worker'): Promise<GatewayProcess> {
    const { discord, application } = this.faults
    return startGatewayProcess(discord, application, this.database, { ...this.environment, BOT_MODE: mode })
  }
}
