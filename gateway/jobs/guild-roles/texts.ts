import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

export const roleSyncTexts = texts({
  'roleSync.progress': {
    en: 'Giving level roles: {done} of {total} members',
    de: 'Level-Rollen werden vergeben: {done} von {total} Mitgliedern',
    fr: 'Attribution des rôles de niveau : {done} membres sur {total}',
    es: 'Asignando roles de nivel: {done} de {total} miembros',
    'pt-BR': 'Dando cargos de nível: {done} de {total} membros',
  },
  'roleSync.done': {
    en: 'Level roles are up to date: {done} of {total} members',
    de: 'Die Level-Rollen sind auf dem neuesten Stand: {done} von {total} Mitgliedern',
    fr: 'Les rôles de niveau sont à jour : {done} membres sur {total}',
    es: 'Los roles de nivel están al día: {done} de {total} miembros',
    'pt-BR': 'Os cargos de nível estão em dia: {done} de {total} membros',
  },
  'roleSync.stopped': {
    en: 'Stopped after {done} of {total} members',
    de: 'Nach {done} von {total} Mitgliedern abgebrochen',
    fr: 'Interrompu après {done} membres sur {total}',
    es: 'Detenido tras {done} de {total} miembros',
    'pt-BR': 'Interrompido após {done} de {total} membros',
  },
  'roleSync.replaced': {
    en: 'Stopped after {done} of {total} members: a newer change checks all members again',
    de: 'Nach {done} von {total} Mitgliedern abgebrochen: Eine neuere Änderung prüft alle noch einmal',
    fr: 'Interrompu après {done} membres sur {total} : une modification plus récente vérifie à nouveau tout le monde',
    es: 'Detenido tras {done} de {total} miembros: un cambio más reciente los revisa a todos de nuevo',
    'pt-BR': 'Interrompido após {done} de {total} membros: uma mudança mais recente verifica todos de novo',
  },
  'roleSync.counts': {
    en: 'Changed: **{given}** · already correct: **{alreadyHad}** · left the server: **{gone}** · failed: **{failed}**',
    de: 'Geändert: **{given}** · schon richtig: **{alreadyHad}** · nicht mehr hier: **{gone}** · fehlgeschlagen: **{failed}**',
    fr: 'Modifiés : **{given}** · déjà corrects : **{alreadyHad}** · partis du serveur : **{gone}** · échecs : **{failed}**',
    es: 'Cambiados: **{given}** · ya correctos: **{alreadyHad}** · ya no están: **{gone}** · fallidos: **{failed}**',
    'pt-BR':
      'Alterados: **{given}** · já corretos: **{alreadyHad}** · saíram do servidor: **{gone}** · falhas: **{failed}**',
  },
  'roleSync.reason': {
    en: '- {members}: {reason}',
    de: '- {members}: {reason}',
    fr: '- {members} : {reason}',
    es: '- {members}: {reason}',
    'pt-BR': '- {members}: {reason}',
  },
})

/** These sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(roleSyncTexts)
