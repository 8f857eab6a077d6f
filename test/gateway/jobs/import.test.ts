import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listEntries } from '../../../shared/database/audit/list.ts'
import { newestImport } from '../../../shared/database/imports/imports.ts'
import { curveChangeOf } from '../../../shared/database/members/recalculate.ts'
import { PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { runScript } from '../../support/script.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(120_000)

let world: LevellingWorld
let folder: string
beforeAll(async () => {
  ;[world, folder] = await Promise.all([LevellingWorld.open(), mkdtemp(join(tmpdir(), 'prosperity-import-'))])
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await world.close()
})

const run = (...words: string[]) => runScript('import', words, { DATABASE_URL: world.database.url })

test('an operator imports a file with scripts/import, level roles follow without announcements, and undoes it', async () => {
  const guild = await world.guild({ levelRoles: { 5: 'Knight' } })
  const { db } = world.database
  const [ann, ben, cat] = [guild.member('ann'), guild.member('ben'), guild.member('cat')]
  await world.grant(guild, ann, 90)
  await world.grant(guild, ben, 1_300)
  ben.gets(guild.role('Knight'))
  const file = join(folder, 'table.csv')
  await Bun.write(file, `ID,Total XP\n${ann.id},1200\n${ben.id},100\n${cat.id},1150\n`)
  const words = [file, '--guild', guild.id, '--mode', 'replace']
  expect((await run(...words)).said).toContain(`role ${guild.role('Knight').id}: 2 gain it, 1 lose it`)
  expect(await world.xpOf(guild, ann)).toBe(90)

  const applied = await run(...words, '--apply')
  expect(applied).toMatchObject({ exitCode: 0 })
  expect(applied.said).toEndWith('Done: 3 members have other XP, 1,060 XP in all. Level roles follow.\n')
  expect([await world.xpOf(guild, ann), await world.xpOf(guild, ben), await world.xpOf(guild, cat)]).toEqual([
    1_200, 100, 1_150,
  ])
  await until('the level roles follow', async () => ann.roles.includes('Knight') && cat.roles.includes('Knight'))
  await until('ben has lost the role', async () => !ben.roles.includes('Knight'))

  ann.says('hello', { in: guild.channel('hall') })
  await until('ann has earned XP', async () => (await world.xpOf(guild, ann)) > 1_200)
  const earned = (await world.xpOf(guild, ann)) - 1_200
  expect((await run('--undo', '--guild', guild.id)).said).toContain('Run it again with --apply to undo it.')
  expect((await run('--undo', '--guild', guild.id, '--apply')).said).toEndWith(
    'Done: every member has the XP back. Level roles follow.\n',
  )
  expect([await world.xpOf(guild, ann), await world.xpOf(guild, ben), await world.xpOf(guild, cat)]).toEqual([
    90 + earned,
    1_300,
    0,
  ])
  await until('the level roles follow', async () => !ann.roles.includes('Knight') && !cat.roles.includes('Knight'))
  await until('ben has the role again', async () => ben.roles.includes('Knight'))
  expect(await run('--stop', '--guild', guild.id)).toMatchObject({
    exitCode: 1,
    complained: expect.stringContaining('This server has no import that could be undone or stopped.'),
  })
  const entries = await listEntries(db, { guildId: guild.id, actorId: null, via: 'script' }, 10)
  expect(entries.map(({ kind, after }) => [kind, after])).toEqual([
    ['import.undone', { title: 'Polaris', members: 3 }],
    ['import.started', { title: 'Polaris', members: 3 }],
  ])
  const texts = guild.channel('hall').messages.map(({ content }) => content)
  expect(texts.filter((text) => /level/i.test(text))).toEqual([])
})

test('scripts/import --stop ends an import after its present batch, and what it gave can be undone', async () => {
  const guild = await world.guild()
  const { db } = world.database
  const file = join(folder, 'many.csv')
  const rows = 6_000
  const ids = Array.from({ length: rows }, (_, nth) => String(10n ** 17n + BigInt(nth)))
  await Bun.write(file, `ID,Total XP\n${ids.map((id) => `${id},50`).join('\n')}\n`)
  const imported = async () =>
    (await db.selectFrom('guild_users').select('xp').where('guild_id', '=', guild.id).where('xp', '>', 0).execute())
      .length
  const applying = run(file, '--guild', guild.id, '--apply')
  await until('the import has begun', async () => (await newestImport(db, guild.id))?.state === 'applying')
  const { said } = await run('--stop', '--guild', guild.id)
  const changed = Number(/Stopped: ([\d,]+) members have other XP/.exec(said)?.[1]?.replace(',', ''))
  expect((await applying).said).toEndWith(said.split('\n').slice(1).join('\n'))
  expect(changed).toBeLessThan(rows)
  expect([await imported(), (await newestImport(db, guild.id))?.state]).toEqual([changed, 'stopped'])
  expect((await run('--stop', '--guild', guild.id)).complained).toContain('No import of this server is under way.')
  await run('--undo', '--guild', guild.id, '--apply')
  expect(await imported()).toBe(0)
})

test('an import takes over the other bot’s curve, and its undo gives the server the earlier one back', async () => {
  const guild = await world.guild()
  const { db } = world.database
  const ann = guild.member('ann')
  const file = join(folder, 'arcane.csv')
  await Bun.write(file, `id,level\n${ann.id},10\n`)
  const words = ['--guild', guild.id, '--apply']
  expect((await run(file, '--levels', 'curve', ...words)).said).toContain('Done: 1 members have other XP, 5,250 XP')
  expect((await curveChangeOf(db, guild.id))?.curve).toEqual(PRESET_CURVES.arcane)
  expect(await world.memberRow(guild, ann)).toMatchObject({ xp: 5_250, level: 10 })
  await run('--undo', ...words)
  expect((await curveChangeOf(db, guild.id))?.curve).toEqual(PRESET_CURVES.mee6)
  expect(await world.xpOf(guild, ann)).toBe(0)
})

test('an import takes over the settings and level roles of the file, each that the server can have, and its undo restores them', async () => {
  const guild = await world.guild()
  const { db } = world.database
  const ann = guild.member('ann')
  const [knight, lord] = [guild.role('Knight'), guild.role('Lord')]
  const hall = guild.channel('hall')
  lord.moveTo(200)
  const settings = {
    gain: { min: 40, max: 60, time: 45 },
    multipliers: { roles: [{ id: knight.id, boost: 2 }], channels: [{ id: '159985870458322944', boost: 2 }] },
    rewards: [
      { id: knight.id, level: 5, keep: true },
      { id: lord.id, level: 10, keep: true },
    ],
  }
  const file = join(folder, 'polaris.json')
  await Bun.write(file, JSON.stringify({ settings, users: { [ann.id]: { xp: 1_200, cooldown: 1 } } }))
  const words = [file, '--guild', guild.id, '--settings', '--level-roles']
  const { application, discord } = world
  const withToken = { BOT_TOKEN: application.token, DISCORD_API_URL: discord.apiUrl }
  const shown = await runScript('import', words, { DATABASE_URL: world.database.url, ...withToken })
  expect(shown.said).toContain(`Settings of the file, taken over with --apply:
  XP per message: 15 to 30 XP, before multipliers → 40 to 60 XP, before multipliers
  Multiplier: ×1 (already so)
  Cooldown: 60 seconds → 45 seconds
  Several multipliers: Only the highest counts → They multiply: ×2 and ×3 make ×6
  Multiplier of role ${knight.id}: ×1 → ×2
  Multiplier of channel 159985870458322944: ×2: not taken over, because it is not in this server
Level roles of the file, taken over with --apply:
  Level roles: Only the role of the highest level → The roles of all levels reached
  role ${knight.id} for level 5
  role ${lord.id} for level 10: not taken over, because it is not below my role
`)
  expect((await run(...words, '--apply')).said).toContain(
    '6 settings and level roles were taken over.\nDone: 1 members',
  )
  expect(await world.guildRow(guild)).toMatchObject({ xp_least: 40, xp_delay_seconds: 45, role_assign_type: 'stack' })
  await until('ann has the level role', async () => ann.roles.includes('Knight'))
  await db.updateTable('guilds').set({ xp_delay_seconds: 50 }).where('id', '=', guild.id).execute()
  expect((await run('--undo', '--guild', guild.id, '--apply')).said).toContain(
    'Settings and level roles: 5 are as before, 1 were changed since then and stay.',
  )
  expect(await world.guildRow(guild)).toMatchObject({ xp_least: 15, xp_delay_seconds: 50, role_assign_type: 'single' })
  expect(await db.selectFrom('level_roles').selectAll().where('guild_id', '=', guild.id).execute()).toEqual([])
  expect(hall.messages).toEqual([])
})
