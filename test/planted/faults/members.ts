import { faultsOf } from '../fault.ts'

const ACTIVITY = ['contracts/activity.test.ts', 'shared/levelling/time-zone.test.ts']
const FEED = ['edge/api/feed.test.ts', 'shared/levelling/running-totals.test.ts']
const CHANGES = ['edge/api/members/change-xp.test.ts', 'contracts/xp-changes.test.ts']
const SEARCH = ['edge/api/members/search.test.ts', 'contracts/member-search.test.ts', 'contracts/members-below.test.ts']

/** The API's reads about members, and its changes of their XP. */
export const members = [
  ...faultsOf('shared/database/members/activity.ts', ACTIVITY, [
    ['hours are those of UTC', 'literal(DISCORD_EPOCH_MS + offsetMs)', 'literal(DISCORD_EPOCH_MS + 0 * offsetMs)'],
    ['a change of the clock moves the hours before it, too', 'aheadOf(spans[nth] ?? span)}`', 'aheadOf(span)}`'],
    ['activity of one channel shows all', 'channelId === null ? sql`` : sql`and channel_id = ${channelId}`', 'sql``'],
  ]),
  ...faultsOf('shared/levelling/time-zone.ts', ACTIVITY, [
    ['the last day is that of UTC', '(now + (around.at(-1) ?? around[0]).offsetMs)', 'now'],
    ['a span begins a day late', 'spans.push({ from: change, offsetMs })', 'spans.push({ from: next, offsetMs })'],
  ]),
  ...faultsOf('shared/levelling/running-totals.ts', FEED, [
    ['members share a total', 'totals.set(step.userId, before)', "totals.set('', before)"],
    ['a level that is kept is announced again', 'level > levelAt(before, curve)', 'level >= levelAt(before, curve)'],
  ]),
  ...faultsOf('edge/api/feed/cursor.ts', FEED, [
    ['a message that is committed late never appears', 'items: hasLate ? kept : fresh', 'items: fresh'],
    ['the feed repeats itself', 'kept.length - fresh.length !== known', 'kept.length !== known'],
    ['a gap in the feed is not reported', 'hasGap: end !== undefined && isCut', 'hasGap: false && isCut'],
  ]),
  ...faultsOf(
    'shared/database/ledger/xp-steps.ts',
    [...FEED, 'contracts/guild-entries.test.ts'],
    [
      [
        'totals of the feed leave out what decay took',
        "source !== 'opening')",
        "source !== 'opening' && source !== 'decay')",
      ],
      [
        'a change that the edge has not finished is missing',
        'if (openEntry !== null) steps',
        'if (openEntry === null) steps',
      ],
    ],
  ),
  ...faultsOf(
    'shared/database/ledger/earnings.ts',
    ['contracts/earnings.test.ts'],
    [
      [
        'the next page begins anew within a millisecond',
        'shown: seen.filter((earning) => earning.at === last.at).length',
        'shown: 0',
      ],
    ],
  ),
  ...faultsOf('shared/database/members/members-below.ts', SEARCH, [
    ['the next part begins with the last member again', 'user_id > ${userId}', 'user_id >= ${userId}'],
  ]),
  ...faultsOf(
    'shared/database/members/unlisted-members.ts',
    ['contracts/unlisted-members.test.ts'],
    [
      ['a member who left is shown against the setting', 'unlisted.left_at is null or guild', 'true or guild'],
      ['a member who hides is shown', 'unlisted.hidden_at is null and (', '('],
    ],
  ),
  ...faultsOf(
    'shared/database/members/departures.ts',
    ['gateway/events/departures.test.ts'],
    [
      ['members without XP get a row when they leave', 'where member.xp > 0 or', 'where true or'],
      ['a member who hides is shown after joining again', 'where hidden_at is null and (${', 'where (${'],
      ['a member whose return was missed is never shown', 'member.last_xp_at > left_at', 'false'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/activity-role.ts',
    ['shared/levelling/activity-role.test.ts'],
    [
      [
        'a member keeps an activity role for good',
        "state === 'new' ? null : 'taking'",
        "state === 'new' ? null : 'held'",
      ],
      ['a role that was taken by hand does not come back', "state === 'new' ? 'new' : 'sent'", 'state'],
    ],
  ),
  ...faultsOf(
    'shared/database/activity-roles/most-active.ts',
    ['gateway/jobs/activity-roles.test.ts'],
    [['members who left get activity roles', 'left_at is not null', 'false']],
  ),
  ...faultsOf(
    'gateway/xp/seen-members.ts',
    ['gateway/xp/seen-members.test.ts'],
    [['the first of several events of a batch counts', 'writes.toReversed()', 'writes']],
  ),
  ...faultsOf(
    'edge/features/level/command.ts',
    ['edge/features/hidden-members.test.ts'],
    [['others see the level of a member who hides', 'standing.isHidden && userId !== user.id', 'false']],
  ),
  ...faultsOf('shared/database/members/users.ts', SEARCH, [
    ['a name with a percent sign finds everybody', "start.replace(/[\\\\%_]/g, '\\\\$&')", 'start'],
  ]),
  ...faultsOf('edge/api/members/changer.ts', CHANGES, [
    [
      'a key of somebody who has left changes XP',
      "if (maker === null || maker === 'gone') return null",
      "if (maker === null || maker === 'gone') return { actor: { id, roleIds: [] }, fetchOrder: () => context.order(), mayUnseen: async () => false }",
    ],
  ]),
  ...faultsOf('edge/api/members/target.ts', CHANGES, [
    ['somebody who was never there gets XP', 'if (!hasXp) return', 'if (hasXp === null) return'],
    ['a bot gets XP', 'if (member.isBot) return', 'if (userId === locale) return'],
  ]),
  ...faultsOf('shared/database/members/xp-changes.ts', CHANGES, [
    ['an old total is used again', '(tries === 0 && begun?.found)', 'begun?.found'],
  ]),
  ...faultsOf(
    'shared/database/members/counting.ts',
    ['contracts/counting.test.ts'],
    [['what was done before counting began again earns XP', 'set earns_after = ${now}\n', 'set earns_after = 0\n']],
  ),
  ...faultsOf(
    'shared/levelling/outlook.ts',
    ['shared/levelling/outlook.test.ts'],
    [
      [
        '/xp why promises XP to a member who is not counted',
        'if (isUncounted(earnsAfter, now))',
        'if (earnsAfter < 0)',
      ],
    ],
  ),
  ...faultsOf(
    'scripts/privacy/stored.ts',
    ['scripts/privacy-notice.test.ts'],
    [
      ['a field about people may have no purpose in the privacy notice', "=== '')", "=== 'nothing')"],
      ['the privacy notice does not say which fields are secrets', 'isSecret ?', 'isSecret && table === name ?'],
    ],
  ),
  ...faultsOf(
    'gateway/xp/apply.ts',
    ['gateway/xp/apply.test.ts'],
    [
      [
        'members who are not counted earn XP',
        'if (isUncounted(member.earnsAfter',
        'if (isUncounted(0 * member.earnsAfter',
      ],
    ],
  ),
  ...faultsOf(
    'shared/database/privacy/erase.ts',
    ['gateway/jobs/erasure/eraser.test.ts'],
    [
      ['messages of before a deletion bring the member back', 'await forget(trx, member, at)', ''],
      [
        'a deleted member is still counted',
        'await countMembers(trx, [...levelMovesOf(closed), {',
        'if (xp < 0) await countMembers(trx, [{',
      ],
      ['entries of the audit still name the member', 'await hideInAudit(trx, member)', ''],
    ],
  ),
  ...faultsOf(
    'shared/database/privacy/erase-logs.ts',
    ['gateway/jobs/erasure/eraser.test.ts'],
    [['logs of messages stay', 'if (ids.length > 0)', 'if (ids.length < 0)']],
  ),
  ...faultsOf(
    'gateway/jobs/erasure/eraser.ts',
    ['gateway/jobs/erasure/departed.test.ts'],
    [
      [
        'a member whose return was missed is deleted',
        "if (presence === 'gone') return true",
        'if (presence) return true',
      ],
    ],
  ),
  ...faultsOf(
    'shared/database/privacy/departed.ts',
    ['gateway/jobs/erasure/departed.test.ts'],
    [
      ['0 days delete at once', 'guild.departed_days > 0 and unlisted', 'unlisted'],
      ['the wish not to be counted is deleted with empty rows', 'and member.earns_after < ${cut}', ''],
    ],
  ),
  ...faultsOf(
    'shared/database/privacy/removed-guilds.ts',
    ['gateway/jobs/erasure/guild-eraser.test.ts'],
    [['a server is deleted at once', 'guilds.inactive_since < ${time}', 'guilds.inactive_since > 0']],
  ),
  ...faultsOf(
    'gateway/jobs/erasure/guild-eraser.ts',
    ['gateway/jobs/erasure/guild-eraser.test.ts'],
    [['a server in which Discord knows the bot is deleted', "if (presence === 'gone' && (", 'if ((']],
  ),
  ...faultsOf(
    'gateway/jobs/erasure/eraser.ts',
    ['gateway/jobs/erasure/eraser.test.ts'],
    [
      [
        'a process that takes a deletion over does not know servers with logs alone',
        'await guildsToErase(db, held.userId, found, clock.now())',
        'found',
      ],
    ],
  ),
]
