import type { Bound } from './flatness.ts'

/** Pools of connections to Discord, the database and the bridge grow when requests come closer together, up to their limits. */
const POOLED: Bound = { rise: 10, share: 0.15 }

/** The values that the soak measures, with what counts as flat. The guide names these bounds: gateway/deploy/SCALE.md. */
export const MEASURES = {
  memory: { unit: 'MB', what: 'memory in RAM', bound: { rise: 24, share: 0.1 } },
  heap: { unit: 'MB', what: 'JavaScript heap after a full collection', bound: { rise: 8, share: 0.1 } },
  handles: { unit: '', what: 'open files and sockets', bound: POOLED },
  sockets: { unit: '', what: 'sockets among them', bound: POOLED },
  loopDelay: { unit: 'ms', what: 'mean delay of the event loop', bound: { rise: 20, share: 0.5 } },
  connections: { unit: '', what: 'connections to the database', bound: { rise: 3, share: 0.1 } },
} as const satisfies Readonly<Record<string, { unit: string; what: string; bound: Bound }>>

export type Measure = keyof typeof MEASURES
