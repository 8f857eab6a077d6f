import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { changeMember } from './change-member.ts'
import { levelsGiveTranslations, levelsTakeTranslations, levelsTranslations } from './levels-texts.ts'

const amount = { type: Type.Integer, required: true, min_value: 1, max_value: MAX_LEVEL } as const

/** `/levels give user levels`: an admin raises a member. XP moves to the start of the new level. */
const give = command({
  name: 'give',
  description: 'Give a member levels; their XP moves to the start of the new level',
  translations: levelsGiveTranslations,
  options: {
    user: { type: Type.User, description: 'Who receives them', required: true },
    levels: { ...amount, description: 'How many' },
  },
  run: (context, { user, levels }) => changeMember(context, user, { give: 'levels', amount: levels }),
})

/** `/levels take user levels`: an admin lowers a member. XP moves to the start of the new level. */
const take = command({
  name: 'take',
  description: 'Take levels from a member; their XP moves to the start of the new level',
  translations: levelsTakeTranslations,
  options: {
    user: { type: Type.User, description: 'Who loses them', required: true },
    levels: { ...amount, description: 'How many; not more than the member has' },
  },
  run: (context, { user, levels }) => changeMember(context, user, { take: 'levels', amount: levels }),
})

export const levels: EdgeDeclaredCommand = {
  name: 'levels',
  description: 'Give and take levels',
  translations: levelsTranslations,
  permission: Permission.ManageGuild,
  commands: [give, take],
}
