import { previewDecay } from '../../../shared/database/decay/preview.ts'
import { type DecayRules, hundredths } from '../../../shared/levelling/decay.ts'
import type { InteractionContext } from '../../interactions/context.ts'

type PreviewContext = Pick<InteractionContext, 'database' | 'guildId' | 'now' | 'text'>

/** What silent members would lose tomorrow by these rules, in words; null where decay is off. */
export async function previewText(
  { database, guildId, now, text }: PreviewContext,
  rules: DecayRules,
): Promise<string | null> {
  if (hundredths(rules.decayPercent) === 0) return null
  const { members, xp, examined, isPartial } = await previewDecay(database, guildId, rules, now)
  const ahead = text('decay.ahead', { members, xp })
  return isPartial ? `${ahead} ${text('decay.partial', { examined })}` : ahead
}
