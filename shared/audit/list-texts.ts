import { texts } from '../text/texts.ts'
import { AUDIT_GROUP_NAMES } from './group-texts.ts'

/** The sentences about the lists of a guild, e.g. its ignored channels, and the names of these lists. */
export const auditListTexts = texts({
  'audit.added': {
    en: '{who} added {target} to “{list}”',
    de: '{who} hat {target} zu „{list}“ hinzugefügt',
    fr: '{who} a ajouté {target} à « {list} »',
    es: '{who} ha añadido {target} a «{list}»',
    'pt-BR': '{who} adicionou {target} a “{list}”',
  },
  'audit.removed': {
    en: '{who} removed {target} from “{list}”',
    de: '{who} hat {target} aus „{list}“ entfernt',
    fr: '{who} a retiré {target} de « {list} »',
    es: '{who} ha quitado {target} de «{list}»',
    'pt-BR': '{who} removeu {target} de “{list}”',
  },
  'audit.multiplierSet': {
    en: '{who} set the multiplier of {target} to ×{factor}',
    de: '{who} hat den Multiplikator von {target} auf ×{factor} gesetzt',
    fr: '{who} a fixé le multiplicateur de {target} à ×{factor}',
    es: '{who} ha puesto el multiplicador de {target} en ×{factor}',
    'pt-BR': '{who} definiu o multiplicador de {target} como ×{factor}',
  },
  'audit.multiplier': {
    en: 'Multipliers',
    de: 'Multiplikatoren',
    fr: 'Multiplicateurs',
    es: 'Multiplicadores',
    'pt-BR': 'Multiplicadores',
  },
  'audit.earning-channel': {
    en: 'Only these channels earn XP',
    de: 'Nur diese Kanäle bringen XP',
    fr: 'Seuls ces salons rapportent de l’XP',
    es: 'Solo estos canales dan XP',
    'pt-BR': 'Só estes canais rendem XP',
  },
  'audit.ignored': AUDIT_GROUP_NAMES.ignored,
  'audit.bot': AUDIT_GROUP_NAMES.bots,
  'audit.premium': { en: 'Premium', de: 'Premium', fr: 'Premium', es: 'Premium', 'pt-BR': 'Premium' },
  'audit.key': {
    en: 'API keys',
    de: 'API-Schlüssel',
    fr: 'Clés d’API',
    es: 'Claves de API',
    'pt-BR': 'Chaves de API',
  },
  'audit.webhook': { en: 'Webhooks', de: 'Webhooks', fr: 'Webhooks', es: 'Webhooks', 'pt-BR': 'Webhooks' },
  'audit.linked-roles': {
    en: 'Linked roles',
    de: 'Verknüpfte Rollen',
    fr: 'Rôles liés',
    es: 'Roles vinculados',
    'pt-BR': 'Cargos vinculados',
  },
  'audit.webhookChanged': {
    en: '{who} changed the webhook to {host}',
    de: '{who} hat den Webhook an {host} geändert',
    fr: '{who} a modifié le webhook vers {host}',
    es: '{who} ha cambiado el webhook a {host}',
    'pt-BR': '{who} mudou o webhook para {host}',
  },
  'audit.webhookSecret': {
    en: '{who} replaced the secret of the webhook to {host}',
    de: '{who} hat das Geheimnis des Webhooks an {host} ersetzt',
    fr: '{who} a remplacé le secret du webhook vers {host}',
    es: '{who} ha sustituido el secreto del webhook a {host}',
    'pt-BR': '{who} substituiu o segredo do webhook para {host}',
  },
  'audit.command-limit': AUDIT_GROUP_NAMES.commands,
  'audit.manager': {
    en: 'Manager roles',
    de: 'Manager-Rollen',
    fr: 'Rôles de gestionnaire',
    es: 'Roles de gestor',
    'pt-BR': 'Cargos de gestor',
  },
  'audit.viewer': {
    en: 'Roles that may view the dashboard',
    de: 'Rollen, die das Dashboard ansehen dürfen',
    fr: 'Rôles qui peuvent voir le tableau de bord',
    es: 'Roles que pueden ver el panel',
    'pt-BR': 'Cargos que podem ver o painel',
  },
})
