import { firstTables } from './0001-first-tables.ts'
import { jobLanes } from './0002-job-lanes.ts'
import { guildLevels } from './0003-guild-levels.ts'
import { whitelabelPool } from './0004-whitelabel-pool.ts'
import { lastMessage } from './0005-last-message.ts'
import { guildChannels } from './0006-guild-channels.ts'
import { managerRoles } from './0007-manager-roles.ts'
import { upkeep } from './0008-upkeep.ts'
import { shardCounts } from './0009-shard-counts.ts'
import { entitlements } from './0010-entitlements.ts'
import { commandIds } from './0011-command-ids.ts'
import { quietTime } from './0012-quiet-time.ts'
import { leases } from './0013-leases.ts'
import { shardCount } from './0014-shard-count.ts'
import { nextShardCount } from './0015-next-shard-count.ts'
import { xpRanges } from './0016-xp-ranges.ts'
import { jobTrace } from './0017-job-trace.ts'
import { commandLimits } from './0018-command-limits.ts'
import { web } from './0019-web.ts'
import { memberReads } from './0020-member-reads.ts'
import { auditFilters } from './0021-audit-filters.ts'
import { xpLedger } from './0022-xp-ledger.ts'
import { earningRates } from './0023-earning-rates.ts'
import { sources } from './0024-sources.ts'
import { boosts } from './0025-boosts.ts'
import { curves } from './0026-curves.ts'
import { voice } from './0027-voice.ts'
import { ledgerTimes } from './0028-ledger-times.ts'
import { periods } from './0029-periods.ts'
import { announcements } from './0030-announcements.ts'
import { levelRoleRules } from './0031-level-role-rules.ts'
import { levelCard } from './0032-level-card.ts'
import { levelTexts } from './0036-level-texts.ts'
import { unlistedMembers } from './0037-unlisted-members.ts'
import { memberCards } from './0038-member-cards.ts'
import { seasons } from './0039-seasons.ts'
import { imports } from './0040-imports.ts'
import { sessionIntents } from './0041-session-intents.ts'
import { activityRoles } from './0042-activity-roles.ts'
import { seasonBoards } from './0043-season-boards.ts'
import { readImports } from './0044-read-imports.ts'
import { ownSay } from './0045-own-say.ts'
import { importMessages } from './0046-import-messages.ts'
import { erasures } from './0047-erasures.ts'
import { departedDays } from './0048-departed-days.ts'
import { importSettings } from './0049-import-settings.ts'
import { removedGuilds } from './0050-removed-guilds.ts'
import { webBoards } from './0051-web-boards.ts'
import { webhooks } from './0052-webhooks.ts'
import { sharedMembers } from './0053-shared-members.ts'
import { linkedRoles } from './0054-linked-roles.ts'
import { guildBrandings } from './0055-guild-brandings.ts'
import type { SchemaChange } from './schema-change.ts'

/** Every migration, in order. A migration that was released is never changed; add a new one instead. */
export const migrations: Readonly<Record<string, SchemaChange>> = {
  '0001-first-tables': firstTables,
  '0002-job-lanes': jobLanes,
  '0003-guild-levels': guildLevels,
  '0004-whitelabel-pool': whitelabelPool,
  '0005-last-message': lastMessage,
  '0006-guild-channels': guildChannels,
  '0007-manager-roles': managerRoles,
  '0008-upkeep': upkeep,
  '0009-shard-counts': shardCounts,
  '0010-entitlements': entitlements,
  '0011-command-ids': commandIds,
  '0012-quiet-time': quietTime,
  '0013-leases': leases,
  '0014-shard-count': shardCount,
  '0015-next-shard-count': nextShardCount,
  '0016-xp-ranges': xpRanges,
  '0017-job-trace': jobTrace,
  '0018-command-limits': commandLimits,
  '0019-web': web,
  '0020-member-reads': memberReads,
  '0021-audit-filters': auditFilters,
  '0022-xp-ledger': xpLedger,
  '0023-earning-rates': earningRates,
  '0024-sources': sources,
  '0025-boosts': boosts,
  '0026-curves': curves,
  '0027-voice': voice,
  '0028-ledger-times': ledgerTimes,
  '0029-periods': periods,
  '0030-announcements': announcements,
  '0031-level-role-rules': levelRoleRules,
  '0032-level-card': levelCard,
  '0036-level-texts': levelTexts,
  '0037-unlisted-members': unlistedMembers,
  '0038-member-cards': memberCards,
  '0039-seasons': seasons,
  '0040-imports': imports,
  '0041-session-intents': sessionIntents,
  '0042-activity-roles': activityRoles,
  '0043-season-boards': seasonBoards,
  '0044-read-imports': readImports,
  '0045-own-say': ownSay,
  '0046-import-messages': importMessages,
  '0047-erasures': erasures,
  '0048-departed-days': departedDays,
  '0049-import-settings': importSettings,
  '0050-removed-guilds': removedGuilds,
  '0051-web-boards': webBoards,
  '0052-webhooks': webhooks,
  '0053-shared-members': sharedMembers,
  '0054-linked-roles': linkedRoles,
  '0055-guild-brandings': guildBrandings,
}
