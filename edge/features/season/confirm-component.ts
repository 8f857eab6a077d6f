import { endSeason, undoSeason } from '../../../shared/database/seasons/change.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { undoable } from '../../../shared/levelling/season.ts'
import { seasonName } from '../../../shared/levelling/season-announcement.ts'
import { seasonFacts } from '../../guild/seasons.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { component } from '../../interactions/context.ts'
import { undoText, workText } from '../../messages/season.ts'

/** Ends the season that the message shows, or undoes its end. The gateway shows the progress in the same message. */
export const seasonConfirm = component({
  name: 'season-confirm',
  version: 1,
  fields: { what: ['end', 'undo'], owner: 'owner', number: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  prefetch: ({ database, guildId }) => seasonFacts(database, guildId),
  async run(context, { what, number }, _, { seasons, work }) {
    const { database, guildId, actor, now, locale, text } = context
    const refuse = (content: string) => ({ content, components: [] })
    if (work !== null) return refuse(workText(context, work))
    const author = { guildId, actor, reply: syncReply(context) }
    const [newest] = seasons
    if (newest?.number !== number) return refuse(text('refusal.expired'))
    const season = `**${seasonName(newest, locale)}**`
    if (what === 'end') {
      const isEnding = newest.state === 'running' && (await endSeason(database, author, newest, now))
      return refuse(isEnding ? text('season.ending', { season }) : text('refusal.expired'))
    }
    const found = undoable(seasons, now)
    if (typeof found === 'string') return refuse(undoText(context, found))
    const isUndoing = await undoSeason(database, author, newest, now)
    return refuse(isUndoing ? text('season.undoing', { season }) : text('refusal.expired'))
  },
})

/** Custom id of the button that ends a season, or undoes its end. */
export const seasonConfirmId = (what: 'end' | 'undo', owner: Snowflake, number: number): string =>
  componentId(seasonConfirm, { what, owner, number })
