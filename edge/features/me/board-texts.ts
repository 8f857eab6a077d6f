import { texts } from '../../../shared/text/texts.ts'

export const meBoardTexts = texts({
  'me.boardHide': {
    en: 'Leaderboards in this server no longer show you, and nobody else can look up your level. You keep your place and go on earning XP. Level-ups are still announced. Admins see you in the dashboard.',
    de: 'Ranglisten auf diesem Server zeigen dich nicht mehr, und niemand sonst kann dein Level nachsehen. Du behältst deinen Platz und verdienst weiter XP. Level-Aufstiege werden weiterhin angekündigt. Admins sehen dich im Dashboard.',
    fr: 'Les classements de ce serveur ne t’affichent plus, et personne d’autre ne peut consulter ton niveau. Tu gardes ta place et continues à gagner de l’XP. Tes montées de niveau restent annoncées. Les admins te voient dans le tableau de bord.',
    es: 'Las clasificaciones de este servidor ya no te muestran y nadie más puede consultar tu nivel. Conservas tu puesto y sigues ganando XP. Tus subidas de nivel se siguen anunciando. Los admins te ven en el panel.',
    'pt-BR':
      'As classificações deste servidor não mostram mais você, e ninguém mais pode consultar seu nível. Você mantém sua posição e continua ganhando XP. Suas subidas de nível continuam sendo anunciadas. Os admins veem você no painel.',
  },
  'me.boardShow': {
    en: 'Leaderboards in this server show you again.',
    de: 'Ranglisten auf diesem Server zeigen dich wieder.',
    fr: 'Les classements de ce serveur t’affichent de nouveau.',
    es: 'Las clasificaciones de este servidor vuelven a mostrarte.',
    'pt-BR': 'As classificações deste servidor voltam a mostrar você.',
  },
})

export const meBoardTranslations = {
  de: { name: 'rangliste', description: 'Ob Ranglisten dich zeigen' },
  fr: { name: 'classement', description: 'Si les classements t’affichent' },
  es: { name: 'clasificación', description: 'Si las clasificaciones te muestran' },
  'pt-BR': { name: 'classificação', description: 'Se as classificações mostram você' },
}

export const meBoardHideTranslations = {
  de: {
    name: 'verbergen',
    description: 'Ranglisten zeigen dich nicht mehr, und andere können dein Level nicht nachsehen',
  },
  fr: { name: 'masquer', description: 'Les classements ne t’affichent plus, et les autres ne voient plus ton niveau' },
  es: { name: 'ocultar', description: 'Las clasificaciones ya no te muestran y los demás no pueden ver tu nivel' },
  'pt-BR': { name: 'ocultar', description: 'As classificações não mostram mais você, e os outros não veem seu nível' },
}

export const meBoardShowTranslations = {
  de: { name: 'zeigen', description: 'Ranglisten zeigen dich wieder' },
  fr: { name: 'afficher', description: 'Les classements t’affichent de nouveau' },
  es: { name: 'mostrar', description: 'Las clasificaciones vuelven a mostrarte' },
  'pt-BR': { name: 'mostrar', description: 'As classificações voltam a mostrar você' },
}
