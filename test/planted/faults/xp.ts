import { faultsOf } from '../fault.ts'

const EARNING = ['gateway/xp/earning.test.ts', 'gateway/jobs/announcements/level-up.test.ts']
const LEDGER = [
  'gateway/xp/ledger.test.ts',
  'gateway/xp/ledger-bounds.test.ts',
  'gateway/xp/ledger-progress.test.ts',
  'gateway/xp/slow-commits.test.ts',
]

/** How messages become XP in the gateway. */
export const xp = [
  ...faultsOf(
    'gateway/xp/admission.ts',
    ['gateway/xp/admission.test.ts', ...EARNING],
    [
      [
        'the cooldown in memory is not checked',
        "> 0) return { ok: false, reason: 'cooldown' }",
        "> 1e12) return { ok: false, reason: 'cooldown' }",
      ],
      ['an ignored role is not seen in memory', 'authorRoleIds: roleIds', 'authorRoleIds: []'],
      [
        'a message of an unknown author is remembered as an award',
        'cooldowns.noteWaiting(guildId, userId, at)',
        'cooldowns.note(guildId, userId, at)',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/xp/admission.ts',
    ['gateway/xp/multipliers.test.ts'],
    [
      [
        'a message waits for no category before its factor is known',
        'needsChannels(guild) ? this',
        'guild.ignoredChannelIds.size > 0 ? this',
      ],
      [
        'the category of a channel does not multiply',
        'size > 0 ? this.pathOf(message).ids : undefined',
        'size > 0 ? undefined : undefined',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/xp/memory/cooldowns.ts',
    ['gateway/xp/memory/cooldowns.test.ts', ...LEDGER],
    [
      [
        'memory grows without bound',
        'this.young.size >= this.maxMembers / 2',
        'this.young.size >= this.maxMembers * 1e6',
      ],
      [
        'the old generation is forgotten at once',
        'this.old = this.young',
        'this.old = new WordTable(KEY_WORDS, VALUE_WORDS)',
      ],
      ['an award that was not committed stays remembered', 'table.words.set(NO_TIME, this.at)', 'table.words'],
      [
        'an older award replaces a message that waits',
        'if (newest <= upTo || newest - lastXpAt < cooldownMs) writeTime',
        'writeTime',
      ],
      ['two servers share a cooldown', 'if (guildId !== this.guildId) writeSnowflake(guildId, this.key, 0)', ''],
      [
        'a member is found at the place of the same user in another server',
        'if (guildId === this.guildId && userId === this.userId) return this.table',
        'if (userId === this.userId) return this.table',
      ],
      [
        'a name is known before it was committed',
        '?.words[this.at + NAME] === fingerprint(user)',
        '?.words !== undefined',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/xp/memory/guild-channels.ts',
    ['gateway/xp/memory/guild-channels.test.ts'],
    [
      ['the rows are in no order', '.sort((a, b) => compareSnowflakes(a.id, b.id))', ''],
      ['ids are compared by their upper words alone', '(rowHigh === high && rowLow < low)', 'false'],
      ['a new channel overwrites those behind it', 'this.words.set(words.subarray(at), at + ROW_WORDS)', ''],
      ['a removed channel takes those behind it along', 'this.words.set(words.subarray(at + ROW_WORDS), at)', ''],
    ],
  ),
  ...faultsOf(
    'gateway/xp/memory/channel-tree.ts',
    ['gateway/xp/memory/channel-tree.test.ts', 'gateway/xp/multipliers.test.ts'],
    [
      [
        'a channel that moved keeps its remembered path',
        'change: ChannelChange): void {\n    this.paths.clear()\n',
        'change: ChannelChange): void {\n',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/xp/memory/word-table.ts',
    ['gateway/xp/memory/word-table.test.ts'],
    [
      ['a removed key leaves a gap that ends searches', 'this.words.copyWithin(hole, at, at + this.stride)', ''],
      [
        'values are lost when the table grows',
        'this.words[at + i] = old[from + i] ?? 0',
        'this.words[at] = old[from] ?? 0',
      ],
      ['the size counts up only', 'this.size--', ''],
    ],
  ),
  ...faultsOf(
    'gateway/xp/apply.ts',
    ['gateway/xp/apply.test.ts', ...LEDGER, ...EARNING],
    [
      ['the second message of a batch does not see the first', 'member.standing = after', ''],
      [
        'a level-up leaves no job for the roles',
        'rules.levelRoles.length > 0) jobs.push',
        'rules.levelRoles.length > 99) jobs.push',
      ],
      [
        'an announcement is made though they are disabled',
        "rules.settings.notificationType !== 'disable'",
        'rules !== undefined',
      ],
      [
        'a level that a change of the curve gave is announced',
        'if (after.level > previous) {',
        'if (after.level > before.level) {',
      ],
      [
        'multipliers of roles do not count',
        'channelPath: pathOf(id) ?? [channelId], roleIds,',
        'channelPath: pathOf(id) ?? [channelId], roleIds: [],',
      ],
      ['nobody is counted at their level', 'if (from !== to) outcome.moves.push({ guildId, from, to })', ''],
      [
        'a returning member gets no roles',
        'return level > 0 || rules.levelRoles',
        'return level > 1e6 || rules.levelRoles',
      ],
      ['the cooldown cache does not learn of a refused message', 'outcome.seen.push(member)', ''],
    ],
  ),
  ...faultsOf(
    'gateway/xp/commit.ts',
    [...LEDGER, ...EARNING],
    [
      ['checkpoints are not stored with the batch', 'await checkpoints.save(trx, now)', ''],
      ['awards are not logged', 'await insertMessageLogs(trx, outcome.awards)', ''],
      ['jobs are not stored', 'await insertJobs(trx, outcome.jobs, now)', ''],
      ['members are not counted', 'await countMembers(trx, outcome.moves)', ''],
      [
        'members are not counted per range',
        'await countRanges(trx, outcome.rangeMoves)',
        '',
        ['contracts/xp-ranges.test.ts'],
      ],
      ['joined members are not locked', 'for (const { guildId, userId } of joined) add(guildId, userId)', ''],
    ],
  ),
  ...faultsOf(
    'gateway/xp/commit-guilds.ts',
    ['gateway/xp/guild-membership.test.ts'],
    [
      ['servers that were left while offline stay active', '=== entry.partition) note(guildId, botId, false)', ''],
      ['a server that was left stays active', "if (entry.kind === 'guild-left') note(entry.guildId, botId, false)", ''],
    ],
  ),
  ...faultsOf(
    'shared/database/guilds/departures.ts',
    ['gateway/xp/guild-membership.test.ts'],
    [
      ['a server without bots stays active', 'await deactivateGuilds(trx, deserted, now)', ''],
      ['the channels of a server without bots stay', 'await forgetGuildChannels(trx, deserted)', ''],
    ],
  ),
  ...faultsOf(
    'gateway/xp/each-guild.ts',
    ['gateway/xp/upkeep.test.ts'],
    [['a server that fails keeps the others from their turn', 'if (!isPoison(error)) throw error', 'throw error']],
  ),
  ...faultsOf('gateway/xp/batch-writer.ts', LEDGER, [
    ['entries of a committed batch never settle', 'settle(batch)', ''],
    ['a message of a dropped batch starts a cooldown', 'this.forget(own)', ''],
    ['a refused message starts a cooldown', 'this.forget(refused)', ''],
    ['entries that are given up never settle', 'settle(own)', ''],
    ['the cooldown cache is not updated from the rows', 'this.remember(outcome)', ''],
    [
      'new jobs do not wake the runner',
      'if (outcome.jobs.length > 0 || rewarded || hasVoiceJobs) this.parts.onJobs()',
      '',
    ],
  ]),
  ...faultsOf('gateway/bus/checkpoints.ts', LEDGER, [
    [
      'a stored checkpoint is stored again and again',
      'for (const { progress, checkpoint } of moved) progress.markSaved(checkpoint)',
      '',
    ],
  ]),
  ...faultsOf('gateway/xp/ledger.ts', LEDGER, [
    ['the queue grows without bound', 'if (this.length > this.parts.maxQueue) this.drop()', ''],
    ['a failed batch is lost', '        await writing\n', '        await this.writing\n'],
    ['a poisoned batch is tried for ever', 'if (isPoison(error)) {', 'if (false) {'],
    ['a flush does not wait', 'await this.running\n  }', '}'],
    ['the ledger stops for good after one run', 'this.running = null', ''],
  ]),
  ...faultsOf(
    'gateway/xp/memory/rules-cache.ts',
    ['gateway/xp/memory/rules-cache.test.ts'],
    [
      [
        'rules that changed in the same moment are missed',
        'guildsChangedWithin(this.db, OVERLAP_MS)',
        'guildsChangedWithin(this.db, 0)',
      ],
      [
        'changed rules are not read again',
        'await this.load([...new Set([...news.map(({ id }) => id), ...again])])',
        '',
      ],
      ['rules of a server that was left are kept', 'this.rules.delete(guildId)', ''],
    ],
  ),
  ...faultsOf(
    'gateway/xp/upkeep.ts',
    ['gateway/xp/upkeep.test.ts'],
    [
      ['message logs are kept for ever', 'messageLogDays * DAY_MS)', 'messageLogDays * DAY_MS * 1_000)'],
      [
        'only one batch of message logs is purged',
        '(await deleteBatch())) await this.parts.clock.sleep(PURGE_PAUSE_MS)',
        '(await deleteBatch())) return',
      ],
      ['entries of the audit are kept for ever', 'AUDIT_DAYS * DAY_MS', 'AUDIT_DAYS * DAY_MS * 1_000'],
    ],
  ),
]
