import type { Text } from '../../platform/i18n/index.ts'
import type { Part } from './queries/resolutions.ts'

/** Parts as a tree is read, with how deep each stands. */
export function inTree(
  parts: readonly Part[],
  parentId: string | null = null,
  depth = 0,
): { id: string; name: Text; depth: number }[] {
  return parts
    .filter((part) => part.parentId === parentId)
    .flatMap(({ id, name }) => [{ id, name, depth }, ...inTree(parts, id, depth + 1)])
}
