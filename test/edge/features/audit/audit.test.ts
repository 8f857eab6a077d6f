import { expect, test } from 'bun:test'
import { Locale } from 'discord-api-types/v10'
import { type AuditEntry, SCRIPT } from '../../../../shared/audit/entry.ts'
import { writeEntries } from '../../../../shared/database/audit/entries.ts'
import { changeSettings } from '../../../../shared/database/guilds/settings.ts'
import { insertEntries } from '../../../../shared/database/ledger/entries.ts'
import { insertMessageLogs } from '../../../../shared/database/members/message-logs.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { snowflakeAt } from '../../../../shared/discord/snowflake.ts'
import { entryFor, type XpSource } from '../../../../shared/levelling/xp-ledger.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'

/** The replies of `/audit`. recorded.test.ts tests the entries that each command writes. */
oneRuntime('/audit', (client) => {
  const asOwner = async ({ guild }: EdgeCommunity, line: string) => (await guild.owner.runs(line)).settled()

  test('says that there are no changes yet, and for how long they are kept', async () => {
    const reply = await asOwner(await client().community(), '/audit')
    expect(reply.text).toContain('No changes found')
    expect(reply.text).toContain('for a year')
    expect(reply.ephemeral).toBe(true)
    expect(reply.components).toEqual([])
  })

  test('shows who changed what, from and to, the newest first', async () => {
    const community = await client().community()
    const { guild, world } = community
    const [ann, halls] = [guild.member('ann'), guild.channel('halls')]
    await asOwner(community, '/settings delay seconds:30')
    await asOwner(community, '/settings notifications channel:halls')
    await guild.owner.runs('/xp give', { options: { user: ann, xp: 120 } })
    const author = { guildId: guild.id, actor: SCRIPT, reason: 'too **slow**' }
    await changeSettings(world.database.db, author, { xpRate: 2 }, Date.now())
    const lines = (await asOwner(community, '/audit')).text.split('\n')
    const owner = `<@${guild.owner.id}>`
    expect(lines.filter((line) => line.includes('<t:')).map((line) => line.replace(/^.*<t:\d+:R> /, ''))).toEqual([
      'An operator of the bot changed “Multiplier” from “×1” to “×2”, with a script: too \\*\\*slow\\*\\*',
      `${owner} changed the XP of <@${ann.id}> from 0 to 120 (level 0 → 1), in Discord`,
      `${owner} changed “Level-ups are announced” from “In reply to the message” to “In <#${halls.id}>”, in Discord`,
      `${owner} changed “Cooldown” from “60 seconds” to “30 seconds”, in Discord`,
    ])
  })

  test('filters by member and kind, and turns pages', async () => {
    const { guild, world } = await client().community()
    const [ann, bob] = [guild.member('ann'), guild.member('bob')]
    const change = (nth: number): AuditEntry => ({
      ...{ guildId: guild.id, actor: { id: guild.owner.id, via: 'dashboard', keyId: null }, kind: 'xp.changed' },
      ...{ targetId: nth % 2 === 0 ? ann.id : bob.id, subject: null, reason: null },
      ...{ before: { xp: nth, level: 0 }, after: { xp: nth + 1, level: 0 } },
    })
    await writeEntries(
      world.database.db,
      Array.from({ length: 25 }, (_, nth) => change(nth)),
      Date.now(),
    )
    await guild.owner.runs('/settings delay seconds:30')
    const first = await guild.owner.runs('/audit', { options: { member: ann } })
    expect(first.text).toContain('from 24 to 25, in the dashboard')
    expect(first.text).not.toContain(bob.id)
    expect(first.text).not.toContain('Cooldown')
    const second = await guild.owner.clicks(first, 'Older')
    expect(second.text).toContain('from 4 to 5')
    expect(second.text).not.toContain('from 6 to 7')
    expect((await guild.owner.clicks(second, 'Newest')).text).toContain('from 24 to 25')
    const settings = await guild.owner.runs('/audit', { options: { kind: 'settings' } })
    expect(settings.text).toContain('Cooldown')
    expect(settings.text).not.toContain(ann.id)
  })

  test('shows the XP that members earned and lost, of one member or of all, and turns pages', async () => {
    const { guild, world } = await client().community()
    const { db } = world.database
    const [ann, bob, channelId] = [guild.member('ann'), guild.member('bob'), guild.channel('general').id]
    const now = Date.now()
    const row = (userId: string, source: XpSource, amount: number, at: number) =>
      entryFor({ guildId: guild.id, userId, source, key: `${at}`, amount, at }, amount)
    await insertEntries(db, [row(ann.id, 'voice', 25, now - 3_000), row(ann.id, 'decay', -4, now - 2_000)])
    const messages = Array.from({ length: 10 }, (_, nth) => ({
      ...{ messageId: snowflakeAt(now - 60_000 - nth), userId: bob.id, channelId, xp: 15 + nth },
      ...{ guildId: guild.id, createdAt: now - 60_000 - nth },
    }))
    await insertMessageLogs(db, messages)
    const everybody = await guild.owner.runs('/audit', { options: { kind: 'earned' } })
    expect(everybody.text.split('\n').find((line) => line.includes('voice'))).toStartWith(`<@${ann.id}> · **+25** XP`)
    expect(everybody.text).not.toContain('silence')
    expect(everybody.text).not.toContain('**+24** XP')
    expect((await guild.owner.clicks(everybody, 'Older')).text).toContain(`<@${bob.id}> · **+24** XP · [message](`)
    const anns = await guild.owner.runs('/audit', { options: { kind: 'earned', member: ann } })
    expect(anns.text).toContain('**−4** XP · silence')
    expect(anns.text).not.toContain(bob.id)
  })

  test('is for members with Manage Server, speaks their language and pings nobody', async () => {
    const community = await client().community()
    const { guild } = community
    await asOwner(community, '/settings delay seconds:30')
    const visitor = await (await client().guild()).runs('/audit', { permissions: 0n })
    expect(visitor.text).toContain('Manage Server')
    const mods = guild.role('Mods', { permissions: Permission.ManageGuild })
    const reply = await guild.member('mod', { roles: [mods], locale: Locale.German }).runs('/audit')
    expect(reply.text).toContain('hat „Abklingzeit“ von „60 Sekunden“ auf „30 Sekunden“ geändert, in Discord')
    expect(reply.message?.mentions ?? []).toEqual([])
  })
})
