import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listEntries } from '../../../shared/database/audit/list.ts'
import { newestImport } from '../../../shared/database/imports/ask.ts'
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
