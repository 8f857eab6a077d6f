import { refusalTexts } from '../interactions/refusal-texts.ts'
import { listTexts } from '../messages/list-texts.ts'
import { aboutTexts } from './about/texts.ts'
import { leaderboardTexts } from './leaderboard/texts.ts'
import { levelTexts } from './level/texts.ts'
import { meBoardTexts } from './me/board-texts.ts'
import { meCardTexts } from './me/card-texts.ts'
import { meCountingTexts } from './me/counting-texts.ts'
import { meTexts } from './me/texts.ts'

/** The sentences of the commands of members, and of refusals. */
export const memberCatalogue = {
  ...aboutTexts,
  ...leaderboardTexts,
  ...levelTexts,
  ...listTexts,
  ...meBoardTexts,
  ...meCountingTexts,
  ...meTexts,
  ...meCardTexts,
  ...refusalTexts,
}
