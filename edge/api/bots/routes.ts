import { botActionRoute, botPresenceRoute } from './change.ts'
import { listBotsRoute, readPremium } from './list.ts'
import { setUpBotRoute } from './set-up.ts'

/** The routes about a customer's own bots and premium. */
export const botRoutes = [listBotsRoute, setUpBotRoute, botActionRoute, botPresenceRoute, readPremium]
