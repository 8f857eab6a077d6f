/** A wait that can be called off. */
export interface Timer {
  elapsed: Promise<void>
  cancel(): void
}

export type StartTimer = (ms: number) => Timer

/** On the runtime's own clock. */
export function startTimer(ms: number): Timer {
  let id: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    id = setTimeout(resolve, ms)
  })
  return { elapsed, cancel: () => clearTimeout(id) }
}
