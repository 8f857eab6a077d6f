import type { Define } from './define.ts'

/** Metrics of the jobs table, which has the changes that must be made in Discord. */
export const jobMetrics = (define: Define) => ({
  jobs: define.counter('jobs_total', 'Finished jobs, by kind and outcome', ['kind', 'outcome']),
  jobAge: define.histogram(
    'jobs_age_seconds',
    'Time from the creation of a job until it was done or failed, by kind',
    [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 43_200],
    ['kind'],
  ),
  jobsDue: define.gauge(
    'jobs_due',
    'Jobs in the table that are due and not taken, by kind; counted up to 10,000, over all processes',
    ['kind'],
  ),
  jobsOldest: define.gauge(
    'jobs_oldest_seconds',
    'Time that the oldest due job in the table has waited, by kind, over all processes',
    ['kind'],
  ),
  announcementsDelayed: define.counter(
    'announcements_delayed_total',
    'Level-ups, or messages of several level-ups, that were put off until the end of a quiet time',
  ),
  announcementStandings: define.counter(
    'announcement_standings_total',
    'Level-ups whose member’s XP and rank were read, because the server’s own text names them or a picture shows them',
  ),
  levelUpPictures: define.counter(
    'level_up_pictures_total',
    'Pictures of announced level-ups, by outcome: drawn, late, failed, or not tried because too many wait (full); without a picture the text is posted alone',
    ['outcome'],
  ),
  seasons: define.counter(
    'seasons_total',
    'Seasons that were started or ended, or whose end was undone, by what was done',
    ['step'],
  ),
  boostEdges: define.counter(
    'boost_edges_total',
    'Starts and ends of boosts that are to be announced, by outcome: announced, or left out because it was too late',
    ['outcome'],
  ),
  recalculated: define.counter(
    'levels_recalculated_total',
    'Members whose stored level was written anew because the curve of their server has changed',
  ),
  brandingResets: define.counter(
    'branding_resets_total',
    'Resets of the profiles that servers gave the main bot, after premium has ended, by outcome: reset, or refused by Discord and tried again in an hour',
    ['outcome'],
  ),
  webhookDeliveries: define.counter(
    'webhook_deliveries_total',
    'Attempts to send events to webhooks, by outcome: delivered, retried later, failed, not tried because the webhook is off, or dropped because too many wait for it',
    ['outcome'],
  ),
  linkedRoles: define.counter(
    'linked_role_updates_total',
    'Levels told to Discord for linked roles, by outcome: sent, retried later, or ended because the member revoked the connection, left or was deleted, or because the bot is off, paused or not used',
    ['outcome'],
  ),
  levelUpsPerMessage: define.histogram(
    'announcement_level_ups',
    'How many level-ups one message announces',
    [1, 2, 5, 10, 20, 50, 100],
  ),
})
