import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import {
  listLevelTexts,
  loadLevelTexts,
  removeLevelText,
  setLevelText,
} from '../../shared/database/guilds/level-texts.ts'
import { reachedAmong } from '../../shared/database/members/reached-levels.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { MOST_LEVEL_TEXTS } from '../../shared/levelling/level-text.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('texts for single levels', (at) => {
  const set = (guildId: string, level: number, text = `text of ${level} 🎉`) =>
    setLevelText(at.db, { guildId, actor: SCRIPT }, { level, text, form: 'plain' }, NOW)

  test('are set, replaced and removed, and setting the same again is no change', async () => {
    expect(await set(GUILD, 10)).toBe('made')
    expect(await set(GUILD, 10)).toBe('refused')
    expect(await set(GUILD, 10, 'another')).toBe('made')
    expect(await set(GUILD, 2)).toBe('made')
    expect(await listLevelTexts(at.db, GUILD)).toEqual([
      { level: 2, text: 'text of 2 🎉', form: 'plain' },
      { level: 10, text: 'another', form: 'plain' },
    ])
    expect(await removeLevelText(at.db, { guildId: GUILD, actor: SCRIPT }, 2, NOW)).toBe('made')
    expect(await removeLevelText(at.db, { guildId: GUILD, actor: SCRIPT }, 2, NOW)).toBe('refused')
  })

  test('are bounded for each server, and a full server can still change one', async () => {
    const levels = Array.from({ length: MOST_LEVEL_TEXTS }, (_, nth) => nth + 1)
    await at.db
      .insertInto('level_texts')
      .values(levels.map((level) => ({ guild_id: GUILD, level, form: 'plain' as const, text: 'x' })))
      .execute()
    expect(await set(GUILD, MOST_LEVEL_TEXTS + 1)).toBe('refused')
    expect(await set(GUILD, MOST_LEVEL_TEXTS)).toBe('made')
    expect(await set(OTHER_GUILD, MOST_LEVEL_TEXTS + 1)).toBe('made')
  })

  test('are loaded by server and level', async () => {
    await set(GUILD, 10)
    await set(GUILD, 11)
    await set(OTHER_GUILD, 10)
    const loaded = await loadLevelTexts(at.db, [GUILD, '77'], [10, 12])
    expect([...loaded]).toEqual([[GUILD, [{ level: 10, text: 'text of 10 🎉', form: 'plain' }]]])
    expect(await loadLevelTexts(at.db, [GUILD], [])).toEqual(new Map())
  })
})

overEachDialect('the levels of some members', (at) => {
  test('are those of members who have reached a level', async () => {
    const member = (user_id: string, xp: number) => ({ guild_id: GUILD, user_id, xp, level: 0, last_xp_at: null })
    await at.db
      .insertInto('guild_users')
      .values([member(TWINS[0], 255), member(TWINS[1], 99), member('7', 1_150)])
      .execute()
    const level = { guildId: GUILD, level: 1, curve: DEFAULT_CURVE }
    expect(await reachedAmong(at.db, level, [...TWINS, '8'])).toEqual(new Map([[TWINS[0], 2]]))
    expect(await reachedAmong(at.db, level, [])).toEqual(new Map())
  })
})
