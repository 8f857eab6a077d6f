import { PARTITIONS } from '../../shared/database/processes/partition.ts'
import type { OwnMariadb } from '../faults/own-mariadb.ts'
import type { GatewayProcess } from '../support/gateway-process.ts'
import { isReady, readinessOf } from '../support/readiness.ts'
import { until } from '../support/until.ts'
import type { DistributedWorld } from './distributed-world.ts'
import { fill } from './full-stream.ts'

export const SHARDS = 4

/** The installation in which a fault happens. */
export interface Stage {
  world: DistributedWorld
  mariadb: OwnMariadb
  /** How long a server that is away stays away. */
  awayMs: number
  /** 0 <= n < 1 */
  random: () => number
}

/** Longer than a lease and the time that other processes need to take over. */
const TAKEN_OVER_WITHIN_MS = 120_000
const RESTART_MS = 1_000

const nthOf = ({ length }: readonly unknown[], random: () => number): number => Math.floor(random() * length)

export async function killWorker({ world, random }: Stage): Promise<void> {
  await world.endWorker('SIGKILL', nthOf(world.workers, random))
  await world.addWorker()
}

export const restartNats = ({ world, random }: Stage): Promise<void> =>
  world.nats.restart({ signal: random() < 0.5 ? 'SIGTERM' : 'SIGKILL' })

export const natsIsAway = ({ world, awayMs }: Stage): Promise<void> => world.nats.restart({ signal: 'SIGKILL', awayMs })

export const restartDatabase = ({ mariadb }: Stage): Promise<void> => mariadb.restart(RESTART_MS)

export const killGateway = ({ world, random }: Stage): Promise<void> =>
  world.restartGateway(nthOf(world.gateways, random))

/** Replaces each worker and each gateway by a new process, one after the other, as a deploy does. */
export async function deploy({ world }: Stage): Promise<void> {
  const { application } = world.faults
  const isConnected = () => application.sessions.filter(({ connection }) => connection !== null).length === SHARDS
  await until('every shard is connected', isConnected, TAKEN_OVER_WITHIN_MS)
  const identifiesLeft = application.identifiesLeft
  const exitCodes: (number | null)[] = []
  for (let left = world.workers.length; left > 0; left--) {
    await world.addWorker()
    exitCodes.push(await world.endWorker('SIGTERM'))
  }
  for (const nth of world.gateways.keys()) exitCodes.push(await world.replaceGateway(nth))
  await until('every shard is connected again', isConnected, TAKEN_OVER_WITHIN_MS)
  if (exitCodes.some((code) => code !== 0)) throw new Error(`processes ended with ${exitCodes}`)
  if (application.identifiesLeft !== identifiesLeft) throw new Error('a session was not resumed')
}

export async function databaseIsAway({ world, mariadb, awayMs }: Stage): Promise<void> {
  const restarted = mariadb.restart(awayMs)
  await Promise.all(world.workers.map((worker) => isUnready(worker, 'database')))
  await restarted
}

export async function everything(stage: Stage): Promise<void> {
  const { world, mariadb, random } = stage
  await Promise.all([
    mariadb.restart(RESTART_MS),
    world.nats.restart({ signal: random() < 0.5 ? 'SIGTERM' : 'SIGKILL', awayMs: RESTART_MS / 2 }),
    killWorker(stage),
    killGateway(stage),
  ])
}

export async function pauseWorker({ world, random }: Stage): Promise<void> {
  const held = () => world.total('bus_partitions', world.workers)
  await until('the workers hold all partitions', async () => (await held()) === PARTITIONS, TAKEN_OVER_WITHIN_MS)
  await pauseUntilReplaced(world.workers, nthOf(world.workers, random), async (others) => {
    return (await world.total('bus_partitions', others)) === PARTITIONS
  })
}

export async function pauseGateway({ world, random }: Stage): Promise<void> {
  const held = (gateways: readonly GatewayProcess[]) => world.total('shards_held', gateways)
  const isShared = async () => (await Promise.all(world.gateways.map((each) => held([each])))).every((n) => n > 0)
  await until('each gateway has shards', isShared, TAKEN_OVER_WITHIN_MS)
  const paused = nthOf(world.gateways, random)
  await pauseUntilReplaced(world.gateways, paused, async (others) => (await held(others)) === SHARDS)
}

/** Stops a process by SIGSTOP until the other processes have taken over, then lets it continue. */
async function pauseUntilReplaced(
  processes: readonly GatewayProcess[],
  nth: number,
  isReplacedBy: (others: readonly GatewayProcess[]) => Promise<boolean>,
): Promise<void> {
  const paused = processes[nth]
  const others = processes.filter((each) => each !== paused)
  paused?.signal('SIGSTOP')
  try {
    await until('other processes have taken over', () => isReplacedBy(others), TAKEN_OVER_WITHIN_MS)
  } finally {
    paused?.signal('SIGCONT')
  }
}

export async function fillStream({ world, awayMs }: Stage): Promise<void> {
  const workers = world.workers.length
  for (let ended = 0; ended < workers; ended++) await world.endWorker('SIGTERM')
  await fill(world)
  await Promise.all(world.gateways.map((gateway) => isUnready(gateway, 'maximum bytes exceeded')))
  await Bun.sleep(awayMs)
  await Promise.all(Array.from({ length: workers }, () => world.addWorker()))
  for (const gateway of world.gateways) await until('the gateway is ready again', () => isReady(gateway))
}

/** Waits until a process gives this reason why it is not ready. */
const isUnready = (process: GatewayProcess, reason: string) =>
  until(`it is not ready: ${reason}`, async () => (await readinessOf(process)).includes(reason))
