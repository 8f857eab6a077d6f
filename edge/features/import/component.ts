import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { cancelImport, confirmImport, undoImport } from '../../../shared/database/imports/confirm.ts'
import { readImport } from '../../../shared/database/imports/imports.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { IMPORT_BUTTON } from '../../../shared/imports/buttons.ts'
import type { CarriedPart } from '../../../shared/imports/carried/part.ts'
import { formatTitle } from '../../../shared/imports/format-title.ts'
import { roleRefusalOf } from '../../guild/level-roles/every-role.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { component } from '../../interactions/context.ts'
import { workRefusal } from './message.ts'

/** The parts of the file, besides XP, that each button imports. */
const TAKES = {
  confirm: [],
  settings: ['settings'],
  roles: ['level-roles'],
  all: ['settings', 'level-roles'],
} as const satisfies Readonly<Record<string, readonly CarriedPart[]>>

/**
 * Starts or cancels the import whose preview the message shows, or undoes an import. The gateway shows the progress in the same
 * message. An import can give and take every level role, so the member must be allowed to give each of these roles.
 */
export const importButton = component({
  ...IMPORT_BUTTON,
  permission: Permission.ManageGuild,
  ephemeral: true,
  prefetch: ({ database, guildId }, { id }) =>
    Promise.all([readImport(database, String(id)), guildWork(database, guildId), guildOverview(database, guildId)]),
  async run(context, { what }, _, [found, work, guild]) {
    const { database, guildId, actor, now, text, locale } = context
    const answer = (content: string) => ({ content, embeds: [], components: [] })
    if (found === null || found.guildId !== guildId || found.kind !== 'import') return answer(text('refusal.expired'))
    const { format, members } = found
    const title = formatTitle(format, locale)
    if (what === 'cancel') {
      const isCancelled = await cancelImport(database, found, now)
      return answer(text(isCancelled ? 'import.cancelled' : 'refusal.expired'))
    }
    const refusal = workRefusal(context, work) ?? (await roleRefusalOf(context, guild))
    if (refusal !== null) return answer(refusal)
    const author = { actor, reply: syncReply(context) }
    if (what !== 'undo') {
      const isStarted = found.state === 'ready' && (await confirmImport(database, found, author, now, TAKES[what]))
      return answer(isStarted ? text('import.begins', { title, members }) : text('refusal.expired'))
    }
    const isUndoing = await undoImport(database, found, author, now)
    return answer(isUndoing ? text('import.undoBegins', { title }) : text('refusal.expired'))
  },
})
