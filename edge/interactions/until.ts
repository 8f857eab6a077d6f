import type { Dependencies } from './context.ts'

/** The same dependencies for work that ends: after the signal, it reaches neither the database nor Discord. */
export const until = (dependencies: Dependencies, signal: AbortSignal): Dependencies => ({
  ...dependencies,
  database: dependencies.database.until(signal),
  async discord(request) {
    signal.throwIfAborted()
    return dependencies.discord(request)
  },
})
