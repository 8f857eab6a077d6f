import { refusalTexts } from '../interactions/refusal-texts.ts'
import { listTexts } from '../messages/list-texts.ts'
import { webLinkTexts } from '../messages/web-link-texts.ts'
import { aboutTexts } from './about/texts.ts'
import { leaderboardTexts } from './leaderboard/texts.ts'
import { levelTexts } from './level/texts.ts'
import { meBoardTexts } from './me/board-texts.ts'
import { meCardTexts } from './me/card-texts.ts'
import { meCountingTexts } from './me/counting-texts.ts'
import { meDataTexts } from './me/data-texts.ts'
import { meDeleteTexts } from './me/delete-texts.ts'
import { meTexts } from './me/texts.ts'

/** The sentences of the commands of members, and of refusals. */
export const memberCatalogue = {
  ...aboutTexts,
  ...leaderboardTexts,
  ...levelTexts,
  ...listTexts,
  ...meBoardTexts,
  ...meCountingTexts,
  ...meDataTexts,
  ...meDeleteTexts,
  ...meTexts,
  ...meCardTexts,
  ...refusalTexts,
  ...webLinkTexts,
}
