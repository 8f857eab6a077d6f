import { join } from 'node:path'
import { jetstream } from '@nats-io/jetstream'
import { namesOf } from '../../gateway/bus/names.ts'
import { connectToNats } from '../../gateway/bus/nats-connection.ts'
import type { CommunitySize } from '../faults/community.ts'
import { type FaultDatabase, FaultWorld } from '../faults/fault-world.ts'
import { openTestDatabase } from '../support/database.ts'
import type { Settings } from '../support/discord/settings.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { startTestNats, type TestNats } from '../support/nats.ts'
import { type Ended, runFile } from '../support/script.ts'

/** Short leases, so that a process that died is replaced within a test's patience. */
const QUICK_LEASES = { PARTITION_LEASE_MS: '4000', JOB_LEASE_MS: '5000', SHARD_LEASE_MS: '5000' }

interface DistributedOptions {
  /** Settings of every process. */
  environment?: Readonly<Record<string, string>>
  /** A database that a test may stop; absent takes one of the run's server. */
  database?: FaultDatabase
  /** At least 1; one where this is absent. */
  gateways?: number
  size?: CommunitySize
  discord?: Partial<Settings>
}

/** A community that chats, with gateways and workers that are processes of their own, on a real NATS. */
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

  /** A metric of a process, the last worker where none is given. @param name without its prefix */
  async metric(name: string, process = this.workers.at(-1)): Promise<number> {
    const text = await (await fetch(`${process?.url}/metrics`)).text()
    return Number(new RegExp(`^prosperity_${name} (.*)$`, 'm').exec(text)?.[1])
  }

  /** A metric, added over processes. @param name without its prefix */
  async total(name: string, processes: readonly GatewayProcess[]): Promise<number> {
    const each = await Promise.all(processes.map((process) => this.metric(name, process)))
    return each.reduce((sum, value) => sum + value, 0)
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
