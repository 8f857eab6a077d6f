import type { EffectContext } from '../context.ts'

/** The process stops before it has read the whole input. The next process reads the input from its beginning. */
export class ReadingInterrupted extends Error {}

/** Waits while other work of the process goes on. @throws {ReadingInterrupted} where the process stops */
export async function pause(ms: number, { sleep, stopping }: Pick<EffectContext, 'sleep' | 'stopping'>): Promise<void> {
  const isOver = await sleep(ms)
  if (!isOver || stopping()) throw new ReadingInterrupted()
}
