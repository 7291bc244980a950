import type { App } from './types.ts'

export interface DeclaredRoute {
  method: string
  url: string
  may: string
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with the permission it asks for, in the order of declaration. */
    declaredRoutes: DeclaredRoute[]
  }
}

/**
 * Makes every route declare who may call it: one that doesn't, or that names an unknown permission, keeps the program from
 * starting.
 *
 * @param isKnown whether a permission is in the one table of permissions
 */
export function requireDeclaredPermissions(app: App, isKnown: (permission: string) => boolean): void {
  const declared: DeclaredRoute[] = []
  app.decorate('declaredRoutes', declared)
  app.addHook('onRoute', (route) => {
    const may = route.config?.may
    const methods = [route.method].flat()
    if (may === undefined || !isKnown(may))
      throw new Error(
        `${methods.join(',')} ${route.url} declares ${may === undefined ? 'no permission' : `the unknown permission ${may}`}`,
      )
    for (const method of methods) if (method !== 'HEAD') declared.push({ method, url: route.url, may })
  })
}
