import type { Discord } from './discord/discord.ts'

const DISCORDS_WINDOW_MS = 5_000
/** Added to the interval, because two identifies can arrive closer together than they were sent. */
const MARGIN = 4

/** The gateway's waits, as short as the simulated Discord allows, so that tests are fast. */
export const timingFor = (discord: Discord): Record<string, string> => ({
  IDENTIFY_EVERY_MS: String(
    Math.min(DISCORDS_WINDOW_MS, Math.max(50, discord.world.settings.identifyWindowMs * MARGIN)),
  ),
})
