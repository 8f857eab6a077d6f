import type { CardPlaces, LevelCard } from '../cards/choice.ts'
import type { Translated } from '../text/language.ts'

/** The names of the answers, as an admin or a member chooses one. */
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

/** The names of the places in which a picture is shown. */
export const PLACE_CHOICES: Readonly<Record<CardPlaces, Translated>> = {
  level: {
    en: 'In answers of /level',
    de: 'In Antworten von /level',
    fr: 'Dans les réponses de /level',
    es: 'En respuestas de /level',
    'pt-BR': 'Em respostas de /level',
  },
  'level-ups': {
    en: 'With announced level-ups',
    de: 'Bei angekündigten Aufstiegen',
    fr: 'Avec les montées de niveau annoncées',
    es: 'Con subidas de nivel anunciadas',
    'pt-BR': 'Com subidas de nível anunciadas',
  },
  both: {
    en: 'In both',
    de: 'In beidem',
    fr: 'Dans les deux',
    es: 'En ambos',
    'pt-BR': 'Em ambos',
  },
}
