import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { CURVE_ABOUT, curveName } from '../../../shared/levelling/curve-texts.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { curveShowTranslations, curveTranslations } from './texts.ts'

/** `/curve show`: the present curve. */
const show = command({
  name: 'show',
  description: 'Show the level curve',
  translations: curveShowTranslations,
  ephemeral: true,
  async run({ database, guildId, locale }) {
    const { settings } = await guildOverview(database, guildId)
    return { content: `**${curveName(readCurve(settings.curve), locale)}**` }
  },
})

export const curve: EdgeGroup = {
  name: 'curve',
  description: CURVE_ABOUT.en,
  translations: curveTranslations,
  permission: Permission.ManageGuild,
  commands: [show],
}
