import { texts } from '../texts.ts'

/** The page that gives roles access to the dashboard. */
export const accessTexts = texts({
  'access.title': { en: 'Access', de: 'Zugriff', fr: 'Accès', es: 'Acceso', 'pt-BR': 'Acesso' },
  'access.intro': {
    en: 'The owner and members with Administrator or Manage Server always have access. Here you give it to more roles.',
    de: 'Wer den Server besitzt oder „Administrator“ oder „Server verwalten“ hat, hat immer Zugriff. Hier gibst du ihn weiteren Rollen.',
    fr: 'Le propriétaire et les membres qui ont « Administrateur » ou « Gérer le serveur » ont toujours accès. Ici, tu le donnes à d’autres rôles.',
    es: 'Quien sea propietario o tenga «Administrador» o «Gestionar servidor» siempre tiene acceso. Aquí se lo das a más roles.',
    'pt-BR':
      'O dono e quem tem “Administrador” ou “Gerenciar servidor” sempre têm acesso. Aqui você dá acesso a mais cargos.',
  },
  'access.role': { en: 'Role', de: 'Rolle', fr: 'Rôle', es: 'Rol', 'pt-BR': 'Cargo' },
  'access.access': { en: 'Access', de: 'Zugriff', fr: 'Accès', es: 'Acceso', 'pt-BR': 'Acesso' },
  'access.accessOf': {
    en: 'Access of {role}',
    de: 'Zugriff von {role}',
    fr: 'Accès de {role}',
    es: 'Acceso de {role}',
    'pt-BR': 'Acesso de {role}',
  },
  'access.manage': {
    en: 'Change settings and members',
    de: 'Einstellungen und Mitglieder ändern',
    fr: 'Modifier les paramètres et les membres',
    es: 'Cambiar ajustes y miembros',
    'pt-BR': 'Alterar configurações e membros',
  },
  'access.view': {
    en: 'View only',
    de: 'Nur ansehen',
    fr: 'Lecture seule',
    es: 'Solo ver',
    'pt-BR': 'Apenas ver',
  },
  'access.remove': {
    en: 'Take access from {role}',
    de: '{role} den Zugriff entziehen',
    fr: 'Retirer l’accès à {role}',
    es: 'Quitar el acceso a {role}',
    'pt-BR': 'Tirar o acesso de {role}',
  },
  'access.removeText': {
    en: 'Members with the role {role} can no longer open this dashboard, unless another role or permission lets them. It takes effect within 30 seconds.',
    de: 'Mitglieder mit der Rolle {role} können dieses Dashboard nicht mehr öffnen, außer eine andere Rolle oder Berechtigung erlaubt es. Das wirkt nach höchstens 30 Sekunden.',
    fr: 'Les membres qui ont le rôle {role} ne pourront plus ouvrir ce tableau de bord, sauf si un autre rôle ou une permission le leur permet. Cela prend effet en 30 secondes au plus.',
    es: 'Los miembros con el rol {role} ya no podrán abrir este panel, salvo que otro rol o permiso se lo permita. El cambio tarda como mucho 30 segundos.',
    'pt-BR':
      'Membros com o cargo {role} não poderão mais abrir este painel, a menos que outro cargo ou permissão permita. A mudança leva até 30 segundos.',
  },
  'access.none': {
    en: 'No role has access yet',
    de: 'Noch keine Rolle hat Zugriff',
    fr: 'Aucun rôle n’a encore accès',
    es: 'Ningún rol tiene acceso aún',
    'pt-BR': 'Nenhum cargo tem acesso ainda',
  },
  'access.noneHint': {
    en: 'Choose a role below, for example the role of your moderators.',
    de: 'Wähle unten eine Rolle, zum Beispiel die deines Moderationsteams.',
    fr: 'Choisis un rôle ci-dessous, par exemple celui de tes modérateurs.',
    es: 'Elige abajo un rol, por ejemplo el de tu equipo de moderación.',
    'pt-BR': 'Escolha abaixo um cargo, por exemplo o da sua moderação.',
  },
  'access.give': {
    en: 'Give access to a role',
    de: 'Einer Rolle Zugriff geben',
    fr: 'Donner accès à un rôle',
    es: 'Dar acceso a un rol',
    'pt-BR': 'Dar acesso a um cargo',
  },
  'access.giveButton': {
    en: 'Give access',
    de: 'Zugriff geben',
    fr: 'Donner accès',
    es: 'Dar acceso',
    'pt-BR': 'Dar acesso',
  },
  'access.given': {
    en: '{role} now has access.',
    de: '{role} hat jetzt Zugriff.',
    fr: '{role} a maintenant accès.',
    es: '{role} ya tiene acceso.',
    'pt-BR': '{role} agora tem acesso.',
  },
  'access.taken': {
    en: '{role} no longer has access.',
    de: '{role} hat keinen Zugriff mehr.',
    fr: '{role} n’a plus accès.',
    es: '{role} ya no tiene acceso.',
    'pt-BR': '{role} não tem mais acesso.',
  },
  'access.listed': {
    en: 'Has access already.',
    de: 'Hat schon Zugriff.',
    fr: 'A déjà accès.',
    es: 'Ya tiene acceso.',
    'pt-BR': 'Já tem acesso.',
  },
})
