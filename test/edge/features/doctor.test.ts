import { expect, test } from 'bun:test'
import { addGuildBots } from '../../../shared/database/bots/guild-bots.ts'
import { shardScope } from '../../../shared/database/bots/shard-counts.ts'
import { noteMessages } from '../../../shared/database/guilds/guilds.ts'
import { leaveForScreening } from '../../../shared/database/jobs/screening.ts'
import { releaseLeases, takeLeases } from '../../../shared/database/processes/leases.ts'
import { PARTITIONS } from '../../../shared/database/processes/partition.ts'
import { saveCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import { SOURCE_INTENTS } from '../../../shared/discord/intents.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { eachRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'

/** What usually breaks a levelling bot. */
eachRuntime('the doctor', (client) => {
  const asked = async ({ guild }: EdgeCommunity) => (await (await guild.owner.runs('/doctor')).settled()).text

  /** A server whose last message is so old. */
  async function livelyServer(agoMs = 60_000): Promise<EdgeCommunity> {
    const community = await client().community()
    await noteMessages(community.world.database.db, [community.guild.id], Date.now() - agoMs)
    return community
  }

  const failJob = ({ world, guild }: EdgeCommunity, reason: string, agoMs = DAY_MS) => {
    const at = Date.now() - agoMs
    const row = { kind: 'roles', guild_id: guild.id, user_id: '7', payload: '{}', state: 'failed', reason } as const
    const times = { run_at: at, created_at: at, updated_at: at, taken_by: null, taken_until: null, occurrences: 1_234 }
    return world.database.db
      .insertInto('jobs')
      .values({ ...row, ...times })
      .execute()
  }

  test('says that all is well where there are no findings', async () => {
    const community = await livelyServer()
    await community.levelRole(5, 'Knight')
    const text = await asked(community)
    expect(text).toContain('✅ Everything is fine')
    expect(text).toMatch(/Last message seen: <t:\d+:R>/)
    expect(text).toContain('(only you can see this)')
  })

  test('shows how many members get their roles after they agree to the rules of the server', async () => {
    const community = await livelyServer()
    const { db } = community.world.database
    expect(await asked(community)).not.toContain('server rules')
    for (const userId of ['7', '8', '8']) {
      const member = { guildId: community.guild.id, userId }
      await leaveForScreening(db, member, { now: Date.now(), until: Date.now() + DAY_MS })
    }
    const text = await asked(community)
    expect(text).toContain('2 members will get level roles after accepting the server rules')
    expect(text).toContain('✅ Everything is fine')
  })

  test('says that nobody earns in voice or by reactions while the bot’s session does not receive these events', async () => {
    const community = await livelyServer()
    const { guild, world } = community
    const { db } = world.database
    const botId = '4711'
    await addGuildBots(db, [{ guildId: guild.id, botId }])
    const session = { shard: 0, shardCount: 1, sessionKey: 'key', resumeUrl: 'wss://x', sequence: 1 }
    await saveCheckpoints(db, [{ botId, ...session, intents: null }], Date.now())
    expect(await asked(community)).toContain('✅ Everything is fine')
    const settings = { voice_xp: 10, reaction_given_xp: 1 }
    await db.updateTable('guilds').set(settings).where('id', '=', guild.id).execute()
    guild.channel('Lounge', { type: ChannelType.GuildVoice })
    const text = await asked(community)
    expect(text).toContain('⚠️ XP for voice is on, but Discord does not tell me yet who is in voice here')
    expect(text).toContain('⚠️ XP for reactions is on, but Discord does not tell me yet about reactions here')
    const intents = SOURCE_INTENTS.voice | SOURCE_INTENTS.reactions
    await saveCheckpoints(db, [{ botId, ...session, intents }], Date.now())
    expect(await asked(community)).toContain('✅ Everything is fine')
  })

  test('says that XP is added later while no worker serves the server', async () => {
    const community = await livelyServer()
    const { db } = community.world.database
    const now = Date.now()
    const lease = (ms: number) => ({ processId: 'us', now, until: now + ms })
    const items = { scope: shardScope('1', 1), count: 1 }
    await takeLeases(db, { scope: 'partitions', count: PARTITIONS }, lease(-300_000), PARTITIONS)
    await takeLeases(db, items, lease(300_000), 1)
    const text = await asked(community)
    await releaseLeases(db, items.scope, 'us', [0])
    expect(text).toContain('I am not adding XP right now')
    expect(text).not.toContain('Everything is fine')
  })

  test('finds voice that is on while the only voice channel is the AFK channel', async () => {
    const community = await livelyServer()
    const { guild, world } = community
    await world.database.db.updateTable('guilds').set({ voice_xp: 5 }).where('id', '=', guild.id).execute()
    expect(await asked(community)).toContain('I see no voice or stage channel here')
    const sofa = guild.channel('sofa', { type: ChannelType.GuildVoice })
    expect(await asked(community)).toContain('✅ Everything is fine')
    guild.setAfkChannel(sofa)
    expect(await asked(community)).toContain('the only voice channel that I see is the AFK channel')
  })

  test('finds level roles that cannot be given', async () => {
    const community = await livelyServer()
    const { guild } = community
    guild.role('King', { position: 50 })
    await community.levelRole(5, 'King')
    await community.levelRole(6, 'Gone')
    guild.role('Gone').delete()
    guild.roleOf(client().world.application).permit(Permission.ViewChannel)
    const text = await asked(community)
    expect(text).toContain('Give me the **Manage Roles** permission')
    expect(text).toContain('the role for level **5**, is not below my highest role. Drag my role above it')
    expect(text).toContain('The role for level **6** was deleted')
    expect(text).not.toContain('Everything is fine')
  })

  test('says what to do about every cause of a failure', async () => {
    const community = await livelyServer()
    await failJob(community, '10011: Unknown Role; 60003: Two factor is required for this operation')
    await failJob(community, '50013: Missing Permissions')
    const text = await asked(community)
    expect(text).toContain('The role was deleted. Remove it')
    expect(text).toContain('requires two-factor authentication')
    expect(text).toContain('I try again once you have changed that. With ')
  })

  test('finds what is missing in the notification channel', async () => {
    const community = await livelyServer()
    const { guild } = community
    const halls = guild.channel('halls')
    await (await guild.owner.runs('/settings notifications channel:halls')).settled()
    halls.overwrite(guild.everyone, { deny: Permission.SendMessages })
    expect(await asked(community)).toContain('where level-ups should be announced: **Send Messages**')
    halls.overwrite(guild.everyone, { deny: Permission.ViewChannel })
    expect(await asked(community)).toContain('Give me the **View Channels** permission there')
    halls.delete()
    expect(await asked(community)).toContain('The channel for level-ups was deleted')
  })

  test('finds deleted channels and roles that are ignored', async () => {
    const community = await livelyServer()
    const [channel, role] = [community.guild.channel('gone'), community.guild.role('Gone')]
    await community.ignoreChannel(channel)
    await community.ignoreRole(role)
    channel.delete()
    role.delete()
    const text = await asked(community)
    expect(text).toContain('1 ignored channel was deleted')
    expect(text).toContain('1 ignored role was deleted')
  })

  test.each([
    ['50013: Missing Permissions', 'Check my permissions'],
    ['50001: Missing Access', 'I cannot see the members of this server'],
    ['10011: Unknown Role', 'The role was deleted'],
    ['50007: Cannot send messages to this user', 'do not accept direct messages'],
    ['something `else`', 'report it together with this text'],
  ])('shows jobs that failed with %p, and how to fix that', async (reason, mend) => {
    const community = await livelyServer()
    await failJob(community, reason)
    const text = await asked(community)
    expect(text).toContain(`Giving level roles failed 1,234 times, last <t:`)
    expect(text).toContain(`\`${reason.replaceAll('`', '')}\``)
    expect(text).toContain(mend)
  })

  test('does not show failures of more than seven days ago', async () => {
    const community = await livelyServer()
    await failJob(community, 'old', 7 * DAY_MS + 60_000)
    expect(await asked(community)).toContain('Everything is fine')
  })

  test('finds that no messages were seen lately, or ever', async () => {
    expect(await asked(await livelyServer(4 * DAY_MS))).toContain('I have not seen a message here since <t:')
    expect(await asked(await client().community())).toContain('I have not seen a message here yet')
  })

  test('shows any number of findings on pages, and checks again at each press of a button', async () => {
    const community = await livelyServer()
    const db = community.world.database.db
    const gone = Array.from({ length: 100 }, (_, nth) => ({
      ...{ guild_id: community.guild.id, level: nth + 1, role_id: String(1_000 + nth) },
    }))
    await db.insertInto('level_roles').values(gone).execute()
    const { owner } = community.guild
    const first = await owner.runs('/doctor')
    expect(first.text).toMatch(
      /Page 1 of \d\n\[Previous \(off\)\] \[Next\] \[Check again\]\n\(only you can see this\)$/,
    )
    expect(first.text).not.toContain('level **100**')
    let page = await (await owner.clicks(first, 'Next')).settled()
    while (!page.text.includes('[Next (off)]')) page = await (await owner.clicks(page, 'Next')).settled()
    expect(page.text).toContain('The role for level **100** was deleted')
    expect([page.ephemeral, page.message?.flags]).toEqual([true, 32_768 | 64])
    await db.deleteFrom('level_roles').where('guild_id', '=', community.guild.id).execute()
    const again = await (await owner.clicks(page, 'Check again')).settled()
    expect(again.text).toContain('Everything is fine')
  })

  test('needs the Manage Server permission', async () => {
    const reply = await (await client().guild()).runs('/doctor')
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toStartWith('You need the Manage Server permission for this, or a role')
  })
})
