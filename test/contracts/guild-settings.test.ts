import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { ensureGuilds, loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { changeSettings, DEFAULT_SETTINGS } from '../../shared/database/guilds/settings.ts'
import { touchGuild } from '../../shared/database/guilds/version.ts'
import { guildsChangedSince } from './changed-guilds.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

overEachDialect('guild settings', (at) => {
  const row = (id: string) => at.db.selectFrom('guilds').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  test('are changed one by one: settings that are not named keep their values', async () => {
    await changeSettings(at.db, { guildId: GUILD, actor: SCRIPT }, { xpRate: 2.5, xpDelaySeconds: 5 }, NOW)
    await changeSettings(
      at.db,
      { guildId: GUILD, actor: SCRIPT },
      { notificationType: 'channel', notificationChannelId: TWINS[0] },
      NOW + 1,
    )
    expect(await row(GUILD)).toMatchObject({
      xp_rate: 2.5,
      xp_delay_seconds: 5,
      role_assign_type: 'single',
      notification_type: 'channel',
      notification_channel_id: TWINS[0],
    })
  })

  test('of a guild without a row create a row without a name', async () => {
    await changeSettings(at.db, { guildId: GUILD, actor: SCRIPT }, { roleAssignType: 'stack' }, NOW)
    expect(await row(GUILD)).toMatchObject({ name: '', active: 1, role_assign_type: 'stack', created_at: NOW })
  })

  test('of one guild do not change another guild', async () => {
    await ensureGuilds(at.db, [OTHER_GUILD], NOW)
    await changeSettings(at.db, { guildId: GUILD, actor: SCRIPT }, { xpRate: 0 }, NOW + 1)
    expect(await row(OTHER_GUILD)).toMatchObject({ xp_rate: 1, updated_at: NOW })
  })

  test('that were never changed are the defaults', async () => {
    await ensureGuilds(at.db, [GUILD], NOW)
    expect((await loadGuildRules(at.db, [GUILD])).get(GUILD)?.settings).toMatchObject(DEFAULT_SETTINGS)
  })

  test.each(['changed', 'touched'])('that are %s are noticed by every gateway process', async (how) => {
    await ensureGuilds(at.db, [GUILD], NOW)
    if (how === 'changed') await changeSettings(at.db, { guildId: GUILD, actor: SCRIPT }, { xpRate: 3 }, NOW + 1)
    else await touchGuild(at.db, GUILD, NOW + 1)
    expect(await guildsChangedSince(at.tcp, NOW)).toEqual([{ id: GUILD, updatedAt: NOW + 1 }])
  })
})
