import * as v from 'valibot'

/** One endpoint, and what is sent to it. */
const target = v.object({
  url: v.string(),
  /** Signed; sent in turn, again and again. */
  requests: v.array(v.object({ body: v.string(), headers: v.record(v.string(), v.string()) })),
})

const shared = { connections: v.number(), targets: v.array(target) }

/** The order to the process that makes the load, on its standard input. */
export const loadSchema = v.variant('kind', [
  /** As many requests as are answered: each target has a turn in each round, in the order given, and then in the opposite one. */
  v.object({ ...shared, kind: v.literal('full'), rounds: v.number(), turnMs: v.number(), mostInTurn: v.number() }),
  /** So many requests a second, whether or not the last ones are answered. */
  v.object({ ...shared, kind: v.literal('paced'), perSecond: v.number(), seconds: v.number() }),
])

export type Load = v.InferOutput<typeof loadSchema>
export type Target = v.InferOutput<typeof target>

/** The result of a load: requests per second by round and target for a full one; milliseconds of each answer by target for a paced one. */
export const resultSchema = v.array(v.array(v.number()))
