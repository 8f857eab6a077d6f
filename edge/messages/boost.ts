import { channelMention, dateAndTime, relativeTime } from '../../shared/discord/markdown.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { MOST_BOOSTS, nextRuns, type WantedBoost } from '../../shared/levelling/boost.ts'
import type { BoostRefusal } from '../../shared/levelling/boost-refusal.ts'
import { boostInWords } from '../../shared/levelling/boost-texts.ts'
import type { Speak } from '../features/texts.ts'

/** The parts of an interaction's context that these texts need. */
interface BoostContext {
  text: Speak
  locale: string
  /** A command by its path, e.g. `boost stop`. */
  mention(path: string): string
}

/** Why a boost is refused, and what to do instead. */
export function boostRefusalText(
  { text, locale, mention }: BoostContext,
  refusal: BoostRefusal | { reason: 'too-many' },
): string {
  const multiplier = mention('settings multiplier')
  switch (refusal.reason) {
    case 'past':
      return text('boost.past')
    case 'too-long':
      return text('boost.tooLong', { multiplier })
    case 'no-effect':
      return text('boost.noEffect')
    case 'never-ends':
      return text('boost.neverEnds', { multiplier })
    case 'covered':
      return text('boost.covered', { boost: boostInWords(refusal.by, locale, dateAndTime) })
    case 'too-many':
      return text('boost.tooMany', { most: MOST_BOOSTS, stop: mention('boost stop') })
  }
}

/** The reply after a boost was stored: when the boost runs, and where it is announced. */
export function boostSavedText(
  { text, locale }: Pick<BoostContext, 'text' | 'locale'>,
  wanted: WantedBoost & { channelId: Snowflake | null },
  now: number,
): string {
  const [run] = nextRuns({ ...wanted, id: '0', cuts: [] }, now, 1)
  const times = { start: run ? dateAndTime(run.from) : '', end: run ? dateAndTime(run.until) : '' }
  const what =
    wanted.weekly === null
      ? text('boost.started', { factor: wanted.factor, ...times, when: run ? relativeTime(run.until) : '' })
      : text('boost.scheduled', { boost: boostInWords(wanted, locale, dateAndTime), ...times })
  if (wanted.channelId === null) return what
  return text('boost.announced', { what, channel: channelMention(wanted.channelId) })
}

/** A factor as it is stored, with at most two decimals. */
export const roundFactor = (factor: number): number => Math.round(factor * 100) / 100

/** A number from 0 to 1, by which the ids of boosts of the same millisecond differ. */
export const randomFraction = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
