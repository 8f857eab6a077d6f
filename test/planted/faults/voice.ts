import { faultsOf } from '../fault.ts'

const PURE = ['shared/levelling/voice-room.test.ts', 'shared/levelling/voice.test.ts']

/** How minutes in voice become XP. */
export const voice = [
  ...faultsOf('shared/levelling/voice.ts', PURE, [
    ['one person alone earns in voice', 'const LEAST_COMPANY = 2', 'const LEAST_COMPANY = 1'],
    ['a muted member is company', "if ((flags & silent) !== 0 && settings.voiceMuted === 'ignore') return 'muted'", ''],
  ]),
  ...faultsOf('shared/levelling/voice-stay.ts', PURE, [
    [
      'a minute that was decided is counted again',
      'const first = Math.max(stay.nextMinute, Math.ceil(',
      'const first = Math.max(0, Math.ceil(',
    ],
    ['the limit of a day never ends', 'dayOf(endsAt - 1), xp, most)', 'stay.day, xp, most)'],
    ['time before a changed rule counts', 'stay.countsSince ??= to', 'stay.countsSince ??= stay.startedAt'],
  ]),
  ...faultsOf('shared/levelling/voice-room.ts', PURE, [
    [
      'a new session continues the stays that a lost one saw',
      "if (gap !== 'none') this.interrupt(",
      'if (false) this.interrupt(',
    ],
    [
      'a replayed event ends the time that nobody saw',
      "this.settle(gap !== 'none' || isReplay ? Math.min(at, seenUntil) : at)",
      'this.settle(at)',
    ],
  ]),
  ...faultsOf(
    'shared/levelling/other-outlook.ts',
    ['shared/levelling/other-outlook.test.ts'],
    [
      [
        'a member in voice is told to be alone, whatever the reason',
        "channelRefusal, afkChannelId }) ?? 'alone'",
        "channelRefusal, afkChannelId }) && 'alone'",
      ],
      [
        'the multiplier of the voice channel is left out',
        'const factor = factorAt(voiceAt)',
        'const factor = factorAt(here)',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/events/voice-watch.ts',
    ['gateway/events/voice-watch.test.ts'],
    [
      [
        'a session that begins after its shard was given up is remembered for ever',
        'if (this.followed.has(progress)) this.followed.set(progress, newSession(at))',
        'this.followed.set(progress, newSession(at))',
      ],
    ],
  ),
  ...faultsOf(
    'gateway/xp/voice/voice-rules.ts',
    ['gateway/xp/voice-places.test.ts'],
    [['minutes count in a channel whose category is not known', "return 'unknown-channel'", 'return null']],
  ),
]
