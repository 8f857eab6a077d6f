import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

const decayUndoTexts = texts({
  'decayUndo.progress': {
    en: 'Giving XP back: {xp} XP to {members} {members|member|members} so far',
    de: 'XP werden zurückgegeben: bisher {xp} XP an {members} {members|Mitglied|Mitglieder}',
    fr: 'Restitution de l’XP : {xp} XP à {members} {members|membre|membres} pour l’instant',
    es: 'Devolviendo XP: por ahora {xp} XP a {members} {members|miembro|miembros}',
    'pt-BR': 'Devolvendo XP: até agora {xp} XP para {members} {members|membro|membros}',
  },
  'decayUndo.done': {
    en: 'Done: {members} {members|member has|members have} {xp} XP back.',
    de: 'Fertig: {members} {members|Mitglied hat|Mitglieder haben} {xp} XP zurück.',
    fr: 'Terminé : {members} {members|membre a récupéré|membres ont récupéré} {xp} XP.',
    es: 'Listo: {members} {members|miembro ha recuperado|miembros han recuperado} {xp} XP.',
    'pt-BR': 'Pronto: {members} {members|membro recuperou|membros recuperaram} {xp} XP.',
  },
})

/** These sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(decayUndoTexts)
