import { AUDIT_GROUP_NAMES } from '../../../shared/audit/group-texts.ts'
import { texts } from '../../../shared/text/texts.ts'

export const levelRolesTexts = texts({
  'levelRoles.confirm': {
    en: 'Add it anyway',
    de: 'Trotzdem hinzufügen',
    fr: 'Ajouter quand même',
    es: 'Añadirlo de todos modos',
    'pt-BR': 'Adicionar mesmo assim',
  },
  'levelRoles.title': AUDIT_GROUP_NAMES['level-roles'],
  'levelRoles.line': {
    en: 'Level **{level}** · {role}',
    de: 'Level **{level}** · {role}',
    fr: 'Niveau **{level}** · {role}',
    es: 'Nivel **{level}** · {role}',
    'pt-BR': 'Nível **{level}** · {role}',
  },
  'levelRoles.lineJoin': {
    en: 'On joining · {role}',
    de: 'Beim Beitritt · {role}',
    fr: 'À l’arrivée · {role}',
    es: 'Al entrar · {role}',
    'pt-BR': 'Ao entrar · {role}',
  },
  'levelRoles.empty': {
    en: 'There are no level roles yet. Add one with {add}.',
    de: 'Es gibt noch keine Level-Rollen. Füge mit {add} eine hinzu.',
    fr: 'Il n’y a pas encore de rôles de niveau. Ajoutes-en un avec {add}.',
    es: 'Aún no hay roles de nivel. Añade uno con {add}.',
    'pt-BR': 'Ainda não há cargos de nível. Adicione um com {add}.',
  },
  'levelRoles.choice': {
    en: 'Level {level} · {name}',
    de: 'Level {level} · {name}',
    fr: 'Niveau {level} · {name}',
    es: 'Nivel {level} · {name}',
    'pt-BR': 'Nível {level} · {name}',
  },
  'levelRoles.deleted': {
    en: 'deleted role',
    de: 'gelöschte Rolle',
    fr: 'rôle supprimé',
    es: 'rol eliminado',
    'pt-BR': 'cargo excluído',
  },
})

export const levelRolesTranslations = {
  de: { name: 'levelrollen', description: 'Rollen, die Mitglieder für ein Level bekommen' },
  fr: { name: 'rôlesniveau', description: 'Les rôles que les membres reçoivent pour un niveau' },
  es: { name: 'rolesnivel', description: 'Los roles que los miembros reciben por un nivel' },
  'pt-BR': { name: 'cargosnível', description: 'Os cargos que os membros recebem por um nível' },
}

export const levelRolesAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Gibt eine Rolle allen, die ein Level erreichen oder schon erreicht haben',
    options: {
      role: { name: 'rolle', description: 'Welche Rolle' },
      level: { name: 'level', description: 'Ab welchem Level; 0 für alle, die beitreten' },
    },
  },
  fr: {
    name: 'ajouter',
    description: 'Donne un rôle à ceux qui atteignent un niveau ou l’ont déjà atteint',
    options: {
      role: { name: 'rôle', description: 'Quel rôle' },
      level: { name: 'niveau', description: 'À partir de quel niveau ; 0 pour tous ceux qui arrivent' },
    },
  },
  es: {
    name: 'añadir',
    description: 'Da un rol a quienes alcancen un nivel o ya lo hayan alcanzado',
    options: {
      role: { name: 'rol', description: 'Qué rol' },
      level: { name: 'nivel', description: 'A partir de qué nivel; 0 para quienes entren' },
    },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Dá um cargo a quem alcançar um nível ou já o tiver alcançado',
    options: {
      role: { name: 'cargo', description: 'Qual cargo' },
      level: { name: 'nível', description: 'A partir de qual nível; 0 para quem entrar' },
    },
  },
}

export const levelRolesRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Gibt eine Rolle nicht mehr für ein Level',
    options: { role: { name: 'rolle', description: 'Welche Level-Rolle' } },
  },
  fr: {
    name: 'retirer',
    description: 'Ne donne plus un rôle pour un niveau',
    options: { role: { name: 'rôle', description: 'Quel rôle de niveau' } },
  },
  es: {
    name: 'quitar',
    description: 'Deja de dar un rol por un nivel',
    options: { role: { name: 'rol', description: 'Qué rol de nivel' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Deixa de dar um cargo por um nível',
    options: { role: { name: 'cargo', description: 'Qual cargo de nível' } },
  },
}

export const levelRolesListTranslations = {
  de: { name: 'liste', description: 'Zeigt alle Level-Rollen' },
  fr: { name: 'liste', description: 'Affiche tous les rôles de niveau' },
  es: { name: 'lista', description: 'Muestra todos los roles de nivel' },
  'pt-BR': { name: 'lista', description: 'Mostra todos os cargos de nível' },
}
