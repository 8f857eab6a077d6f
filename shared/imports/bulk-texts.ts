import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'

/** The sentences about a change of many members that edge and gateway both say. */
const bulkTexts = texts({
  'bulk.resetMember': {
    en: 'Reset the XP of {user} to 0',
    de: 'Die XP von {user} auf 0 zurücksetzen',
    fr: 'Remettre à 0 l’XP de {user}',
    es: 'Restablecer a 0 la XP de {user}',
    'pt-BR': 'Redefinir para 0 o XP de {user}',
  },
  'bulk.resetRole': {
    en: 'Reset the XP of the members with {role} to 0',
    de: 'Die XP der Mitglieder mit {role} auf 0 zurücksetzen',
    fr: 'Remettre à 0 l’XP des membres qui ont {role}',
    es: 'Restablecer a 0 la XP de los miembros con {role}',
    'pt-BR': 'Redefinir para 0 o XP dos membros com {role}',
  },
  'bulk.resetEveryone': {
    en: 'Reset the XP of all members to 0, also of those who have left',
    de: 'Die XP aller Mitglieder auf 0 zurücksetzen, auch die der ausgetretenen',
    fr: 'Remettre à 0 l’XP de tous les membres, même de ceux qui sont partis',
    es: 'Restablecer a 0 la XP de todos los miembros, también de los que se han ido',
    'pt-BR': 'Redefinir para 0 o XP de todos os membros, também dos que saíram',
  },
  'bulk.giveRole': {
    en: 'Give {xp} XP to each member with {role}',
    de: 'Jedem Mitglied mit {role} {xp} XP geben',
    fr: 'Donner {xp} XP à chaque membre qui a {role}',
    es: 'Dar {xp} XP a cada miembro con {role}',
    'pt-BR': 'Dar {xp} XP a cada membro com {role}',
  },
  'bulk.wordReset': { en: 'reset', de: 'zurücksetzen', fr: 'remettre', es: 'restablecer', 'pt-BR': 'redefinir' },
  'bulk.wordGive': { en: 'give', de: 'geben', fr: 'donner', es: 'dar', 'pt-BR': 'dar' },
  'bulk.falls': {
    en: 'XP falls to 0 for **{lowered}** {lowered|member|members}. **{same}** {same|has|have} none now.',
    de: '**{lowered}** {lowered|Mitglied fällt|Mitglieder fallen} auf 0 XP. **{same}** {same|hat|haben} jetzt schon keine.',
    fr: '**{lowered}** {lowered|membre tombe|membres tombent} à 0 XP. **{same}** n’en {same|a|ont} pas actuellement.',
    es: '**{lowered}** {lowered|miembro baja|miembros bajan} a 0 XP. **{same}** no {same|tiene|tienen} XP ahora.',
    'pt-BR': '**{lowered}** {lowered|membro cai|membros caem} para 0 XP. **{same}** não {same|tem|têm} XP agora.',
  },
  'bulk.rises': {
    en: '**{raised}** {raised|member receives|members receive} XP.',
    de: '**{raised}** {raised|Mitglied bekommt|Mitglieder bekommen} XP.',
    fr: '**{raised}** {raised|membre reçoit|membres reçoivent} de l’XP.',
    es: '**{raised}** {raised|miembro recibe|miembros reciben} XP.',
    'pt-BR': '**{raised}** {raised|membro recebe|membros recebem} XP.',
  },
  'bulk.tooMuch': {
    en: '**{refused}** {refused|gets|get} nothing, because a total of XP ends at {most}.',
    de: '**{refused}** {refused|bekommt|bekommen} nichts, weil mehr als {most} XP nicht möglich sind.',
    fr: '**{refused}** ne {refused|reçoit|reçoivent} rien, car un total ne dépasse pas {most} XP.',
    es: '**{refused}** no {refused|recibe|reciben} nada, porque un total no pasa de {most} XP.',
    'pt-BR': '**{refused}** não {refused|recebe|recebem} nada, porque um total não passa de {most} XP.',
  },
  'bulk.left': {
    en: '**{left}** of them {left|has|have} left the server.',
    de: '**{left}** davon {left|ist|sind} nicht mehr auf dem Server.',
    fr: '**{left}** d’entre eux {left|est parti|sont partis} du serveur.',
    es: '**{left}** de ellos ya no {left|está|están} en el servidor.',
    'pt-BR': '**{left}** deles {left|saiu|saíram} do servidor.',
  },
  'bulk.role': {
    en: '- {role}: {gain} gain it, {lose} lose it',
    de: '- {role}: {gain} bekommen sie, {lose} verlieren sie',
    fr: '- {role} : {gain} le reçoivent, {lose} le perdent',
    es: '- {role}: {gain} lo reciben, {lose} lo pierden',
    'pt-BR': '- {role}: {gain} recebem, {lose} perdem',
  },
  'bulk.moreRoles': {
    en: '- and {count} {count|more role|more roles}',
    de: '- und {count} weitere {count|Rolle|Rollen}',
    fr: '- et {count} {count|autre rôle|autres rôles}',
    es: '- y {count} {count|rol más|roles más}',
    'pt-BR': '- e mais {count} {count|cargo|cargos}',
  },
  'bulk.member': {
    en: '{user}: {xp} XP (level {level}) → {nextXp} XP (level {nextLevel})',
    de: '{user}: {xp} XP (Level {level}) → {nextXp} XP (Level {nextLevel})',
    fr: '{user} : {xp} XP (niveau {level}) → {nextXp} XP (niveau {nextLevel})',
    es: '{user}: {xp} XP (nivel {level}) → {nextXp} XP (nivel {nextLevel})',
    'pt-BR': '{user}: {xp} XP (nível {level}) → {nextXp} XP (nível {nextLevel})',
  },
  'bulk.ask': {
    en: 'Nothing has changed yet. Press the button within 30 minutes and type the word that it asks for. {undo} can undo the change for 30 days.',
    de: 'Noch ist nichts geändert. Drück innerhalb von 30 Minuten den Button und tipp das Wort ein, nach dem er fragt. {undo} kann die Änderung 30 Tage lang zurücknehmen.',
    fr: 'Rien n’a encore changé. Appuie sur le bouton dans les 30 minutes et saisis le mot demandé. {undo} peut annuler la modification pendant 30 jours.',
    es: 'Todavía no ha cambiado nada. Pulsa el botón en 30 minutos y escribe la palabra que te pide. {undo} puede deshacer el cambio durante 30 días.',
    'pt-BR':
      'Nada mudou ainda. Aperte o botão em até 30 minutos e digite a palavra pedida. {undo} pode desfazer a mudança por 30 dias.',
  },
  'bulk.unseen': {
    en: 'Nothing was changed: Discord does not list the members of this server for me. Try again in a few minutes.',
    de: 'Nichts wurde geändert: Discord zeigt mir die Mitglieder dieses Servers nicht. Versuch es in ein paar Minuten noch einmal.',
    fr: 'Rien n’a été modifié : Discord ne me montre pas les membres de ce serveur. Réessaie dans quelques minutes.',
    es: 'No se ha cambiado nada: Discord no me muestra los miembros de este servidor. Inténtalo de nuevo en unos minutos.',
    'pt-BR': 'Nada foi alterado: o Discord não me mostra os membros deste servidor. Tente de novo em alguns minutos.',
  },
  'bulk.confirmReset': {
    en: 'Reset XP',
    de: 'XP zurücksetzen',
    fr: 'Remettre l’XP à 0',
    es: 'Restablecer la XP',
    'pt-BR': 'Redefinir o XP',
  },
  'bulk.cancel': { en: 'Cancel', de: 'Abbrechen', fr: 'Annuler', es: 'Cancelar', 'pt-BR': 'Cancelar' },
  'bulk.nobody': {
    en: 'Nobody’s XP would change.',
    de: 'Bei niemandem würden sich die XP ändern.',
    fr: 'L’XP de personne ne changerait.',
    es: 'No cambiaría la XP de nadie.',
    'pt-BR': 'O XP de ninguém mudaria.',
  },
  'bulk.confirmGive': { en: 'Give XP', de: 'XP geben', fr: 'Donner l’XP', es: 'Dar la XP', 'pt-BR': 'Dar o XP' },
})

/** These sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speakBulk = speakFrom(bulkTexts)
