import { expect, test } from 'bun:test'
import { listIgnored } from '../../../../shared/database/guilds/ignored.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { openCourt } from './court.ts'

const { SendMessages, ViewChannel } = Permission

/** The bot does nothing for a member that this member may not do in Discord. */
oneRuntime('a channel that the member does not see', (client) => {
  const court = (more?: bigint) => openCourt(client(), more)

  test('cannot be put on a list, and cannot be chosen for announcements', async () => {
    const { m, run, guild, place } = await court()
    const secret = guild.channel('secret')
    secret.overwrite(guild.everyone, { deny: ViewChannel })
    const ignore = await run(m, '/ignored channels add', { channel: secret })
    expect(ignore.text).toContain('You cannot see this channel')
    expect(await listIgnored(place.world.database.db, guild.id, 'channels')).toEqual([])
    const list = await run(m, '/xpchannels add', { channel: secret })
    expect(list.text).toContain('You cannot see this channel')
    const multiply = await (await m.runs('/multipliers channel', { options: { channel: secret, factor: 2 } })).settled()
    expect(multiply.text).toContain('You cannot see this channel')
    const announce = await run(m, '/settings notifications', { channel: secret })
    expect(announce.text).toContain('You do not have **View Channels**')
    expect(await place.guildRow()).toMatchObject({ notification_channel_id: null })
  })

  test('cannot be chosen for announcements in the menu either', async () => {
    const { m, run, guild, place } = await court()
    const secret = guild.channel('secret')
    const menu = await run(m, '/settings notifications')
    const channels = await (await m.selects(menu, ['channel'])).settled()
    secret.overwrite(guild.everyone, { deny: ViewChannel })
    await (await m.selects(channels, [secret])).settled()
    expect(await place.guildRow()).toMatchObject({ notification_channel_id: null })
  })

  test('a channel that only the bot and the managers see can be chosen by a manager', async () => {
    const { m, run, guild, place } = await court()
    const news = guild.channel('news')
    news.overwrite(guild.everyone, { deny: SendMessages })
    await run(m, '/settings notifications', { channel: news })
    expect(await place.guildRow()).toMatchObject({ notification_channel_id: news.id })
  })
})
