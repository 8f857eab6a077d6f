import { texts } from '../text/texts.ts'

/** The words on a card, and the description that screen readers read. */
export const cardTexts = texts({
  level: {
    en: 'Level {level}',
    de: 'Level {level}',
    fr: 'Niveau {level}',
    es: 'Nivel {level}',
    'pt-BR': 'Nível {level}',
  },
  place: { en: '#{rank}', de: '{rank}.', fr: 'n° {rank}', es: '{rank}.º', 'pt-BR': '{rank}º' },
  board: {
    en: 'Leaderboard, {count} {count|member|members}',
    de: 'Rangliste, {count} {count|Mitglied|Mitglieder}',
    fr: 'Classement, {count} {count|membre|membres}',
    es: 'Clasificación, {count} {count|miembro|miembros}',
    'pt-BR': 'Classificação, {count} {count|membro|membros}',
  },
  rank: {
    en: 'Rank #{rank}',
    de: 'Rang #{rank}',
    fr: 'Rang n° {rank}',
    es: 'Puesto {rank}',
    'pt-BR': 'Posição {rank}',
  },
  levelUp: {
    en: 'Level up!',
    de: 'Aufgestiegen!',
    fr: 'Niveau gagné !',
    es: '¡Nuevo nivel!',
    'pt-BR': 'Subiu de nível!',
  },
  progress: {
    en: '{have} / {need} XP, {xp} in total',
    de: '{have} / {need} XP, insgesamt {xp}',
    fr: '{have} / {need} XP, {xp} au total',
    es: '{have} / {need} XP, {xp} en total',
    'pt-BR': '{have} / {need} XP, {xp} no total',
  },
  highest: {
    en: '{xp} XP, the highest level',
    de: '{xp} XP, das höchste Level',
    fr: '{xp} XP, le niveau le plus élevé',
    es: '{xp} XP, el nivel más alto',
    'pt-BR': '{xp} XP, o nível mais alto',
  },
  describedLevelUp: {
    en: 'Card of {name}, who reached level {level}: rank {rank}, {xp} XP',
    de: 'Karte von {name}, jetzt auf Level {level}: Rang {rank}, {xp} XP',
    fr: 'Carte de {name}, qui atteint le niveau {level} : rang {rank}, {xp} XP',
    es: 'Tarjeta de {name}, que alcanza el nivel {level}: puesto {rank}, {xp} XP',
    'pt-BR': 'Cartão de {name}, que chegou ao nível {level}: posição {rank}, {xp} XP',
  },
  described: {
    en: 'Card of {name}: level {level}, rank {rank}, {xp} XP',
    de: 'Karte von {name}: Level {level}, Rang {rank}, {xp} XP',
    fr: 'Carte de {name} : niveau {level}, rang {rank}, {xp} XP',
    es: 'Tarjeta de {name}: nivel {level}, puesto {rank}, {xp} XP',
    'pt-BR': 'Cartão de {name}: nível {level}, posição {rank}, {xp} XP',
  },
})
