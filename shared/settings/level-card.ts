import * as v from 'valibot'
import { CARD_PLACES, type CardPlaces, LEVEL_CARDS, type LevelCard } from '../cards/choice.ts'
import { colorNames, readColor } from '../cards/color.ts'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { languageOf, namedChoices, namesIn } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { CARD_CHOICES, PLACE_CHOICES } from './card-choices.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    off: {
      en: 'Levels are shown as a **text**.',
      de: 'Level werden als **Text** gezeigt.',
      fr: 'Les niveaux s’affichent sous forme de **texte**.',
      es: 'Los niveles se muestran como **texto**.',
      'pt-BR': 'Os níveis aparecem como **texto**.',
    },
    on: {
      en: 'Levels are shown as: **{card}**. Where it cannot be drawn, there is a text.',
      de: 'Level werden so gezeigt: **{card}**. Wo das nicht gezeichnet werden kann, kommt ein Text.',
      fr: 'Les niveaux s’affichent ainsi : **{card}**. Si elle ne peut pas être dessinée, c’est un texte.',
      es: 'Los niveles se muestran así: **{card}**. Si no se puede dibujar, es un texto.',
      'pt-BR': 'Os níveis aparecem assim: **{card}**. Se ela não puder ser desenhada, é um texto.',
    },
    badColor: {
      en: '`{typed}` is no colour. Type one as `#rrggbb`, or one of these names: {names}; or `-` for the colour of the background.',
      de: '`{typed}` ist keine Farbe. Gib sie als `#rrggbb` an oder mit einem dieser Namen: {names}; oder `-` für die Farbe des Hintergrunds.',
      fr: '`{typed}` n’est pas une couleur. Écris-la sous la forme `#rrggbb` ou avec un de ces noms : {names} ; ou `-` pour la couleur du fond.',
      es: '`{typed}` no es un color. Escríbelo como `#rrggbb` o con uno de estos nombres: {names}; o `-` para el color del fondo.',
      'pt-BR':
        '`{typed}` não é uma cor. Escreva como `#rrggbb` ou com um destes nomes: {names}; ou `-` para a cor do fundo.',
    },
  }),
)

interface Values {
  levelCard: LevelCard
  levelCardOn: CardPlaces
  cardAccent: string | null
}

/** The values in words, e.g. "Picture, ocean blue, in both, #ff8800". */
function inWords({ levelCard: card, levelCardOn: places, cardAccent: accent }: Values, locale: string): string {
  const language = languageOf(locale)
  if (card === 'off') return CARD_CHOICES.off[language]
  const place = PLACE_CHOICES[places][language]
  const parts = [CARD_CHOICES[card][language], place.charAt(0).toLowerCase() + place.slice(1)]
  return [...parts, ...(accent === null ? [] : [accent])].join(', ')
}

/** Typed where the background's own colour is wanted. */
const NO_COLOR = '-'
/** Characters of a refused colour that a text quotes. */
const LONGEST_SHOWN = 30

/** Whether levels are shown as pictures, where, with which background, and in which colour. */
export const levelCard = setting({
  key: 'levelCard',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: {
    levelCard: { column: 'level_card', schema: v.picklist(LEVEL_CARDS), default: 'off' },
    levelCardOn: { column: 'level_card_on', schema: v.picklist(CARD_PLACES), default: 'level' },
    cardAccent: {
      column: 'card_accent',
      schema: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))),
      default: null,
    },
  },
  title: {
    en: 'Pictures of levels',
    de: 'Bilder von Leveln',
    fr: 'Images des niveaux',
    es: 'Imágenes de niveles',
    'pt-BR': 'Imagens dos níveis',
  },
  shown: inWords,
  saved: (values, locale) =>
    values.levelCard === 'off' ? say(locale)('off') : say(locale)('on', { card: inWords(values, locale) }),
  check: () => [],
  form: form({
    name: 'card',
    description: 'Whether levels are shown as a text or as a picture',
    options: {
      card: {
        type: Type.String,
        description: 'Text, which is the default, or the background of the picture',
        required: true,
        choices: namedChoices(CARD_CHOICES),
      },
      where: {
        type: Type.String,
        description: 'Where the picture is shown; unchanged if left out',
        choices: namedChoices(PLACE_CHOICES),
      },
      color: {
        type: Type.String,
        description: 'The colour of level and bar, e.g. #ff8800 or blue; - for the background’s own',
      },
    },
    translations: {
      de: {
        name: 'karte',
        description: 'Ob Level als Text oder als Bild gezeigt werden',
        options: {
          card: {
            name: 'karte',
            description: 'Text, das ist der Standard, oder der Hintergrund des Bildes',
            choices: namesIn(CARD_CHOICES, 'de'),
          },
          where: {
            name: 'wo',
            description: 'Wo das Bild gezeigt wird; ohne Angabe wie bisher',
            choices: namesIn(PLACE_CHOICES, 'de'),
          },
          color: {
            name: 'farbe',
            description: 'Farbe von Level und Balken, z. B. #ff8800 oder blau; - für die des Hintergrunds',
          },
        },
      },
      fr: {
        name: 'carte',
        description: 'Si les niveaux s’affichent sous forme de texte ou d’image',
        options: {
          card: {
            name: 'carte',
            description: 'Texte, par défaut, ou le fond de l’image',
            choices: namesIn(CARD_CHOICES, 'fr'),
          },
          where: {
            name: 'où',
            description: 'Où l’image s’affiche ; inchangé si omis',
            choices: namesIn(PLACE_CHOICES, 'fr'),
          },
          color: {
            name: 'couleur',
            description: 'Couleur du niveau et de la barre, p. ex. #ff8800 ou bleu ; - pour celle du fond',
          },
        },
      },
      es: {
        name: 'tarjeta',
        description: 'Si los niveles se muestran como texto o como imagen',
        options: {
          card: {
            name: 'tarjeta',
            description: 'Texto, lo normal, o el fondo de la imagen',
            choices: namesIn(CARD_CHOICES, 'es'),
          },
          where: {
            name: 'dónde',
            description: 'Dónde se muestra la imagen; si se omite, como antes',
            choices: namesIn(PLACE_CHOICES, 'es'),
          },
          color: {
            name: 'color',
            description: 'Color del nivel y la barra, p. ej. #ff8800 o azul; - para el del fondo',
          },
        },
      },
      'pt-BR': {
        name: 'cartão',
        description: 'Se os níveis aparecem como texto ou como imagem',
        options: {
          card: {
            name: 'cartão',
            description: 'Texto, o normal, ou o fundo da imagem',
            choices: namesIn(CARD_CHOICES, 'pt-BR'),
          },
          where: {
            name: 'onde',
            description: 'Onde a imagem aparece; se omitido, como antes',
            choices: namesIn(PLACE_CHOICES, 'pt-BR'),
          },
          color: { name: 'cor', description: 'Cor do nível e da barra, p. ex. #ff8800 ou azul; - para a do fundo' },
        },
      },
    },
    read({ card, where, color: typed }) {
      const accent = typed === undefined || typed.trim() === NO_COLOR ? null : readColor(typed)
      if (typed !== undefined && typed.trim() !== NO_COLOR && accent === null) {
        const shown = typed.slice(0, LONGEST_SHOWN).replaceAll('`', '')
        return {
          ok: false,
          problem: (locale) => say(locale)('badColor', { typed: shown, names: colorNames(languageOf(locale)) }),
        }
      }
      return {
        ok: true,
        values: {
          levelCard: card,
          ...(where !== undefined && { levelCardOn: where }),
          ...(typed !== undefined && { cardAccent: accent }),
        },
      }
    },
  }),
})
