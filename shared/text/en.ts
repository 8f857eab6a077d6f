/** Every sentence a member can read, in English. `{name}` stands for a value; the other locales have the same keys. */
export const en = {
  'levelUp.announcement': 'GG {user}, you reached level **{level}**!',

  'about.title': 'Prosperity',
  'about.description':
    'Members earn XP by chatting, climb levels and receive roles. See where you stand with `/level`, and who leads with `/leaderboard`.',
  'about.servers': 'Active servers',
  'about.members': 'Members tracked',
  'about.number': '**{number}**',

  'level.title': 'Level {level}',
  'level.rank': 'Rank',
  'level.xp': 'Total XP',
  'level.messages': 'Messages that earned XP',
  'level.rankValue': '#{rank}',
  'level.number': '{number}',
  'level.progress': '{have} of {need} XP, {left} to level {next}',
  'level.highest': 'The highest level there is',
  'level.neverTalked': '{user} has never talked here, so there is no level to show yet.',
  'level.bot': '{user} is a bot, and bots earn nothing.',

  'leaderboard.title': 'Leaderboard',
  'leaderboard.line': '{place} {user} · level **{level}** · {xp} XP',
  'leaderboard.place': '**{rank}.**',
  'leaderboard.page': 'Page {page} of {pages}',
  'leaderboard.previous': 'Previous',
  'leaderboard.next': 'Next',
  'leaderboard.empty': 'Nobody has earned XP here yet. Write a message in a channel, and be the first.',

  'refusal.failed': 'Something went wrong here. Please try again; if it happens again, report the code `{id}`.',
  'refusal.unknownInteraction': 'I do not know how to answer this.',
  'refusal.unknownCommand': 'I do not have this command any more. Reload Discord to see the ones I have.',
  'refusal.unknownComponent': 'I do not know this button or menu. Run its command again.',
  'refusal.expired': 'This menu has expired, run the command again.',
  'refusal.option': 'The option `{option}` is missing or has a value I cannot use.',
  'refusal.serverOnly': 'This works in servers only. Run it in a channel of a server I am in.',
  'refusal.permission': 'You need the Manage Server permission for this.',
} as const
