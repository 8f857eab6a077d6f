import { botBody, botSetUpReply } from '../../../shared/api/bots.ts'
import { findBot } from '../../../shared/database/bots/whitelabel.ts'
import { findOwnBot } from '../../whitelabel/own-bots.ts'
import { setUp } from '../../whitelabel/set-up.ts'
import { setUpRefusal, setUpText } from '../../whitelabel/setup-text.ts'
import { botIdIn } from '../../whitelabel/token.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { authorOf, isPremium, needsPremium, noSuchBot, ownerOf } from './owner.ts'
import { shownBot } from './shown.ts'

/** The field that each refusal is about. All other refusals are about the bot as a whole. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['malformed-token', 'body.token'],
  ['main-bot', 'body.token'],
  ['refused-token', 'body.token'],
  ['wrong-key', 'body.publicKey'],
])

export const setUpBotRoute = route({
  id: 'bots.set-up',
  method: 'POST',
  path: '/me/bots',
  access: 'person',
  summary: 'Sets up a bot of the person, after Discord has confirmed its token and public key',
  request: { body: botBody },
  reply: botSetUpReply,
  status: 201,
  async run(context, { body: { token, publicKey } }) {
    const { database, discord, whitelabel, now, locale, person } = context
    const say = sayAsCommands(locale)
    if (whitelabel === null) return refuse('cannot-do', say.text('whitelabelSetup.unavailable'))
    const botId = botIdIn(token)
    const [hasPremium, known] = await Promise.all([
      isPremium(context),
      botId === null ? null : findBot(database, botId),
    ])
    if (!hasPremium) return needsPremium(context)
    const request = { ...authorOf(context), ownerId: person.id, token, publicKey, known }
    const outcome = await setUp({ discord, database, whitelabel, now }, request)
    if (!outcome.ok) {
      const detail = setUpRefusal(say, outcome)
      const at = FIELDS.get(outcome.reason)
      const kind = outcome.reason === 'discord-unwell' ? 'unavailable' : 'cannot-do'
      return refuse(kind, detail, at === undefined ? {} : { errors: [{ at, detail }] })
    }
    const bot = await findOwnBot(ownerOf(context), outcome.bot.id)
    if (bot === null) return noSuchBot(context)
    const { title, steps, intent } = setUpText(say, outcome)
    const isAgain = outcome.action === 'recreate'
    const text = `**${title}**\n${steps}`
    return { body: { bot: shownBot(bot, context), isAgain, text, warning: intent } }
  },
})
