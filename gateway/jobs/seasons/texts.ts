import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

const seasonJobTexts = texts({
  'season.starting': {
    en: '{season} is starting: the XP of {members} {members|member|members} is stored so far',
    de: '{season} beginnt: Die XP von {members} {members|Mitglied|Mitgliedern} sind bisher gespeichert',
    fr: '{season} commence : l’XP de {members} {members|membre|membres} est enregistrée pour l’instant',
    es: '{season} empieza: por ahora está guardada la XP de {members} {members|miembro|miembros}',
    'pt-BR': '{season} está começando: até agora o XP de {members} {members|membro|membros} foi guardado',
  },
  'season.startingDone': {
    en: '{season} has begun. {members} {members|member was|members were} here with XP before.',
    de: '{season} hat begonnen. {members} {members|Mitglied hatte|Mitglieder hatten} hier vorher schon XP.',
    fr: '{season} a commencé. {members} {members|membre avait|membres avaient} déjà de l’XP.',
    es: '{season} ha empezado. {members} {members|miembro ya tenía|miembros ya tenían} XP.',
    'pt-BR': '{season} começou. {members} {members|membro já tinha|membros já tinham} XP.',
  },
  'season.ending': {
    en: '{season} is ending: {members} {members|member has|members have} earned XP in it so far',
    de: '{season} wird beendet: Bisher {members|hat|haben} {members} {members|Mitglied|Mitglieder} darin XP verdient',
    fr: '{season} se termine : {members} {members|membre y a gagné|membres y ont gagné} de l’XP pour l’instant',
    es: '{season} está terminando: por ahora {members} {members|miembro ha ganado|miembros han ganado} XP en ella',
    'pt-BR': '{season} está acabando: até agora {members} {members|membro ganhou|membros ganharam} XP nela',
  },
  'season.endingDone': {
    en: '{season} is over: {members} {members|member has|members have} earned XP in it.',
    de: '{season} ist vorbei: {members} {members|Mitglied hat|Mitglieder haben} darin XP verdient.',
    fr: '{season} est terminée : {members} {members|membre y a gagné|membres y ont gagné} de l’XP.',
    es: '{season} ha terminado: {members} {members|miembro ha ganado|miembros han ganado} XP en ella.',
    'pt-BR': '{season} acabou: {members} {members|membro ganhou|membros ganharam} XP nela.',
  },
  'season.undoing': {
    en: 'Undoing the end of {season}: {members} {members|member is|members are} done so far',
    de: 'Das Ende von {season} wird rückgängig gemacht: bisher {members} {members|Mitglied|Mitglieder}',
    fr: 'Annulation de la fin de {season} : {members} {members|membre traité|membres traités} pour l’instant',
    es: 'Deshaciendo el final de {season}: por ahora {members} {members|miembro|miembros}',
    'pt-BR': 'Desfazendo o fim de {season}: até agora {members} {members|membro|membros}',
  },
  'season.undoingDone': {
    en: 'The end of {season} is undone, for {members} {members|member|members}. It goes on until you end it.',
    de: 'Das Ende von {season} ist rückgängig gemacht, für {members} {members|Mitglied|Mitglieder}. Sie geht weiter, bis du sie beendest.',
    fr: 'La fin de {season} est annulée, pour {members} {members|membre|membres}. Elle continue jusqu’à ce que tu y mettes fin.',
    es: 'El final de {season} está deshecho, para {members} {members|miembro|miembros}. Continúa hasta que la termines.',
    'pt-BR':
      'O fim de {season} foi desfeito, para {members} {members|membro|membros}. Ela continua até você encerrá-la.',
  },
})

/** These sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(seasonJobTexts)
