import { speakFrom } from '../text/say.ts'
import type { Card } from './card.ts'
import { cardTexts } from './texts.ts'

const speak = speakFrom(cardTexts)

/** What is on a card, for people who do not see it. */
export const describeCard = ({ name, level, rank, xp, locale, occasion }: Card): string =>
  speak(locale)(occasion === 'level-up' ? 'describedLevelUp' : 'described', { name, level, rank, xp })
