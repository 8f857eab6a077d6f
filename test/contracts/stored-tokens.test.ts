import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { sealedTokensOf } from '../../shared/database/bots/held-bots.ts'
import { keptTokens, replaceToken, sealedToken, sealedTokens } from '../../shared/database/bots/tokens.ts'
import { requestAction, setUpBot } from '../../shared/database/bots/whitelabel.ts'
import { setup } from './bot-setup.ts'
import { NOW, overEachDialect, TWINS } from './dialects.ts'

const [BOT, OTHER_BOT] = TWINS

overEachDialect('stored tokens', (at) => {
  test('are found by the id of their bot; an unknown bot has none', async () => {
    const row = { user_id: '7', public_key: '00', name: 'a bot', created_at: 0, updated_at: 0 }
    await at.db
      .insertInto('whitelabel_bots')
      .values({ ...row, bot_id: TWINS[0], token: 'v1.key.iv.sealed' })
      .execute()
    expect(await sealedToken(at.db, TWINS[0])).toBe('v1.key.iv.sealed')
    expect(await sealedToken(at.db, TWINS[1])).toBeNull()
  })

  test('are read page by page, in order', async () => {
    for (const botId of ['3', ...TWINS]) await setUpBot(at.db, setup({ botId }), NOW)
    const first = await sealedTokens(at.db, { after: null, limit: 2 })
    const second = await sealedTokens(at.db, { after: BOT, limit: 2 })
    expect([...first, ...second].map(({ botId }) => botId)).toEqual(['3', ...TWINS])
  })

  test('of a bot that is about to be deleted are not re-encrypted', async () => {
    for (const botId of ['3', ...TWINS]) await setUpBot(at.db, setup({ botId, sealedToken: `of ${botId}` }), NOW)
    await requestAction(at.db, { guildId: '0', actor: SCRIPT, botId: BOT, action: 'delete' }, NOW)
    expect(await keptTokens(at.db)).toEqual([
      { botId: '3', token: 'of 3' },
      { botId: OTHER_BOT, token: `of ${OTHER_BOT}` },
    ])
  })

  test('are replaced unless the bot was set up again in the meantime', async () => {
    await setUpBot(at.db, setup({ sealedToken: 'old' }), NOW)
    expect(await replaceToken(at.db, { botId: BOT, token: 'old' }, 'new')).toBe(true)
    expect(await replaceToken(at.db, { botId: BOT, token: 'old' }, 'late')).toBe(false)
    expect((await sealedTokensOf(at.db, [BOT])).get(BOT)).toBe('new')
    expect((await sealedTokensOf(at.db, [OTHER_BOT])).get(OTHER_BOT)).toBeUndefined()
  })
})
