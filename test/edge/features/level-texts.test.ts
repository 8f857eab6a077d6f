import { beforeAll, expect, test } from 'bun:test'
import { MOST_LEVEL_TEXTS } from '../../../shared/levelling/level-text.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'

oneRuntime('/leveltexts', (client) => {
  let community: EdgeCommunity
  beforeAll(async () => {
    community = await client().community()
  })

  const asOwner = async (line: string, options = {}) => (await community.guild.owner.runs(line, { options })).settled()
  /** The text of a reply that the invoker alone sees. */
  const said = ({ text }: { text: string }) => text.replace(/\n\(only you can see this\)$/, '')
  const stored = () =>
    community.world.database.db
      .selectFrom('level_texts')
      .select(['level', 'text', 'form'])
      .where('guild_id', '=', community.guild.id)
      .orderBy('level')
      .execute()

  test('the text for a level is stored, shown as it will be posted, listed and removed', async () => {
    const { owner } = community.guild
    const plain = await asOwner('/leveltexts set', { level: 10, text: ' {user} has\\n{previous} + 1 = {level} ' })
    expect(said(plain)).toBe(`Level-ups to level **10** are now announced like this:\n<@${owner.id}> has\n9 + 1 = 10`)
    const embed = await asOwner('/leveltexts set', { level: 5, text: 'Five! @everyone {rank}', form: 'embed' })
    expect(said(embed)).toEndWith(`like this:\n<@${owner.id}>\nFive! @everyone 1`)
    expect(embed.embeds).toMatchObject([{ description: 'Five! @everyone 1' }])
    expect(await stored()).toEqual([
      { level: 5, text: 'Five! @everyone {rank}', form: 'embed' },
      { level: 10, text: '{user} has\n{previous} + 1 = {level}', form: 'plain' },
    ])
    expect(said(await asOwner('/leveltexts set', { level: 5, text: 'Five! @everyone {rank}', form: 'embed' }))).toBe(
      'Level **5** has this text already.',
    )
    expect((await asOwner('/leveltexts list')).embeds[0]?.description).toBe(
      '**5** · Embed (text in a box): `Five! @everyone {rank}`\n' +
        '**10** · Plain message: `{user} has ⏎ {previous} + 1 = {level}`',
    )
    expect((await asOwner('/leveltexts remove', { level: 10 })).text).toContain('like those to other levels again')
    expect((await asOwner('/leveltexts remove', { level: 10 })).text).toContain('Level **10** has no text of its own')
  })

  test('the texts for levels stay when the text for all is reset, and have a reset of their own', async () => {
    await asOwner('/settings reset setting:text')
    expect(await stored()).toHaveLength(1)
    expect((await asOwner('/settings reset setting:leveltexts')).text).toStartWith('No level has a text of its own')
    expect(await stored()).toEqual([])
  })

  test('a text with a fault is refused with the place of the fault, and nothing is stored', async () => {
    const refused = async (text: string, form = 'plain') =>
      (await asOwner('/leveltexts set', { level: 3, text, form })).text
    expect(await refused('GG {usre}')).toStartWith('Character 4: there is no variable `{usre}`. Did you mean `{user}`?')
    expect(await refused('GG {user')).toStartWith('Character 4: this brace is not closed.')
    expect(await refused('{server}'.repeat(11))).toContain('2,200 characters')
    expect(await refused('{server}'.repeat(21), 'embed')).toContain('4,200 characters')
    expect(await stored()).toEqual([])
  })

  test('the reply says that level-ups to the level are not announced, and so does /doctor', async () => {
    await asOwner('/settings announced-levels every:10')
    const reply = await asOwner('/leveltexts set', { level: 7, text: 'Seven: {role}' })
    expect(reply.text).toStartWith('⚠️ Level-ups to level **7** are not announced now.')
    expect(said(reply)).toEndWith('\nSeven: –')
    const { text } = await asOwner('/settings show')
    expect(text).toContain('There is a text for level 7, but level-ups to that level are not announced.')
    expect(text).toContain('The text for level 7 names a level role, but there is none')
    await asOwner('/settings reset setting:announced-levels')
    await asOwner('/leveltexts remove', { level: 7 })
  })

  test('a server can have fifty texts, and change each of them', async () => {
    const { db } = community.world.database
    const levels = Array.from({ length: MOST_LEVEL_TEXTS }, (_, index) => index + 1)
    const rows = levels.map((level) => ({
      guild_id: community.guild.id,
      level,
      form: 'plain' as const,
      text: '{user}',
    }))
    await db.insertInto('level_texts').values(rows).execute()
    expect((await asOwner('/leveltexts set', { level: 99, text: '{user}!' })).text).toStartWith('At most 50 levels')
    expect((await asOwner('/leveltexts set', { level: 50, text: '{user}!' })).text).toContain('announced like this')
    expect(await stored()).toHaveLength(MOST_LEVEL_TEXTS)
    const first = await asOwner('/leveltexts list')
    const second = await community.guild.owner.clicks(first, 'Next')
    expect((await second.settled()).embeds[0]?.description).toStartWith('**11**')
  })

  test('the longest announcement is shown whole, although the reply has no room for anything else', async () => {
    await asOwner('/settings reset setting:leveltexts')
    await community.world.database.db
      .updateTable('guilds')
      .set({ name: '*'.repeat(100) })
      .where('id', '=', community.guild.id)
      .execute()
    const reply = await asOwner('/leveltexts set', { level: 2, text: '{server}'.repeat(10) })
    expect(said(reply)).toBe('\\*'.repeat(1_000))
    expect(said(await asOwner('/settings text', { text: '{server}'.repeat(10) }))).toBe('\\*'.repeat(1_000))
  })
})
