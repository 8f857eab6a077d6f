import { expect, test } from 'bun:test'
import { commands } from '../../../../edge/features/index.ts'
import { catalogue } from '../../../../edge/features/texts.ts'
import { toRegistration } from '../../../../shared/discord/registration.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { EdgeCustomer } from '../../../support/edge-customer.ts'

/** A customer's bot goes by its own name. */
oneRuntime('branding', (client) => {
  test('/about is titled with the name of the bot in use', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = await customer.bot('Castle Bot')
    expect((await customer.runsThrough(bot, '/about')).text).toStartWith('Castle Bot\n')
    expect((await customer.member.runs('/about')).text).toContain('**Prosperity**')
  })

  test('a new bot passes Discord’s check of its address, and answers in a server with its own name', async () => {
    const customer = await EdgeCustomer.open(client())
    const bot = customer.application('Castle Bot')
    expect((await (await customer.setUp(bot, bot.token)).settled()).text).toContain('Castle Bot is set up')
    expect(await bot.setInteractionsUrl(`${client().edge.url}/interactions/${bot.id}`)).toEqual({ ok: true })
    const guild = client().world.discord.guild({ name: 'Its first server', applications: [bot] })
    guild.channel('general')
    const reply = await guild.member('somebody').runs('/about')
    expect(reply.text).toStartWith('**Castle Bot**')
    expect(reply.message?.author.id).toBe(bot.id)
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
    const texts = JSON.stringify([catalogue, toRegistration(commands, 'everywhere')])
    expect(texts.match(/[^"]*prosperity[^"]*/gi)).toBeNull()
  })
})
