import * as v from 'valibot'
import { isThemeName, THEME_NAMES, type ThemeName } from '../cards/themes.ts'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { languageOf, namesIn, type Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'

/** How /level answers: `off` for a text, or the background of the picture. */
export type LevelCard = 'off' | ThemeName

const LEVEL_CARDS = ['off', ...THEME_NAMES] as const

/** Reads a stored value. A value that only a newer release knows means no picture. @param stored null for a server that is not stored */
export const readLevelCard = (stored: string | null): LevelCard =>
  stored !== null && isThemeName(stored) ? stored : 'off'

/** The names of the values, as an admin chooses one. */
export const CARD_CHOICES: Readonly<Record<LevelCard, Translated>> = {
  off: { en: 'Text', de: 'Text', fr: 'Texte', es: 'Texto', 'pt-BR': 'Texto' },
  midnight: {
    en: 'Picture, midnight blue',
    de: 'Bild, Mitternachtsblau',
    fr: 'Image, bleu nuit',
    es: 'Imagen, azul noche',
    'pt-BR': 'Imagem, azul-noite',
  },
  forest: {
    en: 'Picture, forest green',
    de: 'Bild, Waldgrün',
    fr: 'Image, vert forêt',
    es: 'Imagen, verde bosque',
    'pt-BR': 'Imagem, verde-floresta',
  },
  ocean: {
    en: 'Picture, ocean blue',
    de: 'Bild, Meerblau',
    fr: 'Image, bleu océan',
    es: 'Imagen, azul océano',
    'pt-BR': 'Imagem, azul-oceano',
  },
  sunset: {
    en: 'Picture, sunset red',
    de: 'Bild, Abendrot',
    fr: 'Image, rouge couchant',
    es: 'Imagen, rojo atardecer',
    'pt-BR': 'Imagem, vermelho-poente',
  },
  slate: {
    en: 'Picture, slate grey',
    de: 'Bild, Schiefergrau',
    fr: 'Image, gris ardoise',
    es: 'Imagen, gris pizarra',
    'pt-BR': 'Imagem, cinza-ardósia',
  },
  paper: {
    en: 'Picture, white paper',
    de: 'Bild, weißes Papier',
    fr: 'Image, papier blanc',
    es: 'Imagen, papel blanco',
    'pt-BR': 'Imagem, papel branco',
  },
}

const say = speakFrom(
  texts({
    off: {
      en: '/level answers with a **text**.',
      de: '/level antwortet mit einem **Text**.',
      fr: '/level répond par un **texte**.',
      es: '/level responde con un **texto**.',
      'pt-BR': '/level responde com um **texto**.',
    },
    on: {
      en: '/level answers with a picture: **{card}**. Where it cannot be drawn, the answer is a text.',
      de: '/level antwortet mit einem Bild: **{card}**. Wo es nicht gezeichnet werden kann, kommt ein Text.',
      fr: '/level répond par une image : **{card}**. Si elle ne peut pas être dessinée, la réponse est un texte.',
      es: '/level responde con una imagen: **{card}**. Si no se puede dibujar, la respuesta es un texto.',
      'pt-BR': '/level responde com uma imagem: **{card}**. Se ela não puder ser desenhada, a resposta é um texto.',
    },
  }),
)

const nameOf = (card: LevelCard, locale: string): string => CARD_CHOICES[card][languageOf(locale)]

/** Whether /level answers with a picture, and with which background. */
export const levelCard = setting({
  key: 'levelCard',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: { levelCard: { column: 'level_card', schema: v.picklist(LEVEL_CARDS), default: 'off' } },
  title: {
    en: 'Answer of /level',
    de: 'Antwort auf /level',
    fr: 'Réponse de /level',
    es: 'Respuesta de /level',
    'pt-BR': 'Resposta de /level',
  },
  shown: ({ levelCard: card }, locale) => nameOf(card, locale),
  saved: ({ levelCard: card }, locale) =>
    card === 'off' ? say(locale)('off') : say(locale)('on', { card: nameOf(card, locale) }),
  check: () => [],
  form: form({
    name: 'card',
    description: 'Whether /level answers with a text or with a picture',
    options: {
      card: {
        type: Type.String,
        description: 'Text, which is the default, or the background of the picture',
        required: true,
        choices: LEVEL_CARDS.map((value) => ({ name: CARD_CHOICES[value].en, value })),
      },
    },
    translations: {
      de: {
        name: 'karte',
        description: 'Ob /level mit einem Text oder mit einem Bild antwortet',
        options: {
          card: {
            name: 'karte',
            description: 'Text, das ist der Standard, oder der Hintergrund des Bildes',
            choices: namesIn(CARD_CHOICES, 'de'),
          },
        },
      },
      fr: {
        name: 'carte',
        description: 'Si /level répond par un texte ou par une image',
        options: {
          card: {
            name: 'carte',
            description: 'Texte, par défaut, ou le fond de l’image',
            choices: namesIn(CARD_CHOICES, 'fr'),
          },
        },
      },
      es: {
        name: 'tarjeta',
        description: 'Si /level responde con un texto o con una imagen',
        options: {
          card: {
            name: 'tarjeta',
            description: 'Texto, lo normal, o el fondo de la imagen',
            choices: namesIn(CARD_CHOICES, 'es'),
          },
        },
      },
      'pt-BR': {
        name: 'cartão',
        description: 'Se /level responde com um texto ou com uma imagem',
        options: {
          card: {
            name: 'cartão',
            description: 'Texto, o normal, ou o fundo da imagem',
            choices: namesIn(CARD_CHOICES, 'pt-BR'),
          },
        },
      },
    },
    read: ({ card }) => ({ ok: true, values: { levelCard: card } }),
  }),
})
