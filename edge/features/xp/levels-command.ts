import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { changeMember } from './change-member.ts'
import { levelsGiveTranslations, levelsTakeTranslations, levelsTranslations } from './levels-texts.ts'

/** `/levels give user levels`: an admin raises a member. XP moves to the start of the new level. */
const give = command({
  name: 'give',
  description: 'Raise a member by levels; XP moves to the start of the new level',
  translations: levelsGiveTranslations,
  options: {
    user: { type: Type.User, description: 'Who receives them', required: true },
    levels: { type: Type.Integer, description: 'How many', required: true, min_value: 1, max_value: MAX_LEVEL },
  },
  run: (context, { user, levels }) => changeMember(context, user, { give: 'levels', amount: levels }),
})

/** `/levels take user levels`: an admin lowers a member. XP moves to the start of the new level. */
const take = command({
  name: 'take',
  description: 'Lower a member by levels; XP moves to the start of the new level',
  translations: levelsTakeTranslations,
  options: {
    user: { type: Type.User, description: 'Who loses them', required: true },
    levels: {
      type: Type.Integer,
      description: 'How many, at most as many as there are',
      required: true,
      min_value: 1,
      max_value: MAX_LEVEL,
    },
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
