/** Every sentence a member can read, in English. `{name}` stands for a value; the other locales have the same keys. */
export const en = {
  'levelUp.announcement': 'GG {user}, you reached level **{level}**!',
} as const
