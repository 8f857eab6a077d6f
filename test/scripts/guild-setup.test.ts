import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { askWanted } from '../../scripts/guilds/ask.ts'
import { listEntries } from '../../shared/database/audit/list.ts'
import { listLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { guildOverview } from '../../shared/database/guilds/overview.ts'
import { Permission } from '../../shared/discord/permission.ts'
import type { StandingSetup } from '../../shared/levelling/guild-setup.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Discord } from '../support/discord/discord.ts'
import { startDiscord } from '../support/discord/start.ts'
import { aRole, viewOf } from '../support/guild-view.ts'
import { type Ended, runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

let database: TestDatabase
let discord: Discord
let application: Application
beforeAll(async () => {
  ;[database, discord] = await Promise.all([openTestDatabase(), startDiscord()])
  application = discord.application({ name: 'Prosperity' })
})
afterAll(async () => {
  await discord.close()
  await database.close()
})

const environment = () => ({
  DATABASE_URL: database.url,
  BOT_TOKEN: application.token,
  DISCORD_API_URL: discord.apiUrl,
})
const run = (...words: string[]): Promise<Ended> => runScript('guild-setup', words, environment())

function castle() {
  const guild = discord.guild({ name: 'Castle', applications: [application] })
  const channel = guild.channel('halls')
  return { guild, channel, knight: guild.role('Knight') }
}

const shown = async (guildId: string) => {
  const { settings, levelRoles } = await guildOverview(database.db, guildId)
  return { announce: [settings.notificationType, settings.notificationChannelId], levelRoles }
}

test('a server is set up from options, and a second run changes nothing', async () => {
  const { guild, channel, knight } = castle()
  const words = [guild.id, '--announce', `channel:${channel.id}`, '--level-role', `5=${knight.id}`]
  const more = ['--level-role', '10=new', '--level-role', '20=new', '--yes']
  const first = await run(...words, ...more)
  expect(first).toMatchObject({ exitCode: 0, complained: '' })
  expect(first.said).toStartWith(
    `Server Castle (${guild.id})\nThis will change:\n  Level-ups are announced: In #halls\n  Level 5: @Knight\n  Level 10: a new role @Level 10, without permissions\n`,
  )
  expect(first.said).toContain('The bot says (as /doctor in Discord):\n')
  expect(first.said).toContain('I have not seen a message here yet')
  const after = {
    announce: ['channel', channel.id],
    levelRoles: [
      { level: 5, roleId: knight.id },
      { level: 10, roleId: guild.role('Level 10').id },
      { level: 20, roleId: guild.role('Level 20').id },
    ],
  }
  expect(await shown(guild.id)).toEqual(after)
  const recorded = async () =>
    (await listEntries(database.db, { guildId: guild.id, actorId: null, via: 'script' }, 10)).map(({ kind }) => kind)
  const entries = ['level-role.added', 'level-role.added', 'level-role.added', 'setting.changed']
  expect(await recorded()).toEqual(entries)
  expect(guild.role('Level 10').state.permissions).toBe('0')
  expect(guild.role('Level 20').position).toBeGreaterThan(guild.role('Level 10').position)

  const second = await run(...words, ...more)
  expect(second).toMatchObject({ exitCode: 0, said: expect.stringContaining('Nothing to change.') })
  expect(await shown(guild.id)).toEqual(after)
  expect(await recorded()).toEqual(entries)
  const aside = guild.thread('aside', { in: channel })
  expect((await run(guild.id, '--announce', `channel:${aside.id}`, '--yes')).said).toContain('announced: In #aside')
  await run(...words, '--yes')
  expect((await run(guild.id, '--announce', 'off', '--yes')).said).toContain('announced: Not at all')
  expect((await shown(guild.id)).announce).toEqual(['disable', channel.id])
})

test('without a terminal and without --yes, the plan is shown and nothing changes', async () => {
  const { guild, knight } = castle()
  const before = await shown(guild.id)
  const { exitCode, said, complained } = await run(guild.id, '--announce', 'dm', '--level-role', `5=${knight.id}`)
  expect({ exitCode, complained }).toEqual({
    exitCode: 1,
    complained: 'Change this?\nNothing was changed. Run it again with --yes.\n',
  })
  expect(said).toContain('Level 5: @Knight')
  expect(await shown(guild.id)).toEqual(before)
})

test('every choice that is not possible is named, and nothing changes', async () => {
  const { guild, knight } = castle()
  const king = guild.role('King', { position: 90 })
  const guard = guild.role('Guard', { permissions: Permission.KickMembers })
  const elsewhere = discord.guild({ name: 'Elsewhere', applications: [application] }).channel('far')
  await run(guild.id, '--level-role', `5=${knight.id}`, '--yes')
  const choices = [`6=${king.id}`, `7=${guard.id}`, '8=1152921504606846977', `9=${knight.id}`, `5=${guard.id}`]
  const { exitCode, complained } = await run(
    ...[guild.id, '--announce', `channel:${elsewhere.id}`, '--yes'],
    ...choices.flatMap((choice) => ['--level-role', choice]),
  )
  expect(exitCode).toBe(1)
  expect(complained).toContain(`The bot sees no channel ${elsewhere.id} in this server.\n`)
  expect(complained).toContain('Level 6: @King is not below my highest role')
  expect(complained).toContain('Level 7: ⚠️ @Guard has dangerous permissions: Kick Members.')
  expect(complained).toContain('Level 8: there is no role 1152921504606846977 in this server.\n')
  expect(complained).toContain('Level 9: @Knight is already the role for level 5.')
  expect(complained).toContain('Level 5: Level 5 already has a role: @Knight.')
  expect(complained).toEndWith('Nothing was changed.\n')
  expect(await listLevelRoles(database.db, guild.id)).toEqual([{ level: 5, roleId: knight.id }])
  guild.roleOf(application).permit(0n)
  expect((await run(guild.id, '--level-role', '10=new', '--yes')).complained).toContain('Give me the Manage Roles')
})

test('a server without the bot, a wrong token and an unreachable Discord are named, without the token', async () => {
  const foreign = discord.guild({ name: 'Foreign', applications: [] })
  for (const id of [foreign.id, '1152921504606846977']) {
    expect(await run(id, '--announce', 'dm', '--yes')).toMatchObject({
      exitCode: 1,
      complained: `The bot is not in server ${id}, or there is no such server. Invite the bot first.\n`,
    })
  }
  const words = [foreign.id, '--announce', 'dm', '--yes']
  const wrong = await runScript('guild-setup', words, { ...environment(), BOT_TOKEN: 'a-token-nobody-should-read' })
  expect(wrong).toMatchObject({ exitCode: 1, complained: 'Discord does not accept BOT_TOKEN.\n' })
  const nowhere = await runScript('guild-setup', words, { ...environment(), DISCORD_API_URL: 'http://127.0.0.1:1/api' })
  expect(nowhere.exitCode).toBe(75)
  expect(nowhere.complained).toBe('Discord does not answer at http://127.0.0.1:1/api. Try again later.\n')
})

const ID = '1152921504606846977'

test.each([
  [[], 'a server id is missing'],
  [['castle'], 'castle is not a server id'],
  [[ID], 'there is no terminal to ask in'],
  [[ID, '--announce', 'loud'], '--announce is reply, dm, off or channel:ID, not loud'],
  [[ID, '--level-role', '0=new'], '--level-role is LEVEL=ROLE_ID or LEVEL=new'],
  [[ID, '--level-role', '5=new', '--level-role', '5=new'], 'level 5 is given twice'],
])('%p is wrong usage: %s', async (words, why) => {
  const { exitCode, complained } = await run(...words)
  expect(exitCode).toBe(64)
  expect(complained).toStartWith(why)
})

describe('in a terminal', () => {
  const halls = { id: '301', name: 'halls', type: 0, parentId: null, overwrites: [] }
  const standing: StandingSetup = {
    announce: { type: 'reply', channelId: null },
    levelRoles: [{ level: 30, roleId: '7' }],
    view: viewOf([aRole('7', { name: 'Knight' }), aRole('8', { name: 'Twin' }), aRole('9', { name: 'Twin' })]),
    channels: new Map([[halls.id, halls]]),
    nameOf: (level) => `Level ${level}`,
  }

  async function asked(...answers: string[]) {
    const said: string[] = []
    const terminal = { ask: async () => answers.shift() ?? '', say: (line: string) => void said.push(line) }
    return { wanted: await askWanted(terminal, standing), said }
  }

  test('empty answers change nothing', async () => {
    const { wanted, said } = await asked()
    expect(wanted).toEqual({ announce: null, levelRoles: [] })
    expect(said).toEqual(['Level-ups are announced: In reply to the message', 'Level 30: <@&7>'])
  })

  test('channels and roles are given by name, and the script asks again after an answer that it does not understand', async () => {
    const { wanted, said } = await asked('#nowhere', '#halls', '@Twin', '9', 'new')
    expect(wanted).toEqual({
      announce: { type: 'channel', channelId: halls.id },
      levelRoles: [
        { level: 5, role: '9' },
        { level: 10, role: 'new' },
      ],
    })
    expect(said).toContain('There is no channel #nowhere.')
    expect(said).toContain('There are several: give the id of the role.')
  })
})
