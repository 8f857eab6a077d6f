/** @returns a signal that aborts when a person (Ctrl-C) or a supervisor ends this process. Its reason is SIGINT or SIGTERM */
export function stoppedBySignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort(signal))
  return stop.signal
}
