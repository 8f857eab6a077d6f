import { previewSeason } from '../../../shared/database/seasons/board.ts'
import { listSeasons } from '../../../shared/database/seasons/seasons.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { undoable } from '../../../shared/levelling/season.ts'
import { seasonName } from '../../../shared/levelling/season-announcement.ts'
import { seasonFacts } from '../../guild/seasons.ts'
import { command } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { undoText, workText } from '../../messages/season.ts'
import { seasonConfirmId } from './confirm-component.ts'
import { endTranslations, undoTranslations } from './labels.ts'
import { previewText } from './message.ts'

/** `/season end`: shows who wins and what happens, with a button that ends the season. */
export const seasonEnd = command({
  name: 'end',
  description: 'Show who wins, and end the season after a confirmation',
  translations: endTranslations,
  permission: Permission.ManageGuild,
  ephemeral: true,
  prefetch: ({ database, guildId }) => seasonFacts(database, guildId),
  async run(context, _, { seasons, work }) {
    const { database, guildId, user, text, mention, say } = context
    const [newest] = seasons
    if (work !== null) return { content: workText(context, work) }
    if (newest?.state !== 'running') return say('season.noneRuns', { start: mention('season start') })
    const preview = await previewSeason(database, guildId, newest)
    const confirm = button(
      text('season.confirmEnd'),
      seasonConfirmId('end', user.id, newest.number),
      ButtonStyle.Danger,
    )
    return {
      content: previewText(context, newest, preview),
      components: [buttonRow(confirm)],
      allowed_mentions: { parse: [] },
    }
  },
})

/** `/season undo`: says what undoing the end of the last season does, with a button that undoes it. */
export const seasonUndo = command({
  name: 'undo',
  description: 'Undo the end of the last season',
  translations: undoTranslations,
  permission: Permission.ManageGuild,
  ephemeral: true,
  prefetch: ({ database, guildId }) => listSeasons(database, guildId),
  async run(context, _, seasons) {
    const { now, user, text, locale } = context
    const season = undoable(seasons, now)
    if (typeof season === 'string') return { content: undoText(context, season) }
    const confirm = button(
      text('season.confirmUndo'),
      seasonConfirmId('undo', user.id, season.number),
      ButtonStyle.Danger,
    )
    const content = text('season.askUndo', { season: `**${seasonName(season, locale)}**` })
    return { content, components: [buttonRow(confirm)] }
  },
})
