import { afterAll, beforeAll, expect, test } from 'bun:test'
import { confirmImport } from '../../../../shared/database/imports/confirm.ts'
import { readImport } from '../../../../shared/database/imports/imports.ts'
import { beginImport, stageRows } from '../../../../shared/database/imports/stage.ts'
import { LevellingWorld } from '../../../support/levelling-world.ts'
import { until } from '../../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

test('an admin whose reply can no longer be edited gets a direct message about the end of the import', async () => {
  const guild = await world.guild()
  const { db } = world.database
  const ann = guild.member('ann')
  const wanted = { guildId: guild.id, format: 'mee6', title: 'MEE6', mode: 'add', actorId: ann.id } as const
  const id = await beginImport(db, { ...wanted, curveBefore: null, curveAfter: null }, Date.now())
  if (id === null) throw new Error('another import is under way')
  await stageRows(db, { id }, [{ userId: ann.id, xp: 1_200 }], Date.now())
  const staged = await readImport(db, id)
  if (staged === null) throw new Error('the import is gone')
  const reply = { applicationId: world.application.id, token: 'expired', expiresAt: Date.now() - 1, locale: 'de' }
  await confirmImport(db, staged, { actor: { id: ann.id, via: 'command', keyId: null }, reply }, Date.now())
  await until('ann has the message', async () => ann.inbox.length > 0)
  expect(ann.inbox.map(({ content }) => content)).toEqual([
    'Der Import ist fertig: 1 Mitglied hat andere XP, insgesamt 1.200 XP. Die Level-Rollen folgen. Du kannst ihn 30 Tage lang rückgängig machen.',
  ])
  expect(await world.xpOf(guild, ann)).toBe(1_200)
})
