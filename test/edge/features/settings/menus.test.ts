import { expect, test } from 'bun:test'
import { Permission } from '../../../../shared/discord/permission.ts'
import { SETTINGS } from '../../../../shared/settings/index.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { until } from '../../../support/until.ts'

/** Opens the form of a setting as this member does, from the menus. */
async function openForm(member: Member, key: string) {
  const menus = await member.runs('/settings change')
  const group = SETTINGS.find((setting) => setting.key === key)?.group
  return member.selects(menus, [key], `settings-choose:1:${member.id}:${group}`)
}

const XP = 'XP per minute in voice (0: none)'
const BOXES = 'Who also earns XP'

/** Settings are changed with menus and forms: `/settings change`. */
oneRuntime('menus of settings', (client) => {
  test('every setting is in a menu, and a choice opens a form with the present values, which saves what was entered', async () => {
    const community = await client().community({ voice_xp: 5, voice_alone: 'earn' })
    const { owner } = community.guild
    const menus = await owner.runs('/settings change')
    for (const { title } of SETTINGS) expect(menus.text).toContain(title.en)
    const form = await openForm(owner, 'voice')
    expect(form.text).toBe(
      [
        '**Voice**',
        `${XP}: 5`,
        `${BOXES}: [Muted members, and the audience of a stage | Deafened members | *Members alone in a channel | Members in the AFK channel]`,
        'Percent more with a stream: 0',
        'Most XP a day in voice (0: no limit): 0',
      ].join('\n'),
    )
    const saved = await owner.submits(form, { [XP]: '7', [BOXES]: ['Deafened members'], voiceCap: '300' })
    expect(saved.text).toStartWith('Each full minute in a voice or stage channel now earns XP: 7 XP per minute;')
    expect(saved.text).toContain('not counted: muted, alone, AFK channel')
    const stored = { voice_xp: 7, voice_deafened: 'earn', voice_alone: 'ignore', voice_cap: 300, voice_streaming: 0 }
    expect(await community.guildRow()).toMatchObject(stored)
    expect((await owner.runs('/audit')).text).toContain('7 XP per minute')
    const again = await owner.clicks(saved, 'Change')
    expect(again.text).toContain(`${XP}: 7`)
    expect((await owner.submits(again, {})).text).toStartWith('Nothing has changed')
  })

  test('a form that cannot be saved says for each value what is wrong, saves nothing, and can be opened again', async () => {
    const community = await client().community()
    const { owner } = community.guild
    const refused = await owner.submits(await openForm(owner, 'voice'), { [XP]: '101', voiceCap: 'many' })
    expect(refused.text).toStartWith(
      `⚠️ Nothing was saved:\n• **${XP}**: Enter a whole number from 0 to 100.\n• **Most XP a day in voice (0: no limit)**:`,
    )
    expect(await community.guildRow()).toMatchObject({ voice_xp: 0, voice_cap: 0 })
    expect((await owner.clicks(refused, 'Change')).text).toStartWith('**Voice**')
    const reversed = await owner.submits(await openForm(owner, 'xpGain'), { leastXp: '40', mostXp: '20' })
    expect(reversed.text).toContain('but 20 is below 40')
  })

  test('an own text of announcements is shown below the form as it is posted, also the longest', async () => {
    const community = await client().community()
    const { owner } = community.guild
    const { db } = community.world.database
    await db
      .updateTable('guilds')
      .set({ name: '*'.repeat(100) })
      .where('id', '=', community.guild.id)
      .execute()
    const saved = await owner.submits(await openForm(owner, 'announcementText'), {
      announcementText: '{server}'.repeat(20),
      announcementForm: ['embed'],
    })
    expect(saved.text).toStartWith('Level-ups are now announced like this:')
    expect(saved.embeds[0]?.description).toBe('\\*'.repeat(2_000))
    expect(saved.embeds).toHaveLength(2)
  })

  test('a daily time is typed in three inputs, and removed by emptying them', async () => {
    const community = await client().community()
    const { owner } = community.guild
    const typed = { 'quietTime.from': '10 pm', 'quietTime.to': '7:30', 'quietTime.zone': 'europe/berlin' }
    await owner.submits(await openForm(owner, 'quietTime'), typed)
    expect(await community.guildRow()).toMatchObject({ quiet_time: '22:00-07:30 Europe/Berlin' })
    const form = await openForm(owner, 'quietTime')
    expect(form.text).toContain('From, e.g. 22:00: 22:00\nTo, e.g. 07:00: 07:30\n')
    const wrong = await owner.submits(form, { 'quietTime.to': 'late' })
    expect(wrong.text).toContain('I cannot read `late` as a time of day')
    await owner.submits(await openForm(owner, 'quietTime'), {
      'quietTime.from': '',
      'quietTime.to': '',
      'quietTime.zone': '',
    })
    expect(await community.guildRow()).toMatchObject({ quiet_time: null })
  })

  test('a form does not overwrite a setting that somebody else has changed meanwhile, and is saved when only another setting was changed', async () => {
    const community = await client().community()
    const { owner } = community.guild
    const form = await openForm(owner, 'voice')
    await owner.runs('/settings multiplier multiplier:3')
    expect((await owner.submits(form, { [XP]: '4' })).text).toStartWith('Each full minute')
    const late = await openForm(owner, 'voice')
    await owner.runs('/settings voice xp:9')
    const refused = await owner.submits(late, { [XP]: '5' })
    expect(refused.text).toContain('Somebody else changed this setting')
    expect(refused.text).toContain('Now: 9 XP per minute')
    expect(await community.guildRow()).toMatchObject({ voice_xp: 9, xp_rate: 3 })
  })

  test('permissions are checked when a form is opened and again when it is sent', async () => {
    const community = await client().community()
    const { guild } = community
    const helpers = guild.role('Helpers', { permissions: Permission.ManageGuild })
    const bob = guild.member(`bob-${guild.id}`, { roles: [helpers] })
    expect((await openForm(bob, 'roleAssignType')).text).toStartWith('You need the Manage Roles permission for this.')
    const form = await openForm(bob, 'voice')
    bob.loses(helpers)
    expect((await bob.submits(form, { [XP]: '4' })).text).toContain('You need the Manage Server permission')
    expect(await community.guildRow()).toMatchObject({ voice_xp: 0 })
  })

  test('the form for level-ups checks the chosen channel, and the form for level roles starts the job', async () => {
    const community = await client().community()
    const { guild } = community
    const { owner } = guild
    const halls = guild.channel('halls')
    const form = await openForm(owner, 'notifications')
    const none = await owner.submits(form, { notificationType: ['channel'] })
    expect(none.text).toContain('**Channel**: Choose a channel.')
    const saved = await owner.submits(form, { notificationType: ['channel'], Channel: [halls] })
    expect(saved.text).toStartWith(`Level-ups are now announced in <#${halls.id}>.`)
    await community.levelRole(5, 'Knight')
    await community.grant(guild.member('alice'), 1_210)
    const stacked = await owner.submits(await openForm(owner, 'roleAssignType'), { roleAssignType: ['stack'] })
    expect(stacked.text).toContain('This message shows the progress')
    expect(await community.jobs()).toMatchObject([{ kind: 'guild-roles' }])
  })

  test('the form for level-ups checks the channel that is stored already, when it is turned on again', async () => {
    const community = await client().community()
    const { guild } = community
    const halls = guild.channel('halls')
    const helpers = guild.role('Helpers', { permissions: Permission.ManageGuild })
    const bob = guild.member(`bob-${guild.id}`, { roles: [helpers] })
    await bob.runs('/settings notifications channel:halls')
    await bob.submits(await openForm(bob, 'notifications'), { notificationType: ['reply'] })
    halls.overwrite(guild.everyone, { deny: Permission.ViewChannel })
    const refused = await bob.submits(await openForm(bob, 'notifications'), { notificationType: ['channel'] })
    expect(refused.text).toContain('⚠️ Nothing was saved:')
    expect(refused.text).toContain(`<#${halls.id}>`)
    expect(await community.guildRow()).toMatchObject({ notification_type: 'reply' })
  })

  test('the form for level roles does not overwrite a change that comes while Discord is asked for the roles', async () => {
    const community = await client().community()
    const { owner } = community.guild
    const { discord } = client().world
    const form = await openForm(owner, 'roleAssignType')
    const asked = discord.requests.total
    discord.misbehave({ restDelayMs: 300 })
    const sending = owner.submits(form, { roleAssignType: ['stack'] })
    await until('Discord is asked', () => discord.requests.total > asked)
    discord.misbehave({ restDelayMs: 0 })
    await client()
      .world.database.db.updateTable('guilds')
      .set(({ eb }) => ({ role_assign_type: 'stack', updated_at: eb('updated_at', '+', 1) }))
      .where('id', '=', community.guild.id)
      .execute()
    expect((await sending).text).toContain('Somebody else changed this setting')
    expect(await community.jobs()).toEqual([])
  })

  test('a setting with lists names its command, and buttons reset a setting and lead from /settings show to the menus', async () => {
    const community = await client().community({ xp_rate: 3 })
    const { owner } = community.guild
    expect((await openForm(owner, 'curve')).text).toContain('This is changed with `/curve show`.')
    const menus = await owner.clicks(await owner.runs('/settings show'), 'Change settings')
    expect(menus.text).toStartWith('Which setting do you want to change?')
    const form = await openForm(owner, 'xpRate')
    const saved = await owner.submits(form, { xpRate: '2,5' })
    expect(await community.guildRow()).toMatchObject({ xp_rate: 2.5 })
    const reset = await owner.clicks(saved, 'Reset to default')
    expect(reset.text).toStartWith('Messages now earn **1** times the usual XP')
    expect(await community.guildRow()).toMatchObject({ xp_rate: 1 })
  })
})
