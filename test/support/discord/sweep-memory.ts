import { isExpired } from './interactions/state.ts'
import type { World } from './world.ts'

/** Removes rate-limit windows, interactions and nonces that have expired. */
export function sweepMemory(world: World, now: number): void {
  world.limiter.sweep(now)
  for (const interaction of world.interactions.values()) {
    if (!isExpired(world, interaction)) break
    world.interactions.delete(interaction.id)
  }
  for (const { nonces } of world.channels.values()) {
    for (const [nonce, { at }] of nonces) {
      if (now - at < world.settings.nonceMs) break
      nonces.delete(nonce)
    }
  }
}
