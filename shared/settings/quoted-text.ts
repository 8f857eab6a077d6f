/** The most characters of a text that a list shows. */
const LONGEST_SHOWN = 200

/** A wording as code on one line, so that Discord shows its variables, mentions and formatting as they were typed. */
export function quotedText(text: string): string {
  const line = text.replaceAll('`', 'ˋ').replaceAll('\n', ' ⏎ ')
  return `\`${line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line}\``
}
