import { faultsOf } from '../fault.ts'

/** The rules of levelling. */
export const levelling = [
  ...faultsOf(
    'shared/levelling/typed-duration.ts',
    ['shared/levelling/typed-duration.test.ts'],
    [
      ['a unit that comes twice is added', '|| units.has(unit)) return null', ') return null'],
      ['parts of a minute are accepted', 'total > 0 && total % MINUTE_MS === 0', 'total > 0'],
    ],
  ),
  ...faultsOf(
    'shared/database/members/recalculate.ts',
    ['gateway/jobs/recalculate/recalculate.test.ts'],
    [
      ['levels are not recalculated', 'right === level ? []', 'right !== level ? []'],
      ['a paused process writes levels of an old curve', 'now() > writtenUntil', 'now() < 0'],
      [
        'a change without a job is left',
        "'curve_settled_at', '<', 'curve_changed_at'",
        "'curve_settled_at', '>', 'curve_changed_at'",
      ],
    ],
  ),
  ...faultsOf(
    'gateway/jobs/recalculate/recalculate.ts',
    ['gateway/jobs/recalculate/recalculate.test.ts'],
    [['members are not looked at a second time', "isChecking: true, cursor: '0'", 'isChecking: true']],
  ),
  ...faultsOf(
    'shared/database/jobs/role-sync.ts',
    ['contracts/level-roles.test.ts'],
    [
      [
        'a role that is added during a recalculation is not given',
        'curve_settled_at < curve',
        'curve_settled_at > curve',
      ],
    ],
  ),
  ...faultsOf(
    'shared/levelling/level-roles.ts',
    ['gateway/jobs/recalculate/recalculate.test.ts'],
    [['members who fell below all level roles keep theirs', 'curveChangedAt > 0 ? 0 :', 'curveChangedAt < 0 ? 0 :']],
  ),
  ...faultsOf(
    'shared/levelling/curve-change.ts',
    ['shared/levelling/curve-change.test.ts'],
    [
      ['members who keep their level count as risen', 'fresh > old', 'fresh >= old'],
      ['levels of the new curve alone part the members', 'of [before, after])', 'of [after])'],
    ],
  ),
  ...faultsOf(
    'edge/api/curve/routes.ts',
    ['edge/api/config/curve.test.ts'],
    [
      [
        'a manager changes the curve who could not give a level role',
        "if (refusal !== null) return refuse('forbidden', refusal)",
        '',
      ],
    ],
  ),
  ...faultsOf(
    'shared/levelling/curve.ts',
    ['shared/levelling/curve.test.ts'],
    [
      ['the curve rounds down', 'Math.ceil(sum / PARTS_PER_XP)', 'Math.floor(sum / PARTS_PER_XP)'],
      ['a sum past 2^53 is rounded', 'sum <= MAX_XP ?', 'sum <= Infinity ?'],
      ['a level is reached one XP late', 'xpFor(middle, curve) <= totalXp', 'xpFor(middle, curve) < totalXp'],
      ['the highest level is never reached', 'let beyond = MAX_LEVEL + 1', 'let beyond = MAX_LEVEL'],
      ['the highest level has a next one', 'level === MAX_LEVEL ? null', 'level > MAX_LEVEL ? null'],
      ['progress counts from zero XP', 'xpIntoLevel: totalXp - start', 'xpIntoLevel: totalXp'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/gain.ts',
    ['shared/levelling/gain.test.ts'],
    [
      ['a message earns one XP less at least', 'leastXp: 15', 'leastXp: 14'],
      ['half of all draws are never made', '(mostXp - leastXp + 1)) / TWO_32', '(mostXp - leastXp + 1)) / TWO_32 / 2'],
      ['the most of a server’s gain is never drawn', 'mostXp - leastXp + 1', 'mostXp - leastXp'],
      ['XP is rounded down', 'Math.round(baseXp(', 'Math.floor(baseXp('],
      ['the rate does not change the most that a message earns', 'Math.round(mostXp * factor)', 'mostXp'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/earning-factor.ts',
    ['gateway/xp/apply.test.ts'],
    [
      [
        'a boost counts by the clock of the process',
        'boostFactorAt(boosts, place.at)',
        'boostFactorAt(boosts, Date.now())',
      ],
      [
        'a message that earns less counts as one that earns more',
        "factor > rate ? 'raised'",
        "factor !== rate ? 'raised'",
      ],
    ],
  ),
  ...faultsOf(
    'shared/levelling/local-time.ts',
    ['shared/levelling/boost.test.ts'],
    [['a time that the clock leaves out comes an hour early', 'Math.max(from, local - offsetMs)', 'local - offsetMs']],
  ),
  ...faultsOf(
    'shared/settings/unearned-findings.ts',
    ['shared/settings/findings.test.ts'],
    [
      ['the AFK channel counts as a voice channel that earns', 'id !== view.afkChannelId', "id !== ''"],
      ['a channel in an ignored category counts as one that earns', 'parentId === null ? [id]', 'true ? [id]'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/earning-factor.ts',
    ['shared/levelling/earning-factor.test.ts'],
    [
      ['a multiplier of 0 can be raised by another one', 'if (percents.includes(0)) return 0', ''],
      ['the order of roles changes the product', 'percents.toSorted((a, b) => a - b).reduce(', 'percents.reduce('],
      [
        'multipliers of channels count in guilds with multipliers of roles alone',
        'multipliers.channels.size > 0',
        'multipliers.roles.size > 0',
      ],
      ['the factor has no bound', 'Math.min(MOST_FACTOR, (rate *', '(1 && (rate *'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/eligibility.ts',
    ['shared/levelling/eligibility.test.ts'],
    [
      ['bots earn', "if (message.source !== 'person') return", "if (message.source === 'webhook') return"],
      ['direct messages earn', 'if (message.guildId === null) return', 'if (message.guildId === undefined) return'],
      ['only the channel itself is looked up', 'message.channelPath.find(', 'message.channelPath.slice(0, 1).find('],
      ['channels that are not listed earn', '!message.channelPath.some((id) => listed.has(id))', 'false'],
      ['ignored roles earn', 'if (roleId !== undefined) return', 'if (roleId === null) return'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/award.ts',
    ['shared/levelling/award.test.ts'],
    [
      ['the cooldown counts milliseconds as seconds', 'xpDelaySeconds * 1000 - at', 'xpDelaySeconds - at'],
      ['a message at the end of the cooldown earns nothing', 'rules.xpDelaySeconds) > 0', 'rules.xpDelaySeconds) >= 0'],
      ['totals pass the largest safe number', 'Math.min(MAX_XP, before.xp', 'Math.max(0, before.xp'],
      ['messages are not counted', 'messageCount: before.messageCount + 1', 'messageCount: before.messageCount'],
      ['the cooldown does not start', 'lastXpAt: at }', 'lastXpAt: before.lastXpAt }'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/level-roles.ts',
    ['shared/levelling/level-roles.test.ts'],
    [
      ['a role is given one level late', 'role.level <= level', 'role.level < level'],
      ['the lowest role is kept in place of the highest', 'b.level - a.level', 'a.level - b.level'],
      ['stacked roles are taken away', "undefined ? type === 'single'", "undefined ? type !== 'single'"],
      ['a role that members keep at the next one is taken', "whenNext === 'take'", "type === 'single'"],
      ['a role that members keep without its level is taken', ' && !mayStay.has(id)', ''],
      ['a role that is held is given again', 'filter((id) => !has.has(id))', 'filter(() => true)'],
      ['roles that are not held are taken', 'has.has(id) && !wanted.has(id)', '!wanted.has(id)'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/xp-change.ts',
    ['shared/levelling/xp-change.test.ts'],
    [
      ['levels are given past the highest', 'Math.min(MAX_LEVEL, level + amount)', 'level + amount'],
      ['as many levels as are held cannot be taken', 'if (amount > level) return', 'if (amount >= level) return'],
      ['XP falls below zero', 'Math.max(0, xp - amount)', 'xp - amount'],
      ['XP is given past the largest total', 'amount > MAX_XP - xp ? MAX_XP', 'amount > MAX_XP ? MAX_XP'],
      ['taking from nobody is a success', 'if (xp === 0) return', 'if (xp < 0) return'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/outlook.ts',
    ['shared/levelling/outlook.test.ts'],
    [
      ['a rate of zero earns', 'if (earnsNothing(factor, rules)) {', 'if (factor < 0) {'],
      ['the end of a cooldown is computed from its length alone', 'from: now + left', 'from: left'],
    ],
  ),
  ...faultsOf(
    'shared/levelling/level-role-refusal.ts',
    ['shared/levelling/level-role-refusal.test.ts'],
    [
      ['@everyone becomes a level role', "if (role.id === guildId) return { reason: 'everyone' }", ''],
      ['a managed role becomes a level role', "if (role.managed) return { reason: 'managed' }", ''],
      ['a role above the bot becomes a level role', "if (!reaches(view, role)) return { reason: 'above-bot' }", ''],
      ['nobody needs Manage Roles', "return { reason: 'no-manage-roles' }", 'return null'],
      ['a role above the member becomes a level role', 'if (refusal !== null) return refusal', ''],
    ],
  ),
  ...faultsOf(
    'shared/levelling/quiet-time.ts',
    ['shared/levelling/quiet-time.test.ts'],
    [
      [
        'a quiet time past midnight is never quiet',
        'minute >= fromMinute || minute < toMinute',
        'minute > MINUTES_PER_DAY',
      ],
      [
        'a quiet time lasts one minute longer',
        'minute >= fromMinute && minute < toMinute',
        'minute >= fromMinute && minute <= toMinute',
      ],
      [
        'the end of a quiet time ignores the time zone',
        'const intoDay = (at + offset) % dayMs',
        'const intoDay = at % dayMs',
      ],
      [
        'a change of the clock does not move the end of a quiet time',
        'if (offsetAt(clock, end) === offset) return end',
        'if (end > 0) return end',
      ],
      ['both ends of a quiet time may be the same', 'quiet.fromMinute === quiet.toMinute || ', ''],
    ],
  ),
]
