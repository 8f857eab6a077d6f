import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'

const say = speakFrom(
  texts({
    unusable: {
      en: '“{name}” cannot be the name of a leaderboard. Take 3 to 32 letters (a to z), digits and single hyphens, with a letter first. Some names are reserved.',
      de: '„{name}“ kann nicht der Name einer Rangliste sein. Nimm 3 bis 32 Buchstaben (a bis z), Ziffern und einzelne Bindestriche, zuerst einen Buchstaben. Manche Namen sind reserviert.',
      fr: '« {name} » ne peut pas être le nom d’un classement. Prends de 3 à 32 lettres (a à z), chiffres et tirets isolés, en commençant par une lettre. Certains noms sont réservés.',
      es: '«{name}» no puede ser el nombre de una clasificación. Usa de 3 a 32 letras (de la a a la z), cifras y guiones sueltos, con una letra al principio. Algunos nombres están reservados.',
      'pt-BR':
        '“{name}” não pode ser o nome de uma classificação. Use de 3 a 32 letras (a a z), dígitos e hifens isolados, com uma letra no início. Alguns nomes são reservados.',
    },
    taken: {
      en: 'Another server has the name “{name}” for its leaderboard. Choose another name.',
      de: 'Ein anderer Server nutzt den Namen „{name}“ für seine Rangliste. Wähle einen anderen Namen.',
      fr: 'Un autre serveur utilise le nom « {name} » pour son classement. Choisis un autre nom.',
      es: 'Otro servidor usa el nombre «{name}» para su clasificación. Elige otro nombre.',
      'pt-BR': 'Outro servidor usa o nome “{name}” para a classificação dele. Escolha outro nome.',
    },
  }),
)

/** A text quotes at most this many characters of a refused name. */
const LONGEST_SHOWN = 40

const quoted = (name: string): string => name.slice(0, LONGEST_SHOWN).replaceAll('`', '')

/** The text that refuses an unusable name of a leaderboard. @param locale Discord's locale code, e.g. `en-US` */
export const unusableBoardName = (name: string, locale: string): string =>
  say(locale)('unusable', { name: quoted(name) })

/** The text that refuses a name that another server has. */
export const takenBoardName = (name: string, locale: string): string => say(locale)('taken', { name: quoted(name) })
