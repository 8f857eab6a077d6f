import * as v from 'valibot'

/** What the process that makes the load is told on its standard input. */
export const loadSchema = v.object({
  url: v.string(),
  /** Signed; sent in turn, again and again. */
  requests: v.array(v.object({ body: v.string(), headers: v.record(v.string(), v.string()) })),
  connections: v.number(),
  /** It ends after so long, or so many. */
  seconds: v.number(),
  most: v.number(),
})

export type Load = v.InferOutput<typeof loadSchema>

/** What it says at the end. */
export const resultSchema = v.object({ perSecond: v.number(), failed: v.number() })

export type LoadResult = v.InferOutput<typeof resultSchema>
