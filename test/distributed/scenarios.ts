import {
  databaseIsAway,
  everything,
  fillStream,
  killGateway,
  killWorker,
  natsIsAway,
  pauseGateway,
  pauseWorker,
  restartDatabase,
  restartNats,
  type Stage,
} from './acts.ts'

/** A fault of gateways and workers, while members chat. Afterwards XP, announcements and level roles must be exact. */
export interface Scenario {
  /** What is true, as the name of a test. */
  what: string
  /** Gateways that the fault needs at least. */
  gateways: number
  environment?: Readonly<Record<string, string>>
  /** In the long form, the fault happens as often as this. */
  everySeconds: number
  /** The fault, once. Members chat meanwhile. @throws if the expected effect does not appear */
  happen: (stage: Stage) => Promise<void>
}

const scenarios = {
  'worker-killed': {
    what: 'a worker that is killed loses and doubles nothing: another one goes on where it stopped',
    ...{ gateways: 1, everySeconds: 5 },
    happen: killWorker,
  },
  'gateway-killed': {
    what: 'a gateway that is killed and starts again loses and doubles nothing',
    ...{ gateways: 1, everySeconds: 10 },
    happen: killGateway,
  },
  'nats-restarted': {
    what: 'a NATS server that is stopped or killed, and starts again, loses and doubles nothing',
    ...{ gateways: 1, everySeconds: 10 },
    happen: restartNats,
  },
  'nats-away': {
    what: 'while NATS is away the gateway holds what members earn',
    ...{ gateways: 1, everySeconds: 60 },
    happen: natsIsAway,
  },
  'database-restarted': {
    what: 'a database that restarts loses and doubles nothing',
    ...{ gateways: 1, everySeconds: 10 },
    happen: restartDatabase,
  },
  'database-away': {
    what: 'a database that is away for longer than the leases loses and doubles nothing',
    ...{ gateways: 1, everySeconds: 60 },
    happen: databaseIsAway,
  },
  'all-at-once': {
    what: 'workers and gateways that are killed while NATS and the database restart lose and double nothing',
    ...{ gateways: 1, everySeconds: 15 },
    happen: everything,
  },
  'worker-paused': {
    what: 'a worker that is paused for longer than its leases, and goes on, commits nothing that is another worker’s',
    ...{ gateways: 1, everySeconds: 30 },
    happen: pauseWorker,
  },
  'gateway-paused': {
    what: 'a gateway that is paused for longer than its leases, and goes on, sends nothing of its former shards twice',
    ...{ gateways: 2, everySeconds: 30 },
    happen: pauseGateway,
  },
  'stream-full': {
    what: 'while the stream is full the gateway holds what members earn, says so, and sends it when workers come',
    ...{ gateways: 1, everySeconds: 60, environment: { NATS_STREAM_MB: '1' } },
    happen: fillStream,
  },
} as const satisfies Readonly<Record<string, Scenario>>

export type ScenarioName = keyof typeof scenarios

/** Each fault, in the order in which the long forms run. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = scenarios
