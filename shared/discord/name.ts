import { escapeMarkdown, userMention } from './markdown.ts'
import type { Snowflake } from './snowflake.ts'

/** Discord's longest name of a user or member, in code points. Longer names, such as a server's, are cut. */
const LONGEST = 32

/** Scripts in which a joiner between two letters changes their shape. */
const JOINING =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Gujr}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}]'

/** Invisible characters, and those that change the direction of the text after them. Joiners that form one sign are kept. */
const UNSEEN = new RegExp(
  [
    // In emoji the joiner between two pictographs is kept, and so is the selector of the coloured form.
    '\\u200d(?!(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]\\u200d)\\p{Extended_Pictographic})(?!(?<=JOINING\\u200d)JOINING)',
    '\\u200c(?!(?<=JOINING\\u200c)JOINING)',
    '(?<![\\p{Emoji}])\\ufe0f',
    '(?![\\u200c\\u200d\\ufe0f])[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2800]',
  ]
    .join('|')
    .replaceAll('JOINING', JOINING),
  'gu',
)

/** Marks above and below a letter. No language writes more than three on one letter. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu
const SPACES = /[\s\p{Z}]+/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Right-to-left scripts, which would also reverse the numbers after the name. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u
const [ISOLATE, END_OF_ISOLATE] = ['\u2068', '\u2069']

/** Matches most names, which need none of the steps below. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

function clean(name: string, longest: number): string | null {
  if (name.length <= longest && PLAIN.test(name)) return name
  const seen = name
    .slice(0, 1_000)
    .normalize('NFC')
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .replace(PILED_MARKS, '$1')
    .replace(SPACES, ' ')
    .trim()
    // A mark without a letter would be drawn on the text before the name.
    .replace(/^\p{M}+/u, '')
  if (!VISIBLE.test(seen)) return null
  const signs = [...seen]
  if (signs.length <= longest) return seen
  const kept = signs.slice(0, longest - 1).join('')
  return `${kept.replace(/[\u200c\u200d]+$/u, '').trimEnd()}…`
}

/** Several names of one thing, the preferred first: a member's nickname, display name, username. */
export type Names = readonly (string | null | undefined)[]

/**
 * Cleans a name for places without formatting, e.g. a menu: one line without invisible characters.
 * @param longest the most code points
 * @returns null where the name has no visible character
 */
export function plainName(name: string | null | undefined, longest = LONGEST): string | null {
  const cleaned = name ? clean(name, longest) : null
  return cleaned !== null && RIGHT_TO_LEFT.test(cleaned) ? `${ISOLATE}${cleaned}${END_OF_ISOLATE}` : cleaned
}

/** Room for a name in a menu's entry, which Discord limits to 100 characters. */
const LONGEST_LABEL = 80

/** Cleans the name of a role, channel or bot for a menu; null where it has no visible character. */
export const labelName = (name: string | null | undefined): string | null => plainName(name, LONGEST_LABEL)

/**
 * The first of the names that has a visible character, for the text of a message. Formatting, links and mentions in it have
 * no effect.
 * @returns null where none has
 */
export function shownName(...names: Names): string | null {
  for (const name of names) {
    const plain = plainName(name)
    if (plain !== null) return escapeMarkdown(plain)
  }
  return null
}

/**
 * A member's mention and name. The name is there because a client that does not know the member, e.g. one who has left,
 * shows only digits for the mention.
 */
export function namedMention(userId: Snowflake, ...names: Names): string {
  const name = shownName(...names)
  return name === null ? userMention(userId) : `${userMention(userId)} (${name})`
}
