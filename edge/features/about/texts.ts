import { texts } from '../../../shared/text/texts.ts'

export const aboutTexts = texts({
  'about.title': { en: '{name}', de: '{name}', fr: '{name}', es: '{name}', 'pt-BR': '{name}' },
  'about.description': {
    en: 'Members earn XP by chatting, climb levels and receive roles. See where you stand with {level}, and who leads with {leaderboard}. Admins begin with {setup}.',
    de: 'Mitglieder verdienen XP, indem sie schreiben, steigen im Level auf und bekommen Rollen. Mit {level} siehst du, wo du stehst, und mit {leaderboard}, wer vorn liegt. Admins beginnen mit {setup}.',
    fr: 'Les membres gagnent de l’XP en discutant, montent de niveau et reçoivent des rôles. Découvre où tu en es avec {level}, et qui est en tête avec {leaderboard}. Côté admins, tout commence avec {setup}.',
    es: 'Los miembros ganan XP al chatear, suben de nivel y reciben roles. Mira cómo vas con {level} y quién va primero con {leaderboard}. Si administras el servidor, empieza con {setup}.',
    'pt-BR':
      'Os membros ganham XP conversando, sobem de nível e recebem cargos. Veja onde você está com {level} e quem lidera com {leaderboard}. Se você administra o servidor, comece com {setup}.',
  },
  'about.servers': {
    en: 'Active servers',
    de: 'Aktive Server',
    fr: 'Serveurs actifs',
    es: 'Servidores activos',
    'pt-BR': 'Servidores ativos',
  },
  'about.members': {
    en: 'Members tracked',
    de: 'Erfasste Mitglieder',
    fr: 'Membres suivis',
    es: 'Miembros registrados',
    'pt-BR': 'Membros acompanhados',
  },
  'about.number': {
    en: '**{number}**',
    de: '**{number}**',
    fr: '**{number}**',
    es: '**{number}**',
    'pt-BR': '**{number}**',
  },
})

export const aboutTranslations = {
  de: { name: 'info', description: 'Was dieser Bot macht und wie viele Server und Mitglieder er erreicht' },
  fr: { name: 'apropos', description: 'Ce que fait ce bot, et combien de serveurs et de membres il sert' },
  es: { name: 'info', description: 'Qué hace este bot y a cuántos servidores y miembros llega' },
  'pt-BR': { name: 'sobre', description: 'O que este bot faz e quantos servidores e membros ele atende' },
}
