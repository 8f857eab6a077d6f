import type { EdgeDeclaredCommand } from '../../interactions/context.ts'
import { seasonEnd, seasonUndo } from './end-command.ts'
import { seasonTranslations } from './labels.ts'
import { seasonList } from './list-command.ts'
import { seasonStart } from './start-command.ts'

/** `/season start|end|undo|list`: times at whose end the members with the most XP win. Every member may list them. */
export const season: EdgeDeclaredCommand = {
  name: 'season',
  description: 'Seasons with winners and an archive',
  translations: seasonTranslations,
  commands: [seasonStart, seasonEnd, seasonUndo, seasonList],
}
