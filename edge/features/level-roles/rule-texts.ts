import { texts } from '../../../shared/text/texts.ts'

/** The sentences of `/levelroles rule` and `/levelroles sync`. */
export const levelRoleRuleTexts = texts({
  'levelRoles.nextKeep': {
    en: 'kept at the next role',
    de: 'bleibt bei der nächsten Rolle',
    fr: 'gardé au rôle suivant',
    es: 'se conserva con el siguiente rol',
    'pt-BR': 'mantido no próximo cargo',
  },
  'levelRoles.nextTake': {
    en: 'taken at the next role',
    de: 'weg bei der nächsten Rolle',
    fr: 'retiré au rôle suivant',
    es: 'se quita con el siguiente rol',
    'pt-BR': 'tirado no próximo cargo',
  },
  'levelRoles.nextSetting': {
    en: 'at the next role as set with {roles}',
    de: 'bei der nächsten Rolle wie mit {roles} eingestellt',
    fr: 'au rôle suivant selon {roles}',
    es: 'con el siguiente rol según {roles}',
    'pt-BR': 'no próximo cargo conforme {roles}',
  },
  'levelRoles.lostKeep': {
    en: 'kept when the level is lost',
    de: 'bleibt, wenn das Level verloren geht',
    fr: 'gardé si le niveau est perdu',
    es: 'se conserva al perder el nivel',
    'pt-BR': 'mantido ao perder o nível',
  },
  'levelRoles.lostTake': {
    en: 'taken when the level is lost',
    de: 'weg, wenn das Level verloren geht',
    fr: 'retiré si le niveau est perdu',
    es: 'se quita al perder el nivel',
    'pt-BR': 'tirado ao perder o nível',
  },
  'levelRoles.stopsXp': {
    en: 'earns no XP',
    de: 'verdient keine XP',
    fr: 'ne gagne pas d’XP',
    es: 'no gana XP',
    'pt-BR': 'não ganha XP',
  },
  'levelRoles.ruleSaved': {
    en: '{role}: {rule}.',
    de: '{role}: {rule}.',
    fr: '{role} : {rule}.',
    es: '{role}: {rule}.',
    'pt-BR': '{role}: {rule}.',
  },
  'levelRoles.rulePreview': {
    en: '{role} would be: {rule}. {gain} {gain|member|members} would gain it, {lose} would lose it.',
    de: '{role} wäre: {rule}. {gain} {gain|Mitglied bekäme|Mitglieder bekämen} sie, {lose} {lose|verlöre|verlören} sie.',
    fr: '{role} serait : {rule}. {gain} {gain|membre le recevrait|membres le recevraient}, {lose} {lose|le perdrait|le perdraient}.',
    es: '{role} sería: {rule}. {gain} {gain|miembro lo recibiría|miembros lo recibirían} y {lose} lo {lose|perdería|perderían}.',
    'pt-BR':
      '{role} seria: {rule}. {gain} {gain|membro receberia|membros receberiam} e {lose} {lose|perderia|perderiam} o cargo.',
  },
  'levelRoles.ruleApply': {
    en: 'Apply this rule',
    de: 'Diese Regel anwenden',
    fr: 'Appliquer cette règle',
    es: 'Aplicar esta regla',
    'pt-BR': 'Aplicar esta regra',
  },
  'levelRoles.ruleSame': {
    en: 'Nothing would change: {role} has this rule already.',
    de: 'Es würde sich nichts ändern: {role} hat diese Regel schon.',
    fr: 'Rien ne changerait : {role} a déjà cette règle.',
    es: 'No cambiaría nada: {role} ya tiene esta regla.',
    'pt-BR': 'Nada mudaria: {role} já tem esta regra.',
  },
  'levelRoles.ruleRefused': {
    en: 'Nothing was changed: the level role changed meanwhile, or it makes managers and only administrators may change it.',
    de: 'Es wurde nichts geändert: Die Level-Rolle hat sich inzwischen geändert, oder sie macht Manager und nur Administratoren dürfen sie ändern.',
    fr: 'Rien n’a été changé : le rôle de niveau a changé entre-temps, ou il fait des gestionnaires et seuls les administrateurs peuvent le changer.',
    es: 'No se ha cambiado nada: el rol de nivel ha cambiado mientras tanto, o es de gestor y solo quien administra puede cambiarlo.',
    'pt-BR':
      'Nada foi mudado: o cargo de nível mudou enquanto isso, ou é de gestor e só administradores podem mudá-lo.',
  },
  'levelRoles.rulesSyncing': {
    en: 'The level roles of all members are being corrected now. This message shows the progress.',
    de: 'Die Level-Rollen aller Mitglieder werden jetzt berichtigt. Diese Nachricht zeigt den Fortschritt.',
    fr: 'Les rôles de niveau de tous les membres sont en cours de correction. Ce message affiche la progression.',
    es: 'Se están corrigiendo los roles de nivel de todos los miembros. Este mensaje muestra el progreso.',
    'pt-BR': 'Os cargos de nível de todos os membros estão sendo corrigidos. Esta mensagem mostra o andamento.',
  },
  'levelRoles.rulesSyncingUnseen': {
    en: 'The level roles of all members are being corrected now.',
    de: 'Die Level-Rollen aller Mitglieder werden jetzt berichtigt.',
    fr: 'Les rôles de niveau de tous les membres sont en cours de correction.',
    es: 'Se están corrigiendo los roles de nivel de todos los miembros.',
    'pt-BR': 'Os cargos de nível de todos os membros estão sendo corrigidos.',
  },
  'levelRoles.syncReport': {
    en: '**{changed}** of {members} {members|member|members} with XP would gain or lose a level role:',
    de: '**{changed}** von {members} {members|Mitglied|Mitgliedern} mit XP {changed|bekäme oder verlöre|bekämen oder verlören} eine Level-Rolle:',
    fr: '**{changed}** {changed|membre|membres} sur {members} avec de l’XP {changed|recevrait ou perdrait|recevraient ou perdraient} un rôle de niveau :',
    es: '**{changed}** de {members} {members|miembro|miembros} con XP {changed|recibiría o perdería|recibirían o perderían} un rol de nivel:',
    'pt-BR':
      '**{changed}** de {members} {members|membro|membros} com XP {changed|receberia ou perderia|receberiam ou perderiam} um cargo de nível:',
  },
  'levelRoles.syncRole': {
    en: '{role}: {gain} would gain it, {lose} would lose it',
    de: '{role}: {gain} {gain|bekäme|bekämen} sie, {lose} {lose|verlöre|verlören} sie',
    fr: '{role} : {gain} {gain|le recevrait|le recevraient}, {lose} {lose|le perdrait|le perdraient}',
    es: '{role}: {gain} lo {gain|recibiría|recibirían}, {lose} lo {lose|perdería|perderían}',
    'pt-BR': '{role}: {gain} {gain|receberia|receberiam}, {lose} {lose|perderia|perderiam}',
  },
  'levelRoles.syncMore': {
    en: '… and {count} more',
    de: '… und {count} weitere',
    fr: '… et {count} de plus',
    es: '… y {count} más',
    'pt-BR': '… e mais {count}',
  },
  'levelRoles.syncPartial': {
    en: 'The server has more members than I can compare here. All of them are corrected.',
    de: 'Der Server hat mehr Mitglieder, als ich hier vergleichen kann. Berichtigt werden alle.',
    fr: 'Le serveur compte plus de membres que je ne peux en comparer ici. Tous sont corrigés.',
    es: 'El servidor tiene más miembros de los que puedo comparar aquí. Se corrigen todos.',
    'pt-BR': 'O servidor tem mais membros do que consigo comparar aqui. Todos são corrigidos.',
  },
  'levelRoles.syncUnseen': {
    en: 'Discord does not show me the members right now, so I cannot say whose roles would change. You can correct the roles of all members anyway.',
    de: 'Discord zeigt mir die Mitglieder gerade nicht, deshalb kann ich nicht sagen, wessen Rollen sich ändern würden. Du kannst die Rollen aller Mitglieder trotzdem berichtigen.',
    fr: 'Discord ne me montre pas les membres en ce moment : je ne peux pas dire quels rôles changeraient. Tu peux quand même corriger les rôles de tous les membres.',
    es: 'Discord no me muestra los miembros ahora mismo, así que no puedo decir qué roles cambiarían. Aun así, puedes corregir los roles de todos los miembros.',
    'pt-BR':
      'O Discord não me mostra os membros agora, então não consigo dizer quais cargos mudariam. Mesmo assim, você pode corrigir os cargos de todos os membros.',
  },
  'levelRoles.syncStart': {
    en: 'Correct the roles of all members',
    de: 'Rollen aller Mitglieder berichtigen',
    fr: 'Corriger les rôles de tous',
    es: 'Corregir los roles de todos',
    'pt-BR': 'Corrigir os cargos de todos',
  },
  'levelRoles.syncRight': {
    en: 'There is nothing to correct: {members} {members|member has|members have} the right level roles.',
    de: 'Es gibt nichts zu berichtigen: {members} {members|Mitglied hat|Mitglieder haben} die richtigen Level-Rollen.',
    fr: 'Il n’y a rien à corriger : {members} {members|membre a|membres ont} les bons rôles de niveau.',
    es: 'No hay nada que corregir: {members} {members|miembro tiene|miembros tienen} los roles de nivel correctos.',
    'pt-BR': 'Não há nada a corrigir: {members} {members|membro tem|membros têm} os cargos de nível certos.',
  },
  'levelRoles.syncNobody': {
    en: 'There is nothing to correct: no member has reached the level of a level role.',
    de: 'Es gibt nichts zu berichtigen: Kein Mitglied hat das Level einer Level-Rolle erreicht.',
    fr: 'Il n’y a rien à corriger : aucun membre n’a atteint le niveau d’un rôle.',
    es: 'No hay nada que corregir: ningún miembro ha alcanzado el nivel de un rol.',
    'pt-BR': 'Não há nada a corrigir: nenhum membro alcançou o nível de um cargo.',
  },
  'levelRoles.syncUnderWay': {
    en: 'The level roles of all members are being corrected already: {done} {done|member is|members are} done.',
    de: 'Die Level-Rollen aller Mitglieder werden bereits berichtigt: {done} {done|Mitglied ist|Mitglieder sind} fertig.',
    fr: 'Les rôles de niveau de tous les membres sont déjà en cours de correction : {done} {done|membre est terminé|membres sont terminés}.',
    es: 'Ya se están corrigiendo los roles de nivel de todos los miembros: {done} {done|miembro listo|miembros listos}.',
    'pt-BR':
      'Os cargos de nível de todos os membros já estão sendo corrigidos: {done} {done|membro pronto|membros prontos}.',
  },
})

const KEEP_TAKE = {
  de: { keep: 'Behalten', take: 'Entziehen' },
  fr: { keep: 'Garder', take: 'Retirer' },
  es: { keep: 'Conservar', take: 'Quitar' },
  'pt-BR': { keep: 'Manter', take: 'Tirar' },
}

export const levelRolesRuleTranslations = {
  de: {
    name: 'regel',
    description: 'Legt fest, wann Mitglieder eine Level-Rolle verlieren; zeigt zuerst, wen es betrifft',
    options: {
      role: { name: 'rolle', description: 'Welche Level-Rolle' },
      next: {
        name: 'nächste',
        description: 'Wenn ein Mitglied die nächste Level-Rolle erreicht',
        choices: { ...KEEP_TAKE.de, setting: 'Wie eingestellt' },
      },
      lost: { name: 'verlust', description: 'Wenn ein Mitglied das Level verliert', choices: KEEP_TAKE.de },
    },
  },
  fr: {
    name: 'règle',
    description: 'Décide quand les membres perdent un rôle de niveau ; montre d’abord qui est concerné',
    options: {
      role: { name: 'rôle', description: 'Quel rôle de niveau' },
      next: {
        name: 'suivant',
        description: 'Quand un membre atteint le rôle de niveau suivant',
        choices: { ...KEEP_TAKE.fr, setting: 'Selon le paramètre' },
      },
      lost: { name: 'perte', description: 'Quand un membre perd le niveau', choices: KEEP_TAKE.fr },
    },
  },
  es: {
    name: 'regla',
    description: 'Decide cuándo pierden los miembros un rol de nivel; antes muestra a quién afecta',
    options: {
      role: { name: 'rol', description: 'Qué rol de nivel' },
      next: {
        name: 'siguiente',
        description: 'Cuando un miembro alcanza el siguiente rol de nivel',
        choices: { ...KEEP_TAKE.es, setting: 'Según el ajuste' },
      },
      lost: { name: 'pérdida', description: 'Cuando un miembro pierde el nivel', choices: KEEP_TAKE.es },
    },
  },
  'pt-BR': {
    name: 'regra',
    description: 'Decide quando os membros perdem um cargo de nível; mostra antes quem é afetado',
    options: {
      role: { name: 'cargo', description: 'Qual cargo de nível' },
      next: {
        name: 'próximo',
        description: 'Quando um membro alcança o próximo cargo de nível',
        choices: { ...KEEP_TAKE['pt-BR'], setting: 'Conforme a configuração' },
      },
      lost: { name: 'perda', description: 'Quando um membro perde o nível', choices: KEEP_TAKE['pt-BR'] },
    },
  },
}

export const levelRolesSyncTranslations = {
  de: { name: 'abgleichen', description: 'Berichtigt die Level-Rollen aller Mitglieder und zeigt den Fortschritt' },
  fr: { name: 'corriger', description: 'Corrige les rôles de niveau de tous les membres et affiche la progression' },
  es: { name: 'corregir', description: 'Corrige los roles de nivel de todos los miembros y muestra el progreso' },
  'pt-BR': { name: 'corrigir', description: 'Corrige os cargos de nível de todos os membros e mostra o andamento' },
}
