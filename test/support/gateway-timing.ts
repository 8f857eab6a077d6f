import type { Discord } from './discord/discord.ts'

const DISCORDS_WINDOW_MS = 5_000
/** Two identifies may be closer to one another when they arrive than when they were sent. */
const MARGIN = 4

/** Waits of the gateway as short as the simulated Discord allows, so that tests do not wait for what they do not look at. */
export const timingFor = (discord: Discord): Record<string, string> => ({
  IDENTIFY_EVERY_MS: String(
    Math.min(DISCORDS_WINDOW_MS, Math.max(50, discord.world.settings.identifyWindowMs * MARGIN)),
  ),
})
