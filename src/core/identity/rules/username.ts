/** A name to sign in by: 3 to 64 small letters, digits, dots, hyphens, underscores, none of these three first. */
export const isUsername = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{2,63}$/.test(name)

/** A username as it is stored, however it was typed. */
export const usernameOf = (typed: string): string => typed.trim().toLowerCase()
