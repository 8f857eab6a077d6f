import type { Define } from './define.ts'

/** Metrics of voice channels. */
export const voiceMetrics = (define: Define) => ({
  voiceMinutes: define.counter(
    'voice_minutes_total',
    'Full minutes of members in voice, by outcome: awarded, or the reason why they earned nothing',
    ['outcome'],
  ),
  watchVoiceMembers: (members: () => number) =>
    define.watch(
      'voice_members',
      'Members in voice whom the sessions of this process see, in servers with and without XP for voice',
      members,
    ),
})
