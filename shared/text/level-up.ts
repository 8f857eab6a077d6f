import { texts } from './texts.ts'

export const levelUpTexts = texts({
  'levelUp.announcement': {
    en: 'GG {user}, you reached level **{level}**!',
    de: 'GG {user}, du hast Level **{level}** erreicht!',
    fr: 'GG {user}, tu as atteint le niveau **{level}** !',
    es: '¡GG {user}, has alcanzado el nivel **{level}**!',
    'pt-BR': 'GG {user}, você alcançou o nível **{level}**!',
  },
})
