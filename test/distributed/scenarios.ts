import {
  databaseIsAway,
  deploy,
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
  /** The name of its test. */
  what: string
  /** The number of gateways that the fault needs at least. */
  gateways: number
  environment?: Readonly<Record<string, string>>
  /** How often the fault happens in the long form. */
  everySeconds: number
  /** Causes the fault once, while members chat. @throws if the expected effect does not appear */
  happen: (stage: Stage) => Promise<void>
}

const scenarios = {
  deploy: {
    what: 'a deploy that replaces workers and gateways one after the other loses and doubles nothing, and resumes all sessions',
    ...{ gateways: 2, everySeconds: 30 },
    happen: deploy,
  },
  'worker-killed': {
    what: 'a worker that is killed loses and doubles nothing: another worker continues where it stopped',
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
    what: 'while NATS is away, the gateway keeps all awards and sends them later',
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
    what: 'a worker that was paused for longer than its leases commits nothing of partitions that another worker has taken',
    ...{ gateways: 1, everySeconds: 30 },
    happen: pauseWorker,
  },
  'gateway-paused': {
    what: 'a gateway that was paused for longer than its leases sends no event of its former shards a second time',
    ...{ gateways: 2, everySeconds: 30 },
    happen: pauseGateway,
  },
  'stream-full': {
    what: 'while the stream is full, the gateway keeps all awards, is not ready, and sends them when workers start',
    ...{ gateways: 1, everySeconds: 60, environment: { NATS_STREAM_MB: '1' } },
    happen: fillStream,
  },
} as const satisfies Readonly<Record<string, Scenario>>

export type ScenarioName = keyof typeof scenarios

/** All faults, in the order in which their long forms run. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = scenarios
