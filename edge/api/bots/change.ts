import * as v from 'valibot'
import { botActionBody, botPresenceBody, ownBot } from '../../../shared/api/bots.ts'
import { id } from '../../../shared/api/ids.ts'
import { requestAction, setPresence } from '../../../shared/database/bots/whitelabel.ts'
import { possibleActions } from '../../whitelabel/bot-state.ts'
import { findOwnBot } from '../../whitelabel/own-bots.ts'
import type { PersonContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { type Reply, route } from '../route.ts'
import { authorOf, isPremium, needsPremium, noSuchBot, ownerOf } from './owner.ts'
import { shownBot } from './shown.ts'

const botParams = v.object({ bot_id: id })

/** The bot after a change. A bot that is gone meanwhile was deleted. */
async function changed(context: PersonContext, botId: string): Promise<Reply<v.InferOutput<typeof ownBot>> | Problem> {
  const bot = await findOwnBot(ownerOf(context), botId)
  return bot === null ? noSuchBot(context) : { body: shownBot(bot, context) }
}

export const botActionRoute = route({
  id: 'bots.action',
  method: 'POST',
  path: '/me/bots/:bot_id/actions',
  access: 'person',
  summary: 'Starts, stops, restarts or deletes a bot of the person; the gateway does it within seconds',
  request: { params: botParams, body: botActionBody },
  reply: ownBot,
  async run(context, { params: { bot_id: botId }, body: { action } }) {
    const { database, now, locale, person } = context
    const [bot, hasPremium] = await Promise.all([findOwnBot(ownerOf(context), botId), isPremium(context)])
    if (bot === null) return noSuchBot(context)
    if (!hasPremium) return needsPremium(context)
    const request = { ...authorOf(context), botId, action, ownerId: person.id, onlyIfIdle: true }
    const isPossible = possibleActions(bot).includes(action)
    if (isPossible && (await requestAction(database, request, now))) return changed(context, botId)
    const { text } = sayAsCommands(locale)
    const waiting = bot.action ?? action
    return refuse('conflict', text('whitelabel.pending', { action: text(`whitelabel.${waiting}`) }))
  },
})

export const botPresenceRoute = route({
  id: 'bots.presence',
  method: 'PUT',
  path: '/me/bots/:bot_id/presence',
  access: 'person',
  summary: 'Sets the status that a bot of the person shows; null removes it',
  request: { params: botParams, body: botPresenceBody },
  reply: ownBot,
  async run(context, { params: { bot_id: botId }, body }) {
    const { database, now, person } = context
    const [bot, hasPremium] = await Promise.all([findOwnBot(ownerOf(context), botId), isPremium(context)])
    if (bot === null) return noSuchBot(context)
    if (!hasPremium) return needsPremium(context)
    const presence = body.presence === null ? null : JSON.stringify(body.presence)
    const change = { ...authorOf(context), botId, ownerId: person.id, before: bot.presence, presence }
    return (await setPresence(database, change, now)) ? changed(context, botId) : noSuchBot(context)
  },
})
