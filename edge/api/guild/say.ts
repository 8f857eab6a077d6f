import { type Speak, speak } from '../../features/texts.ts'
import type { FindingContext } from '../../messages/finding.ts'

/** Formats the sentences that commands answer with. On the web, a command is written as code. */
export const sayAsCommands = (locale: string): FindingContext => ({
  text: speak(locale) satisfies Speak,
  mention: (path) => `\`/${path}\``,
})
