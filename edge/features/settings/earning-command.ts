import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import { Type } from '../../../shared/discord/option.ts'
import { earnsNothing, gainAt } from '../../../shared/levelling/gain.ts'
import { command } from '../../interactions/context.ts'
import { settingsDelayTranslations, settingsMultiplierTranslations } from './labels.ts'

const SECONDS_PER_DAY = 86_400

/** `/settings multiplier`: what messages are worth. */
export const multiplier = command({
  name: 'multiplier',
  description: 'How much messages are worth',
  translations: settingsMultiplierTranslations,
  ephemeral: true,
  options: {
    multiplier: {
      type: Type.Number,
      description: '0 to 10; 1 is usual, 0 means no XP',
      required: true,
      min_value: 0,
      max_value: 10,
    },
  },
  async run({ database, guildId, now, say }, { multiplier: rate }) {
    await changeSettings(database, guildId, { xpRate: rate }, now)
    return earnsNothing(rate)
      ? say('settings.multiplierZero')
      : say('settings.multiplierSet', { rate, ...gainAt(rate) })
  },
})

/** `/settings delay`: how often a member can earn. */
export const delay = command({
  name: 'delay',
  description: 'How often a member can earn XP',
  translations: settingsDelayTranslations,
  ephemeral: true,
  options: {
    seconds: {
      type: Type.Integer,
      description: 'At most once in so many seconds, 1 to 86,400',
      required: true,
      min_value: 1,
      max_value: SECONDS_PER_DAY,
    },
  },
  async run({ database, guildId, now, say }, { seconds }) {
    await changeSettings(database, guildId, { xpDelaySeconds: seconds }, now)
    return say('settings.delaySet', { seconds })
  },
})
