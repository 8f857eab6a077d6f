import { texts } from '../text/texts.ts'

/** Announcements of level-ups. */
export const levelUpTexts = texts({
  'levelUp.announcement': {
    en: 'GG {user}, you reached level **{level}**!',
    de: 'GG {user}, du hast Level **{level}** erreicht!',
    fr: 'GG {user}, tu as atteint le niveau **{level}** !',
    es: '¡GG {user}, has alcanzado el nivel **{level}**!',
    'pt-BR': 'GG {user}, você alcançou o nível **{level}**!',
  },
  'levelUp.direct': {
    en: 'GG {user}, you reached level **{level}** in **{server}**!',
    de: 'GG {user}, du hast auf **{server}** Level **{level}** erreicht!',
    fr: 'GG {user}, tu as atteint le niveau **{level}** sur **{server}** !',
    es: '¡GG {user}, has alcanzado el nivel **{level}** en **{server}**!',
    'pt-BR': 'GG {user}, você alcançou o nível **{level}** em **{server}**!',
  },
})
