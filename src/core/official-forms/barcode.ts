import encode from 'jsbarcode'

/** Room left and right of the bars, in modules: a reader must find where they begin. @law ISO/IEC 15417: at least 10 */
export const QUIET = 10

const HEIGHT = 40

/**
 * A code as Code 128 in SVG: one path, so that it prints sharp at any size. A hand-held reader types exactly this code.
 *
 * Digits go in pairs where that is shorter, so that a dossier's code fits a label.
 */
export function barcodeSvg(code: string): string {
  const { modules, path } = barsOf(code)
  const width = modules + 2 * QUIET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none"><path fill="#000" d="${path}"/></svg>`
}

/** Whether bars can hold a code: one brought over from another system may have letters they have no sign for. */
export const hasBars = (code: string): boolean => /^[\x20-\x7e]+$/.test(code)

/** The bars as runs of modules, `1` dark. @throws RangeError the code has letters that Code 128 can't hold */
export function barsOf(code: string): { bits: string; modules: number; path: string } {
  const target: { encodings?: { data: string }[] } = {}
  encode(target, code, { format: 'CODE128', valid: () => {} })
  const bits = target.encodings?.map(({ data }) => data).join('') ?? ''
  if (bits === '') throw new RangeError(`Not a code that bars can hold: ${code}`)
  let path = ''
  for (const { 0: run, index } of bits.matchAll(/1+/g))
    path += `M${index + QUIET} 0h${run.length}v${HEIGHT}h-${run.length}z`
  return { bits, modules: bits.length, path }
}
