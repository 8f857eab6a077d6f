export const ignoredTranslations = {
  de: { name: 'ignoriert', description: 'Kanäle und Rollen, die keine XP bringen' },
  fr: { name: 'ignorés', description: 'Les salons et rôles qui ne rapportent pas d’XP' },
  es: { name: 'ignorados', description: 'Los canales y roles que no dan XP' },
  'pt-BR': { name: 'ignorados', description: 'Os canais e cargos que não rendem XP' },
}

export const ignoredChannelsTranslations = {
  de: { name: 'kanäle', description: 'Kanäle, die keine XP bringen' },
  fr: { name: 'salons', description: 'Les salons qui ne rapportent pas d’XP' },
  es: { name: 'canales', description: 'Los canales que no dan XP' },
  'pt-BR': { name: 'canais', description: 'Os canais que não rendem XP' },
}

export const ignoredRolesTranslations = {
  de: { name: 'rollen', description: 'Rollen, deren Mitglieder keine XP verdienen' },
  fr: { name: 'rôles', description: 'Les rôles dont les membres ne gagnent pas d’XP' },
  es: { name: 'roles', description: 'Los roles cuyos miembros no ganan XP' },
  'pt-BR': { name: 'cargos', description: 'Os cargos cujos membros não ganham XP' },
}

export const ignoredChannelsAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Ein Kanal mit seinen Threads oder eine ganze Kategorie bringt keine XP mehr',
    options: { channel: { name: 'kanal', description: 'Welcher Kanal, Thread oder welche Kategorie' } },
  },
  fr: {
    name: 'ajouter',
    description: 'Un salon avec ses fils ou toute une catégorie ne rapporte plus d’XP',
    options: { channel: { name: 'salon', description: 'Quel salon, fil ou catégorie' } },
  },
  es: {
    name: 'añadir',
    description: 'Un canal con sus hilos o toda una categoría deja de dar XP',
    options: { channel: { name: 'canal', description: 'Qué canal, hilo o categoría' } },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Um canal com seus tópicos ou uma categoria inteira deixa de render XP',
    options: { channel: { name: 'canal', description: 'Qual canal, tópico ou categoria' } },
  },
}

export const ignoredChannelsRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Ein Kanal bringt wieder XP',
    options: { channel: { name: 'kanal', description: 'Welcher ignorierte Kanal' } },
  },
  fr: {
    name: 'retirer',
    description: 'Un salon rapporte à nouveau de l’XP',
    options: { channel: { name: 'salon', description: 'Quel salon ignoré' } },
  },
  es: {
    name: 'quitar',
    description: 'Un canal vuelve a dar XP',
    options: { channel: { name: 'canal', description: 'Qué canal ignorado' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Um canal volta a render XP',
    options: { channel: { name: 'canal', description: 'Qual canal ignorado' } },
  },
}

export const ignoredChannelsListTranslations = {
  de: { name: 'liste', description: 'Zeigt die ignorierten Kanäle' },
  fr: { name: 'liste', description: 'Affiche les salons ignorés' },
  es: { name: 'lista', description: 'Muestra los canales ignorados' },
  'pt-BR': { name: 'lista', description: 'Mostra os canais ignorados' },
}

export const ignoredRolesAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Mitglieder mit einer Rolle verdienen keine XP mehr',
    options: { role: { name: 'rolle', description: 'Welche Rolle' } },
  },
  fr: {
    name: 'ajouter',
    description: 'Les membres qui ont un rôle ne gagnent plus d’XP',
    options: { role: { name: 'rôle', description: 'Quel rôle' } },
  },
  es: {
    name: 'añadir',
    description: 'Los miembros con un rol dejan de ganar XP',
    options: { role: { name: 'rol', description: 'Qué rol' } },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Membros com um cargo deixam de ganhar XP',
    options: { role: { name: 'cargo', description: 'Qual cargo' } },
  },
}

export const ignoredRolesRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Mitglieder mit einer Rolle verdienen wieder XP',
    options: { role: { name: 'rolle', description: 'Welche ignorierte Rolle' } },
  },
  fr: {
    name: 'retirer',
    description: 'Les membres qui ont un rôle gagnent à nouveau de l’XP',
    options: { role: { name: 'rôle', description: 'Quel rôle ignoré' } },
  },
  es: {
    name: 'quitar',
    description: 'Los miembros con un rol vuelven a ganar XP',
    options: { role: { name: 'rol', description: 'Qué rol ignorado' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Membros com um cargo voltam a ganhar XP',
    options: { role: { name: 'cargo', description: 'Qual cargo ignorado' } },
  },
}

export const ignoredRolesListTranslations = {
  de: { name: 'liste', description: 'Zeigt die ignorierten Rollen' },
  fr: { name: 'liste', description: 'Affiche les rôles ignorés' },
  es: { name: 'lista', description: 'Muestra los roles ignorados' },
  'pt-BR': { name: 'lista', description: 'Mostra os cargos ignorados' },
}
