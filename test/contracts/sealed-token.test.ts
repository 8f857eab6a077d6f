import { expect, test } from 'bun:test'
import { sealedToken } from '../../shared/database/bots/tokens.ts'
import { overEachDialect, TWINS } from './dialects.ts'

overEachDialect('a stored token', (at) => {
  test('is found by the id of its bot; an unknown bot has none', async () => {
    const row = { user_id: '7', public_key: '00', name: 'a bot', created_at: 0, updated_at: 0 }
    await at.db
      .insertInto('whitelabel_bots')
      .values({ ...row, bot_id: TWINS[0], token: 'v1.key.iv.sealed' })
      .execute()
    expect(await sealedToken(at.db, TWINS[0])).toBe('v1.key.iv.sealed')
    expect(await sealedToken(at.db, TWINS[1])).toBeNull()
  })
})
