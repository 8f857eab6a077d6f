import { describe, expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { addIgnored, listIgnored, removeIgnored } from '../../shared/database/guilds/ignored.ts'
import { guildsChangedSince } from './changed-guilds.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('an ignored channel or role', (at) => {
  describe.each(['channels', 'roles'] as const)('of %s', (kind) => {
    const entry = (id: string, guildId = GUILD) => ({ guildId, actor: SCRIPT, kind, id })

    test('is listed by id, for each guild', async () => {
      await addIgnored(at.db, entry(TWINS[1]), NOW)
      await addIgnored(at.db, entry(TWINS[0]), NOW)
      await addIgnored(at.db, entry('77', OTHER_GUILD), NOW)
      expect(await listIgnored(at.db, GUILD, kind)).toEqual([...TWINS])
      expect(await listIgnored(at.db, '404', kind)).toEqual([])
    })

    test('is added once', async () => {
      expect(await addIgnored(at.db, entry(TWINS[0]), NOW)).toBe('added')
      expect(await addIgnored(at.db, entry(TWINS[0]), NOW + 1)).toBe('known')
      expect(await guildsChangedSince(at.tcp, NOW)).toEqual([])
    })

    test('is removed once, and nothing else is removed', async () => {
      for (const id of TWINS) await addIgnored(at.db, entry(id), NOW)
      expect(await removeIgnored(at.db, entry(TWINS[0]), NOW + 1)).toBe('removed')
      expect(await removeIgnored(at.db, entry(TWINS[0]), NOW + 1)).toBe('unknown')
      expect(await listIgnored(at.db, GUILD, kind)).toEqual([TWINS[1]])
    })

    test('is read with the rules by every gateway process', async () => {
      await addIgnored(at.db, entry(TWINS[0]), NOW)
      const rules = (await loadGuildRules(at.db, [GUILD])).get(GUILD)
      expect(rules?.[kind === 'channels' ? 'ignoredChannelIds' : 'ignoredRoleIds']).toEqual(new Set([TWINS[0]]))
      await removeIgnored(at.db, entry(TWINS[0]), NOW + 1)
      expect(await guildsChangedSince(at.tcp, NOW)).toEqual([{ id: GUILD, updatedAt: NOW + 1 }])
    })
  })
})
