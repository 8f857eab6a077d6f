import { join } from 'node:path'
import { jetstream } from '@nats-io/jetstream'
import { namesOf } from '../../gateway/bus/names.ts'
import { connectToNats } from '../../gateway/bus/stream.ts'
import { type FaultDatabase, FaultWorld } from '../faults/fault-world.ts'
import { openTestDatabase } from '../support/database.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { startTestNats, type TestNats } from '../support/nats.ts'
import { type Ended, runFile } from '../support/script.ts'

/** Short leases, so that a worker that died is replaced within a test's patience. */
const QUICK = { PARTITION_LEASE_MS: '2000', JOB_LEASE_MS: '3000' }

interface DistributedOptions {
  environment?: Readonly<Record<string, string>>
  database?: FaultDatabase
}

/** A community that chats, with a gateway and workers that are processes of their own, on a real NATS. */
export class DistributedWorld {
  readonly workers: GatewayProcess[] = []

  private constructor(
    readonly faults: FaultWorld,
    readonly nats: TestNats,
    private readonly database: FaultDatabase,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** @param options settings of every process, and a database that a test may stop; absent takes one of the run's server */
  static async open(
    workers: number,
    { environment: given = {}, database: own }: DistributedOptions = {},
  ): Promise<DistributedWorld> {
    const [nats, database] = await Promise.all([startTestNats(), own ?? openTestDatabase()])
    const environment = { NATS_URL: nats.url, ENVIRONMENT: 'test', ...QUICK, BOT_MODE: 'gateway', ...given }
    const faults = await FaultWorld.open({}, database, environment)
    const world = new DistributedWorld(faults, nats, database, environment)
    await Promise.all(Array.from({ length: workers }, () => world.addWorker()))
    return world
  }

  async addWorker(): Promise<GatewayProcess> {
    const { discord, application } = this.faults
    const environment = { ...this.environment, BOT_MODE: 'worker' }
    const worker = await startGatewayProcess(discord, application, this.database, environment)
    this.workers.push(worker)
    return worker
  }

  /** Ends one worker. @param nth which */
  async endWorker(signal: 'SIGTERM' | 'SIGKILL', nth = 0): Promise<number | null> {
    const [worker] = this.workers.splice(nth, 1)
    return worker === undefined ? null : worker.end(signal)
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

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.end('SIGTERM')))
    await this.faults.close()
    await this.nats.close()
  }
}
