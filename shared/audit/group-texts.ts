import type { Translated } from '../text/language.ts'
import type { AuditGroup } from './entry.ts'

/** The names of the groups of changes, where one of them is chosen. */
export const AUDIT_GROUP_NAMES: Readonly<Record<AuditGroup, Translated>> = {
  xp: { en: 'XP', de: 'XP', fr: 'XP', es: 'XP', 'pt-BR': 'XP' },
  settings: { en: 'Settings', de: 'Einstellungen', fr: 'Paramètres', es: 'Ajustes', 'pt-BR': 'Configurações' },
  'level-roles': {
    en: 'Level roles',
    de: 'Level-Rollen',
    fr: 'Rôles de niveau',
    es: 'Roles de nivel',
    'pt-BR': 'Cargos de nível',
  },
  ignored: {
    en: 'Ignored channels and roles',
    de: 'Ignorierte Kanäle und Rollen',
    fr: 'Salons et rôles ignorés',
    es: 'Canales y roles ignorados',
    'pt-BR': 'Canais e cargos ignorados',
  },
  earning: {
    en: 'Multipliers and earning channels',
    de: 'Multiplikatoren und XP-Kanäle',
    fr: 'Multiplicateurs et salons à XP',
    es: 'Multiplicadores y canales con XP',
    'pt-BR': 'Multiplicadores e canais com XP',
  },
  commands: {
    en: 'Limits of commands',
    de: 'Beschränkungen der Befehle',
    fr: 'Limites des commandes',
    es: 'Límites de los comandos',
    'pt-BR': 'Limites dos comandos',
  },
  boosts: { en: 'XP boosts', de: 'XP-Boosts', fr: 'Boosts d’XP', es: 'Boosts de XP', 'pt-BR': 'Boosts de XP' },
  seasons: { en: 'Seasons', de: 'Saisons', fr: 'Saisons', es: 'Temporadas', 'pt-BR': 'Temporadas' },
  access: {
    en: 'Access and keys',
    de: 'Zugriff und Schlüssel',
    fr: 'Accès et clés',
    es: 'Acceso y claves',
    'pt-BR': 'Acesso e chaves',
  },
  bots: { en: 'Own bots', de: 'Eigene Bots', fr: 'Bots personnalisés', es: 'Bots propios', 'pt-BR': 'Bots próprios' },
}
