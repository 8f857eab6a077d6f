import { type LevelCard, themeFor } from '../../../shared/cards/choice.ts'
import { setOwnCard } from '../../../shared/database/members/own-card.ts'
import { rankedStanding } from '../../../shared/database/members/rank.ts'
import { Type } from '../../../shared/discord/option.ts'
import { CARD_CHOICES } from '../../../shared/settings/card-choices.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { levelPicture } from '../../guild/level-picture.ts'
import { command } from '../../interactions/context.ts'
import { meCardTranslations, SERVER_CHOICE } from './card-texts.ts'

/** The value of the option that removes the member's own choice. */
const SERVER = 'server'

const readChoice = (chosen: LevelCard | typeof SERVER): LevelCard | null => (chosen === SERVER ? null : chosen)

/** `/me card card`: the member's own background for pictures in this server, or no picture. The reply shows the picture. */
export const cardCommand = command({
  name: 'card',
  description: 'The picture of your level in this server',
  translations: meCardTranslations,
  ephemeral: true,
  options: {
    card: {
      type: Type.String,
      description: 'The background, a text, or what the server has chosen',
      required: true,
      choices: [{ name: SERVER_CHOICE.en, value: SERVER }, ...namedChoices(CARD_CHOICES)],
    },
  },
  async run(context, { card: chosen }) {
    const { database, guildId, user, say } = context
    const ownCard = readChoice(chosen)
    const [standing] = await Promise.all([
      rankedStanding(database, guildId, user.id),
      setOwnCard(database, { guildId, userId: user.id }, ownCard),
    ])
    if (ownCard === 'off') return say('me.cardOff')
    if (standing === null) return say('me.cardSaved')
    const choice = { ...standing.cards, ownCard }
    if (choice.levelCard === 'off') return say('me.cardServerOff')
    // The reply shows the picture also in a server that has pictures only in announcements.
    const preview = { ...choice, levelCardOn: 'both' } as const
    const picture =
      themeFor(preview, 'level') && (await levelPicture(context, user.id, { ...standing, cards: preview }))
    return { ...say('me.cardSaved'), ...(picture && { picture }) }
  },
})
