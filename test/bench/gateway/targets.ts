import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'gateway.cooldown.vs_bare': { atLeast: 0.8 }, // messages a second in their cooldown, against an empty handler
  'gateway.award.latency_p99_ms': { atMost: 50 }, // from the socket to the commit, under 1,000 awards/s
  'gateway.award.vs_naive': { atLeast: 8 }, // awards a second, against the usual bot
  'gateway.award.vs_floor': { atLeast: 0.45 }, // awards a second, against bare upserts
  'gateway.award.with_multipliers.vs_without': { atLeast: 0.9 }, // awards a second of a guild with multipliers, against one without
  'gateway.award.with_periods.vs_without': { atLeast: 0.9 }, // awards a second where every tenth award begins a member's day, against none
  'gateway.award.cpu_us': { atMost: 18 }, // processor time of the process for one award
  'gateway.award.database_cpu_us': null, // processor time of the database for one award
  'gateway.leaderboard.growth': { atMost: 3 }, // page 1 of a guild that is a hundred times as big
  'gateway.leaderboard.growth.page_1000': null, // the same of page 1,000
  'gateway.leaderboard.growth.last_page': null, // the same of the last page
  'gateway.leaderboard.deep_vs_first': { atMost: 4 }, // the slowest deep page of a big guild, against page 1
  'gateway.leaderboard.period_vs_all_time': { atMost: 2 }, // page 1 of this month, once it is made, against page 1 of all time
  'gateway.leaderboard.most_active_ms': null, // to choose the holders of an activity role, once a day and role
  'gateway.leaderboard.period_made_ms': null, // to make the leaderboard of this month, at most once a minute
  'gateway.rank.growth': null, // ranks in a guild that is a hundred times as big
  'gateway.members.growth': { atLeast: 0.8 }, // awards a second among ten million rows, against the same members alone
  'gateway.announce.latency_p99_ms': { atMost: 200 }, // from Discord's message to the announcement, idle
  'gateway.announce.busy_latency_p99_ms': null, // the same under 1,000 awards/s
  'gateway.rss_per_10k_guilds_mb': { atMost: 60 }, // memory for 10,000 guilds: 50 channels, 25 roles, 4 settings each
  'gateway.start.identify_seconds': null, // start with 10,000 guilds whose sessions are lost, until all is committed
  'gateway.start.identify_statements': null, // database statements of that start
  'gateway.start.resume_seconds': null, // the same with kept sessions, and one missed message of each guild
  'gateway.start.resume_statements': null, // database statements of that start
  'gateway.rss_per_million_members_mb': { atMost: 100 }, // memory for a million remembered members
  'gateway.voice.members': { atLeast: 200_000 }, // members in voice whose minutes one process can confirm and award
  'gateway.voice.cpu_us': { atMost: 60 }, // processor time of the process for a member and minute
  'gateway.voice.bytes_per_member': { atMost: 500 }, // memory for a member in voice
  'recalculate.members_per_s': { atLeast: 10_000 }, // members whose levels a change of the curve recalculates in a second
  'recalculate.award_latency_p99_ms': { atMost: 50 }, // how long awards in the same server take meanwhile
  'gateway.award.vs_commit': null, // with --against: awards a second, against another commit
  'gateway.award.cpu.vs_commit': null, // with --against: processor time of an award, against another commit
}
