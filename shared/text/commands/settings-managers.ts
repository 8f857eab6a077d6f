export const managersTranslations = {
  de: { name: 'manager', description: 'Rollen, deren Mitglieder diesen Bot verwalten dürfen' },
  fr: { name: 'gestionnaires', description: 'Rôles dont les membres peuvent gérer ce bot' },
  es: { name: 'gestores', description: 'Roles cuyos miembros pueden gestionar este bot' },
  'pt-BR': { name: 'gestores', description: 'Cargos cujos membros podem gerenciar este bot' },
}

export const managersAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Lässt Mitglieder mit einer Rolle diesen Bot verwalten',
    options: { role: { name: 'rolle', description: 'Welche Rolle' } },
  },
  fr: {
    name: 'ajouter',
    description: 'Laisse les membres ayant un rôle gérer ce bot',
    options: { role: { name: 'rôle', description: 'Quel rôle' } },
  },
  es: {
    name: 'añadir',
    description: 'Deja que los miembros con un rol gestionen este bot',
    options: { role: { name: 'rol', description: 'Qué rol' } },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Deixa os membros com um cargo gerenciarem este bot',
    options: { role: { name: 'cargo', description: 'Qual cargo' } },
  },
}

export const managersRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Lässt Mitglieder mit einer Rolle diesen Bot nicht mehr verwalten',
    options: { role: { name: 'rolle', description: 'Welche Manager-Rolle' } },
  },
  fr: {
    name: 'retirer',
    description: 'Ne laisse plus les membres ayant un rôle gérer ce bot',
    options: { role: { name: 'rôle', description: 'Quel rôle de gestionnaire' } },
  },
  es: {
    name: 'quitar',
    description: 'Los miembros con un rol ya no gestionan este bot',
    options: { role: { name: 'rol', description: 'Qué rol de gestor' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Os membros com um cargo não gerenciam mais este bot',
    options: { role: { name: 'cargo', description: 'Qual cargo de gestor' } },
  },
}

export const managersListTranslations = {
  de: { name: 'liste', description: 'Zeigt, wessen Rollen sie diesen Bot verwalten lassen' },
  fr: { name: 'liste', description: 'Affiche les rôles qui permettent de gérer ce bot' },
  es: { name: 'lista', description: 'Muestra qué roles permiten gestionar este bot' },
  'pt-BR': { name: 'lista', description: 'Mostra quais cargos permitem gerenciar este bot' },
}
