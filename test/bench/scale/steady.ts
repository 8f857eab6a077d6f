import type { ScaleWorld } from './scale-world.ts'

/** Messages are written this often, as many as are due, so that the rate is steady. */
const TICK_MS = 10
const MS_PER_SECOND = 1_000

/** Members talk at an even pace for some time; a tick that comes late makes up for it. */
export async function talkSteadily(world: ScaleWorld, perSecond: number, seconds: number): Promise<void> {
  const startedAt = performance.now()
  for (let said = 0; said < perSecond * seconds; ) {
    const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - startedAt) * perSecond) / MS_PER_SECOND))
    world.say(due - said)
    said = due
    await Bun.sleep(TICK_MS)
  }
}
