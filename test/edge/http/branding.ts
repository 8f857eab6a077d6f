import { expect, test } from 'bun:test'
import { commands } from '../../../edge/commands/index.ts'
import { toRegistration } from '../../../shared/discord/registration.ts'
import { catalogue } from '../../../shared/text/catalogue.ts'
import type { EdgeClient } from '../../support/edge-client.ts'
import { EdgeCustomer } from '../../support/edge-customer.ts'

/** A customer's bot goes by its own name. */
export function branding(client: () => EdgeClient): void {
  test('/about is titled with the name of the bot in use', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot('Castle Bot')
    expect((await customer.runsThrough(bot, '/about')).text).toStartWith('Castle Bot\n')
    expect((await customer.member.runs('/about')).text).toContain('**Prosperity**')
  })

  test.each(['/about', '/level', '/leaderboard', '/whitelabel actions'])(
    '%s of a customer’s bot does not say who is behind it',
    async (line) => {
      const customer = await EdgeCustomer.open(client())
      const reply = await customer.runsThrough(await customer.bot(), line)
      expect(JSON.stringify(reply)).not.toMatch(/prosperity/i)
    },
  )

  test('no text and no command’s description names the main bot', () => {
    const texts = JSON.stringify([catalogue, toRegistration(commands)])
    expect(texts.match(/[^"]*prosperity[^"]*/gi)).toBeNull()
  })
}
