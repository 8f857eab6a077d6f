import { speakFrom } from '../../shared/text/say.ts'
import type { Features } from '../interactions/dependencies.ts'
import { about } from './about/command.ts'
import { leaderboard } from './leaderboard/command.ts'
import { boardTurn, leaderboardTurn } from './leaderboard/component.ts'
import { level, levelMenu } from './level/command.ts'
import { me } from './me/command.ts'
import { deleteConfirm, deleteOpen } from './me/delete-components.ts'
import { memberCatalogue } from './member-texts.ts'
import type { Speak } from './texts.ts'

/**
 * Commands and components that need no permission. On Cloudflare, the Worker of interactions loads these and no others: its
 * size is limited, because every member waits until an isolate has loaded it.
 */
export const memberFeatures: Features = {
  commands: [about, level, levelMenu, leaderboard, me],
  components: [leaderboardTurn, boardTurn, deleteOpen, deleteConfirm],
  // These commands use no other sentences: a test in test/house reads their code.
  speak: speakFrom(memberCatalogue) as (locale: string) => Speak,
  registration: null,
}
