import { type Change, runs } from './use.ts'

/** The tokens of the bots that were set up. */
export const tokens: string[] = []

const PRESENCE = { status: 'dnd', type: 'playing', text: 'chess' }

/** The commands and components by which a customer changes a bot. */
export const WHITELABEL: Readonly<Record<string, Change>> = {
  '/whitelabel setup': {
    use: ({ customer }) => {
      const application = customer.application('Fresh')
      tokens.push(application.token)
      return customer.setUp(application, application.token)
    },
    leaves: ['bot.added'],
    again: 1,
  },
  '/whitelabel presence': {
    use: runs('/whitelabel presence', { ...PRESENCE, bot: 'Branded' }),
    leaves: ['bot.presence'],
    again: 0,
  },
  '/whitelabel clear-presence': {
    given: runs('/whitelabel presence', PRESENCE),
    use: runs('/whitelabel clear-presence'),
    leaves: ['bot.presence'],
    again: 0,
  },
  'component whitelabel-act': {
    use: async ({ customer }) => {
      const reply = await customer.member.runs('/whitelabel actions', { options: { bot: 'Branded' } })
      return customer.member.clicks(reply, 'Stop')
    },
    leaves: ['bot.action'],
    again: null,
  },
}
