import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

const recalculateTexts = texts({
  'recalculate.progress': {
    en: 'Recalculating levels: {done} of {total} members, {changed} on another level so far',
    de: 'Level werden neu berechnet: {done} von {total} Mitgliedern, bisher {changed} auf einem anderen Level',
    fr: 'Recalcul des niveaux : {done} membres sur {total}, {changed} ont changé de niveau',
    es: 'Recalculando niveles: {done} de {total} miembros, {changed} en otro nivel hasta ahora',
    'pt-BR': 'Recalculando níveis: {done} de {total} membros, {changed} em outro nível até agora',
  },
  'recalculate.done': {
    en: 'All levels follow the new curve: {done} of {total} members, {changed} are on another level than before',
    de: 'Alle Level folgen der neuen Kurve: {done} von {total} Mitgliedern, {changed} sind auf einem anderen Level als vorher',
    fr: 'Tous les niveaux suivent la nouvelle courbe : {done} membres sur {total}, {changed} ont changé de niveau',
    es: 'Todos los niveles siguen la nueva curva: {done} de {total} miembros, {changed} están en otro nivel que antes',
    'pt-BR': 'Todos os níveis seguem a nova curva: {done} de {total} membros, {changed} estão em outro nível',
  },
  'recalculate.replaced': {
    en: 'Stopped after {done} of {total} members ({changed} changed): a newer curve is in force, and its recalculation checks all members',
    de: 'Nach {done} von {total} Mitgliedern abgebrochen ({changed} geändert): Eine neuere Kurve gilt, und ihre Berechnung prüft alle Mitglieder',
    fr: 'Interrompu après {done} membres sur {total} ({changed} modifiés) : une courbe plus récente est en vigueur, et son recalcul vérifie tout le monde',
    es: 'Detenido tras {done} de {total} miembros ({changed} cambiados): rige una curva más reciente y su cálculo revisa a todos',
    'pt-BR':
      'Interrompido após {done} de {total} membros ({changed} alterados): uma curva mais recente está valendo, e o cálculo dela verifica todos',
  },
  'recalculate.stopped': {
    en: 'Stopped after {done} of {total} members ({changed} changed)',
    de: 'Nach {done} von {total} Mitgliedern abgebrochen ({changed} geändert)',
    fr: 'Interrompu après {done} membres sur {total} ({changed} modifiés)',
    es: 'Detenido tras {done} de {total} miembros ({changed} cambiados)',
    'pt-BR': 'Interrompido após {done} de {total} membros ({changed} alterados)',
  },
})

/** These sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(recalculateTexts)
