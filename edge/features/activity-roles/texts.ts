import { texts } from '../../../shared/text/texts.ts'

export const activityRolesTexts = texts({
  'activityRoles.set': {
    en: 'The most active members hold {role} from now on: {members} {members|member|members}, counted over {days} {days|day|days}. It is given in a few seconds and renewed every day after midnight (UTC).',
    de: 'Ab jetzt haben die aktivsten Mitglieder {role}: {members} {members|Mitglied|Mitglieder}, gezählt über {days} {days|Tag|Tage}. Die Rolle wird in wenigen Sekunden vergeben und täglich nach Mitternacht (UTC) erneuert.',
    fr: 'Désormais, {role} revient aux plus actifs : {members} {members|membre|membres}, sur {days} {days|jour|jours}. Il est donné dans quelques secondes et renouvelé chaque jour après minuit (UTC).',
    es: 'Desde ahora, {role} es de los más activos: {members} {members|miembro|miembros}, contando {days} {days|día|días}. Se da en unos segundos y se renueva cada día después de medianoche (UTC).',
    'pt-BR':
      'A partir de agora, {role} fica com os mais ativos: {members} {members|membro|membros}, contando {days} {days|dia|dias}. O cargo é dado em alguns segundos e renovado todo dia após a meia-noite (UTC).',
  },
  'activityRoles.notSet': {
    en: 'Nothing was changed. Either {role} is a level role, a manager role or the role of a season’s winners, or it is set like this already, or the server has {most} activity roles, which is the most. See {list}.',
    de: 'Nichts wurde geändert. Entweder ist {role} eine Level- oder Manager-Rolle oder die Rolle der Gewinner einer Saison, oder sie ist schon so eingestellt, oder der Server hat {most} Aktivitätsrollen, und mehr gibt es nicht. Sieh nach mit {list}.',
    fr: 'Rien n’a changé. Soit {role} est un rôle de niveau, de gestion ou des gagnants d’une saison, soit il est déjà réglé ainsi, soit le serveur a {most} rôles d’activité, le maximum. Regarde {list}.',
    es: 'No ha cambiado nada. O {role} es un rol de nivel, de gestión o de los ganadores de una temporada, o ya está puesto así, o el servidor tiene {most} roles de actividad, que es el máximo. Mira {list}.',
    'pt-BR':
      'Nada mudou. Ou {role} é um cargo de nível, de gestão ou dos vencedores de uma temporada, ou já está definido assim, ou o servidor tem {most} cargos de atividade, que é o máximo. Veja {list}.',
  },
  'activityRoles.everyone': {
    en: 'Everybody has @everyone. Choose another role.',
    de: '@everyone haben alle. Wähle eine andere Rolle.',
    fr: 'Tout le monde a @everyone. Choisis un autre rôle.',
    es: 'Todo el mundo tiene @everyone. Elige otro rol.',
    'pt-BR': 'Todo mundo tem @everyone. Escolha outro cargo.',
  },
  'activityRoles.dangerous': {
    en: '{role} has dangerous permissions: **{permissions}**. Members would get them without anybody checking, so it cannot be an activity role.',
    de: '{role} hat gefährliche Berechtigungen: **{permissions}**. Mitglieder bekämen sie, ohne dass es jemand prüft, deshalb kann es keine Aktivitätsrolle sein.',
    fr: '{role} a des permissions dangereuses : **{permissions}**. Des membres les recevraient sans aucun contrôle, ce ne peut donc pas être un rôle d’activité.',
    es: '{role} tiene permisos peligrosos: **{permissions}**. Los miembros los recibirían sin que nadie lo revise, así que no puede ser un rol de actividad.',
    'pt-BR':
      '{role} tem permissões perigosas: **{permissions}**. Membros as receberiam sem ninguém conferir, por isso não pode ser um cargo de atividade.',
  },
  'activityRoles.levelRole': {
    en: '{role} is a level role. Choose a role that members cannot earn by a level.',
    de: '{role} ist eine Level-Rolle. Nimm eine Rolle, die niemand durch ein Level bekommt.',
    fr: '{role} est un rôle de niveau. Choisis un rôle qu’aucun niveau ne donne.',
    es: '{role} es un rol de nivel. Elige un rol que no se consiga con un nivel.',
    'pt-BR': '{role} é um cargo de nível. Escolha um cargo que nenhum nível dá.',
  },
  'activityRoles.managerRole': {
    en: '{role} is a manager role. Members would get it without anybody checking.',
    de: '{role} ist eine Manager-Rolle. Mitglieder bekämen sie, ohne dass es jemand prüft.',
    fr: '{role} est un rôle de gestion. Des membres le recevraient sans aucun contrôle.',
    es: '{role} es un rol de gestión. Los miembros lo recibirían sin que nadie lo revise.',
    'pt-BR': '{role} é um cargo de gestão. Membros o receberiam sem ninguém conferir.',
  },
  'activityRoles.removed': {
    en: '{role} is no longer an activity role. Its holders lose it in a moment.',
    de: '{role} ist keine Aktivitätsrolle mehr. Wer sie hat, verliert sie gleich.',
    fr: '{role} n’est plus un rôle d’activité. Ceux qui l’ont le perdent dans un instant.',
    es: '{role} ya no es un rol de actividad. Quienes lo tienen lo pierden en un momento.',
    'pt-BR': '{role} não é mais um cargo de atividade. Quem o tem o perde em instantes.',
  },
  'activityRoles.none': {
    en: 'This is no activity role. See them with {list}.',
    de: 'Das ist keine Aktivitätsrolle. Sieh sie dir mit {list} an.',
    fr: 'Ce n’est pas un rôle d’activité. Regarde-les avec {list}.',
    es: 'Este no es un rol de actividad. Míralos con {list}.',
    'pt-BR': 'Este não é um cargo de atividade. Veja quais são com {list}.',
  },
  'activityRoles.title': {
    en: 'Activity roles',
    de: 'Aktivitätsrollen',
    fr: 'Rôles d’activité',
    es: 'Roles de actividad',
    'pt-BR': 'Cargos de atividade',
  },
  'activityRoles.empty': {
    en: 'There are no activity roles yet. Add one with {add}.',
    de: 'Es gibt noch keine Aktivitätsrollen. Füge eine mit {add} hinzu.',
    fr: 'Il n’y a pas encore de rôle d’activité. Ajoute-en un avec {add}.',
    es: 'Todavía no hay roles de actividad. Añade uno con {add}.',
    'pt-BR': 'Ainda não há cargos de atividade. Adicione um com {add}.',
  },
  'activityRoles.line': {
    en: '{role} · {members} {members|member|members} · {days} {days|day|days} · {holders}',
    de: '{role} · {members} {members|Mitglied|Mitglieder} · {days} {days|Tag|Tage} · {holders}',
    fr: '{role} · {members} {members|membre|membres} · {days} {days|jour|jours} · {holders}',
    es: '{role} · {members} {members|miembro|miembros} · {days} {days|día|días} · {holders}',
    'pt-BR': '{role} · {members} {members|membro|membros} · {days} {days|dia|dias} · {holders}',
  },
  'activityRoles.nobody': {
    en: 'nobody yet',
    de: 'noch niemand',
    fr: 'personne pour l’instant',
    es: 'nadie todavía',
    'pt-BR': 'ninguém ainda',
  },
  'activityRoles.more': {
    en: 'and {count} more',
    de: 'und {count} weitere',
    fr: 'et {count} de plus',
    es: 'y {count} más',
    'pt-BR': 'e mais {count}',
  },
})

const optionsIn = (role: string, what: string, members: string, many: string, days: string, long: string) => ({
  role: { name: role, description: what },
  members: { name: members, description: many },
  days: { name: days, description: long },
})

export const activityRolesTranslations = {
  de: { name: 'aktivitätsrollen', description: 'Rollen für die aktivsten Mitglieder der letzten Tage' },
  fr: { name: 'rôlesactivité', description: 'Les rôles des membres les plus actifs des derniers jours' },
  es: { name: 'rolesactividad', description: 'Roles para los miembros más activos de los últimos días' },
  'pt-BR': { name: 'cargosatividade', description: 'Cargos para os membros mais ativos dos últimos dias' },
}

export const activityRolesAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Gibt eine Rolle den aktivsten Mitgliedern; wird täglich erneuert',
    options: optionsIn(
      ...(['rolle', 'Welche Rolle', 'mitglieder', 'Wie viele sie haben, 1 bis 100; sonst 10'] as const),
      ...(['tage', 'Über wie viele Tage XP zählen, 1 bis 30; sonst 7'] as const),
    ),
  },
  fr: {
    name: 'ajouter',
    description: 'Donne un rôle aux membres les plus actifs, renouvelé chaque jour',
    options: optionsIn(
      ...(['rôle', 'Quel rôle', 'membres', 'Combien l’ont, de 1 à 100 ; 10 par défaut'] as const),
      ...(['jours', 'Sur combien de jours l’XP compte, de 1 à 30 ; 7 par défaut'] as const),
    ),
  },
  es: {
    name: 'añadir',
    description: 'Da un rol a los miembros más activos; se renueva cada día',
    options: optionsIn(
      ...(['rol', 'Qué rol', 'miembros', 'Cuántos lo tienen, de 1 a 100; si lo omites, 10'] as const),
      ...(['días', 'De cuántos días cuenta la XP, de 1 a 30; si lo omites, 7'] as const),
    ),
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Dá um cargo aos membros mais ativos; renovado todo dia',
    options: optionsIn(
      ...(['cargo', 'Qual cargo', 'membros', 'Quantos o têm, de 1 a 100; se omitir, 10'] as const),
      ...(['dias', 'De quantos dias o XP conta, de 1 a 30; se omitir, 7'] as const),
    ),
  },
}

export const activityRolesRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Nimmt den Inhabern eine Aktivitätsrolle und vergibt sie nicht mehr',
    options: { role: { name: 'rolle', description: 'Welche Aktivitätsrolle' } },
  },
  fr: {
    name: 'retirer',
    description: 'Retire un rôle d’activité à ceux qui l’ont et ne le donne plus',
    options: { role: { name: 'rôle', description: 'Quel rôle d’activité' } },
  },
  es: {
    name: 'quitar',
    description: 'Quita un rol de actividad a quienes lo tienen y deja de darlo',
    options: { role: { name: 'rol', description: 'Qué rol de actividad' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Tira um cargo de atividade de quem o tem e deixa de dá-lo',
    options: { role: { name: 'cargo', description: 'Qual cargo de atividade' } },
  },
}

export const activityRolesListTranslations = {
  de: { name: 'liste', description: 'Zeigt alle Aktivitätsrollen und wer sie hat' },
  fr: { name: 'liste', description: 'Affiche tous les rôles d’activité et qui les a' },
  es: { name: 'lista', description: 'Muestra todos los roles de actividad y quién los tiene' },
  'pt-BR': { name: 'lista', description: 'Mostra todos os cargos de atividade e quem os tem' },
}
