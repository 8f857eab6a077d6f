/** Every command and component that changes nothing. */
export const READING = [
  ...[
    '/about',
    '/level',
    '/leaderboard',
    '/xp why',
    '/levelroles list',
    '/ignored channels list',
    '/ignored roles list',
  ],
  ...[
    '/settings show',
    '/curve show',
    '/settings managers list',
    '/settings commands list',
    '/setup',
    '/doctor',
    '/audit',
  ],
  ...['/whitelabel actions', 'menu Level'],
  ...['audit', 'ignored', 'leaderboard', 'levelroles', 'setup', 'setup-ask', 'setup-level'].map(
    (name) => `component ${name}`,
  ),
  ...['ask-delete', 'choose', 'list', 'show'].map((name) => `component whitelabel-${name}`),
]
