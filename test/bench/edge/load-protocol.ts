import * as v from 'valibot'

/** One endpoint, and what is sent to it. */
const target = v.object({
  url: v.string(),
  /** Signed; sent in turn, again and again. */
  requests: v.array(v.object({ body: v.string(), headers: v.record(v.string(), v.string()) })),
})

/** What the process that makes the load is told on its standard input. */
export const loadSchema = v.object({
  targets: v.array(target),
  connections: v.number(),
  /** Each target has a turn in each round, for so long, or so many. */
  rounds: v.number(),
  turnMs: v.number(),
  mostInTurn: v.number(),
})

export type Load = v.InferOutput<typeof loadSchema>
export type Target = v.InferOutput<typeof target>

/** What it says at the end: requests per second, by round and by target. */
export const resultSchema = v.array(v.array(v.number()))
