import { expect, test } from 'bun:test'
import { loadCommandIds, saveCommandIds } from '../../shared/database/bots/command-ids.ts'
import { overEachDialect, TWINS } from './dialects.ts'

overEachDialect('ids of commands', (at) => {
  test('are stored per application for slash commands, and replaced by newer ones', async () => {
    const [application, other] = TWINS
    await saveCommandIds(at.db, application, [
      { id: '11', name: 'level' },
      { id: '12', name: 'xp', type: 1 },
      { id: '13', name: 'Level', type: 2 },
    ])
    await saveCommandIds(at.db, other, [{ id: '21', name: 'level' }])
    await saveCommandIds(at.db, application, [{ id: '14', name: 'xp', type: 1 }])
    await saveCommandIds(at.db, application, [])
    expect(await loadCommandIds(at.db, application)).toEqual(
      new Map([
        ['level', '11'],
        ['xp', '14'],
      ]),
    )
    expect(await loadCommandIds(at.db, '404')).toEqual(new Map())
  })
})
