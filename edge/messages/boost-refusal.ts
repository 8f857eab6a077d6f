import { MOST_BOOSTS } from '../../shared/levelling/boost.ts'
import type { BoostRefusal } from '../../shared/levelling/boost-refusal.ts'
import { boostInWords, dateAndTime } from '../../shared/levelling/boost-texts.ts'
import type { Speak } from '../features/texts.ts'

/** The parts of an interaction's context that the text needs. */
interface RefusalContext {
  text: Speak
  locale: string
  /** A command by its path, e.g. `boost stop`. */
  mention(path: string): string
}

/** Why a boost is refused, and what to do instead. */
export function boostRefusalText(
  { text, locale, mention }: RefusalContext,
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
