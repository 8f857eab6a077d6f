import { botsReply, premiumReply } from '../../../shared/api/bots.ts'
import { premiumState } from '../../../shared/database/members/premium-state.ts'
import { listOwnBots } from '../../whitelabel/own-bots.ts'
import { route } from '../route.ts'
import { isPremium, ownerOf } from './owner.ts'
import { shownBot } from './shown.ts'

export const listBotsRoute = route({
  id: 'bots.list',
  method: 'GET',
  path: '/me/bots',
  access: 'person',
  summary: 'Lists the person’s own bots with their states',
  reply: botsReply,
  async run(context) {
    const { whitelabel } = context
    const [bots, hasPremium] = await Promise.all([listOwnBots(ownerOf(context)), isPremium(context)])
    const items = bots.map((bot) => shownBot(bot, context))
    return { body: { isOffered: whitelabel !== null, hasPremium, items } }
  },
})

export const readPremium = route({
  id: 'premium.read',
  method: 'GET',
  path: '/me/premium',
  access: 'person',
  summary: 'Shows whether the person has premium, and until when',
  reply: premiumReply,
  async run({ database, person, premiumSkuIds, now }) {
    const { source, endsAt } = await premiumState(database, person.id, { skuIds: premiumSkuIds, now })
    return { body: { hasPremium: source !== null, source, endsAt } }
  },
})
