import AjvCompiler from '@fastify/ajv-compiler'
import SerializerSelector from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Compilers = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type BuildValidator = ReturnType<typeof AjvCompiler>
type BuildSerializer = ReturnType<typeof SerializerSelector>

/**
 * Compiles a route's schemas when it is first asked: hundreds of routes compiled beforehand are most of a start, and code that most
 * processes never run.
 */
export interface SchemaCompilers {
  factory: Compilers
  /** Compiles what hasn't been asked yet. @throws of the first schema that isn't one */
  compileAll(): void
}

/** Fastify's own compilers, put off. */
export function lazyCompilers(): SchemaCompilers {
  const waiting = new Set<() => void>()

  /** @returns the function compiled, once */
  const later = <T>(compile: () => T): (() => T) => {
    let made: T | undefined
    const make = (): T => {
      made ??= compile()
      waiting.delete(make)
      return made
    }
    waiting.add(make)
    return make
  }

  return {
    factory: {
      buildValidator: ((...given) => {
        const compile = AjvCompiler()(...given)
        return (route) => {
          const made = later(() => compile(route))
          const validate = (data: unknown) => {
            const really = made()
            const is = really(data)
            // Fastify reads what is wrong from the function it was given.
            Object.assign(validate, { errors: really.errors })
            return is
          }
          return validate as ReturnType<typeof compile>
        }
      }) as BuildValidator,
      buildSerializer: ((...given) => {
        const compile = SerializerSelector()(...given)
        return (route) => {
          const made = later(() => compile(route))
          return (data: unknown) => made()(data)
        }
      }) as BuildSerializer,
    },
    compileAll() {
      for (const make of [...waiting]) make()
    },
  }
}
