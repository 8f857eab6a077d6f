import { beforeAll, expect, test } from 'bun:test'
import { oneRuntime } from '../../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'

/** `/settings text`, `/settings announced-levels` and `/me pings`. */
oneRuntime('announcements', (client) => {
  let community: EdgeCommunity
  beforeAll(async () => {
    community = await client().community()
  })

  const asOwner = async (line: string, options = {}) => (await community.guild.owner.runs(line, { options })).settled()

  test('an own text is stored and shown as it will be posted, and a reset brings the built-in text back', async () => {
    const { owner } = community.guild
    const plain = await asOwner('/settings text', { text: ' {user} is {level} now,\\nnot {previous} ' })
    expect(plain.text).toContain(`announced like this:\n<@${owner.id}> is 5 now,\nnot 4`)
    expect(await community.guildRow()).toMatchObject({
      announcement_text: '{user} is {level} now,\nnot {previous}',
      announcement_form: 'plain',
    })
    const embed = await asOwner('/settings text', { text: 'GG {user}: {rank}', form: 'embed' })
    expect(embed.embeds).toMatchObject([{ description: `GG <@${owner.id}>: 1` }])
    expect((await asOwner('/settings show')).text).toContain('Embed (text in a box): `GG {user}: {rank}`')
    const reset = await asOwner('/settings reset setting:text')
    expect(reset.text).toContain('with my own text again')
    expect(await community.guildRow()).toMatchObject({ announcement_text: null, announcement_form: 'plain' })
  })

  test('a text with a fault is refused with the place of the fault, and nothing is stored', async () => {
    const refused = await asOwner('/settings text', { text: 'GG {usre}' })
    expect(refused.text).toStartWith('Character 4: there is no variable `{usre}`. Did you mean `{user}`?')
    const unclosed = await asOwner('/settings text', { text: 'GG {user, {level}' })
    expect(unclosed.text).toStartWith('Character 4: this brace is not closed.')
    expect((await asOwner('/settings text', { text: '{server}'.repeat(11) })).text).toContain('2,200 characters')
    expect(await community.guildRow()).toMatchObject({ announcement_text: null })
  })

  test('a member turns pings off and on for themselves', async () => {
    const { guild, world } = community
    const bob = guild.member('bob')
    const runs = async (line: string) => (await (await bob.runs(line)).settled()).text
    const stored = () =>
      world.database.db.selectFrom('unpinged_members').select('user_id').where('guild_id', '=', guild.id).execute()
    expect(await runs('/me pings off')).toStartWith('Level-ups in this server no longer ping you.')
    expect(await stored()).toEqual([{ user_id: bob.id }])
    expect(await runs('/me pings on')).toStartWith('Level-ups in this server ping you again.')
    expect(await stored()).toEqual([])
  })

  test('only chosen levels are announced, and the reply shows the next of them', async () => {
    const reply = await asOwner('/settings announced-levels every:10 from:15')
    expect(reply.text).toContain('announced now: **every 10 levels, from level 15 on**.')
    expect(reply.text).toContain('you reached level **20**!')
    const nothing = await asOwner('/settings announced-levels only:rewards')
    expect(nothing.text).toContain('**only levels with a level role**')
    expect((await asOwner('/settings show')).text).toContain('but there is no level role, so none is')
  })
})
