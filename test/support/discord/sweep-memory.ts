import { isExpired } from './interactions/state.ts'
import type { World } from './world.ts'

/** Removes rate-limit windows, interactions, codes, access tokens and nonces that have expired. */
export function sweepMemory(world: World, now: number): void {
  world.limiter.sweep(now)
  for (const interaction of world.interactions.values()) {
    if (!isExpired(world, interaction)) break
    world.interactions.delete(interaction.id)
  }
  const { oauth, settings } = world
  // Codes and access tokens expire by the clock in the settings, which stands still in some tests.
  for (const [code, { expiresAt }] of oauth.codes) if (expiresAt <= settings.clock.now()) oauth.codes.delete(code)
  for (const [access, { expiresAt }] of oauth.tokens) {
    if (expiresAt <= settings.clock.now()) oauth.tokens.delete(access)
  }
  for (const { nonces } of world.channels.values()) {
    for (const [nonce, { at }] of nonces) {
      if (now - at < world.settings.nonceMs) break
      nonces.delete(nonce)
    }
  }
}
