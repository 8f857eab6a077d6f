import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { FORMATS } from './formats/list.ts'

const speak = speakFrom(
  texts({
    plain: {
      en: 'a plain list',
      de: 'einfache Liste',
      fr: 'simple liste',
      es: 'lista simple',
      'pt-BR': 'lista simples',
    },
  }),
)

/** What the format of a file is called. @param format its name @param locale Discord's locale code */
export const formatTitle = (format: string, locale: string): string =>
  format === 'plain' ? speak(locale)('plain') : (FORMATS.find(({ name }) => name === format)?.title ?? format)
