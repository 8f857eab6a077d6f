import { expect, test } from 'bun:test'
import { oneRuntime } from '../../support/each-runtime.ts'

/** A reply for everyone is in the server’s language, an ephemeral reply in the member’s own language. */
oneRuntime('languages', (client) => {
  test.each([
    ['de', 'Rangliste'],
    ['fr', 'Classement'],
    ['es-ES', 'Clasificación'],
    ['es-419', 'Clasificación'],
    ['pt-BR', 'Classificação'],
    ['ja', 'Leaderboard'],
  ])('a public reply in a server that speaks %s begins with %p', async (guildLocale, title) => {
    const guild = await client().guild()
    expect((await guild.runs('/leaderboard', { guildLocale, locale: 'en-US' })).text).toStartWith(title)
  })

  test('a private reply is in the member’s own language', async () => {
    const guild = await client().guild()
    const reply = await guild.runs('/level', { options: { user: '9' }, bots: ['9'], locale: 'fr', guildLocale: 'de' })
    expect(reply).toMatchObject({ text: '<@9> (user9) est un bot, et les bots ne gagnent pas d’XP.', ephemeral: true })
  })
})
