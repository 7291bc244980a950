import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkContent } from '../src/core/files/rules/content.ts'
import { jpeg } from '../src/core/files/testing/papers.ts'
import { findCorners } from '../src/ui/scan/corners.ts'
import {
  isPage,
  type Pixels,
  type Point,
  project,
  projectionTo,
  type Quad,
  sizeOf,
  straighten,
  turn,
} from '../src/ui/scan/geometry.ts'
import { blackAndWhite } from '../src/ui/scan/ink.ts'
import { pdfOf } from '../src/ui/scan/pdf.ts'

const quadOf = (...numbers: number[]): Quad =>
  [0, 2, 4, 6].map((at) => ({ x: numbers[at], y: numbers[at + 1] })) as unknown as Quad

/** A white page with a grey frame within, on a dark desk: each pixel asks where on the page it lies. */
function photograph(quad: Quad, width = 300, height = 400): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  const side = (a: Point, b: Point, p: Point): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const inside = quad.every((corner, index) => side(corner, quad[(index + 1) % 4] as Point, { x, y }) >= 0)
      data.set(inside ? [235, 235, 230, 255] : [60, 50, 40, 255], (y * width + x) * 4)
    }
  return { width, height, data }
}
const skewed = [
  ['turned a little', quadOf(60, 40, 250, 60, 235, 350, 45, 330)],
  ['seen from below', quadOf(90, 60, 210, 60, 270, 360, 30, 360)],
  ['seen from the left', quadOf(50, 30, 240, 80, 240, 320, 50, 370)],
] as const

describe('straightening', () => {
  test.each(skewed)('a page %s comes out rectangular within a pixel: its corners fall on the corners', (_, quad) => {
    const { width, height } = sizeOf(quad)
    const projection = projectionTo(quad, width, height)
    const corners: Point[] = [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: width, y: height },
      { x: 0, y: height },
    ]
    corners.forEach((corner, index) => {
      const there = project(projection, corner)
      expect(Math.hypot(there.x - (quad[index] as Point).x, there.y - (quad[index] as Point).y)).toBeLessThan(0.01)
    })
  })

  test.each(skewed)('of a page %s nothing of the desk is left within two pixels of the edge', (_, quad) => {
    const page = straighten(photograph(quad), quad, sizeOf(quad))
    for (let y = 2; y < page.height - 2; y += 1)
      for (const x of [2, Math.floor(page.width / 2), page.width - 3])
        expect(page.data[(y * page.width + x) * 4]).toBeGreaterThan(200)
  })

  test('whatever the four corners, the middle of the page lies within the page', () => {
    const coordinate = (from: number, to: number) => fc.integer({ min: from, max: to })
    const near = (x: number, y: number) => fc.record({ x: coordinate(x - 40, x + 40), y: coordinate(y - 40, y + 40) })
    fc.assert(
      fc.property(near(60, 60), near(240, 60), near(240, 340), near(60, 340), (...corners) => {
        const quad = corners as unknown as Quad
        fc.pre(isPage(quad))
        const { width, height } = sizeOf(quad)
        const middle = project(projectionTo(quad, width, height), { x: width / 2, y: height / 2 })
        const xs = corners.map(({ x }) => x)
        const ys = corners.map(({ y }) => y)
        expect(middle.x).toBeGreaterThan(Math.min(...xs))
        expect(middle.x).toBeLessThan(Math.max(...xs))
        expect(middle.y).toBeGreaterThan(Math.min(...ys))
        expect(middle.y).toBeLessThan(Math.max(...ys))
      }),
    )
  })

  test.each([
    ['a page', quadOf(0, 0, 100, 0, 100, 100, 0, 100), true],
    ['crossed corners', quadOf(0, 0, 100, 100, 100, 0, 0, 100), false],
    ['the wrong way round', quadOf(0, 0, 0, 100, 100, 100, 100, 0), false],
    ['a corner pushed in', quadOf(0, 0, 100, 0, 20, 20, 0, 100), false],
    ['a sliver', quadOf(0, 0, 100, 0, 100, 5, 0, 5), false],
  ])('%s', (_, quad, is) => expect(isPage(quad)).toBe(is))

  test('four quarter turns are none', () => {
    const photo = photograph(quadOf(10, 10, 50, 12, 45, 70, 8, 60), 64, 80)
    expect(turn(turn(turn(turn(photo))))).toEqual(photo)
    expect(turn(photo)).toMatchObject({ width: 80, height: 64 })
  })
})

describe('finding the corners', () => {
  test.each(skewed)('of a page %s: within three pixels', (_, quad) => {
    const found = findCorners(photograph(quad))
    found?.forEach((corner, index) => {
      const real = quad[index] as Point
      expect(Math.hypot(corner.x - real.x, corner.y - real.y)).toBeLessThan(3)
    })
    expect(found).toBeDefined()
  })

  test.each([
    ['a dark desk without a page', quadOf(0, 0, 0, 0, 0, 0, 0, 0)],
    ['a scrap in the corner', quadOf(5, 5, 45, 5, 45, 45, 5, 45)],
    ['a page that fills the picture', quadOf(-1, -1, 301, -1, 301, 401, -1, 401)],
  ])('%s: none, so a person sets them', (_, quad) => expect(findCorners(photograph(quad))).toBeUndefined())
})

test('in black and white a shadow across the page is paper, and the line under it is ink', () => {
  const [width, height] = [200, 200]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const light = 240 - x * 0.7
      const value = y === 100 || y === 101 ? light * 0.4 : light
      data.set([value, value, value, 255], (y * width + x) * 4)
    }
  const page = blackAndWhite({ width, height, data })
  const at = (x: number, y: number) => page.data[(y * width + x) * 4]
  expect([at(20, 50), at(180, 50), at(20, 100), at(180, 101)]).toEqual([255, 255, 0, 0])
})

test('several pages become one PDF that is taken in like any other', async () => {
  const picture = new Uint8Array(jpeg())
  const file = pdfOf([
    { jpeg: picture, width: 1654, height: 2339 },
    { jpeg: picture, width: 2339, height: 1654 },
  ])
  const text = Buffer.from(file).toString('latin1')
  expect(text.match(/\/Type \/Page /g)).toHaveLength(2)
  expect(text).toContain('/MediaBox [0 0 595.44 842.04]')
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(start, start + 4)).toBe('xref')
  // Each row of the table leads to the object it names.
  const rows = [...text.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, place]) => Number(place))
  for (const [index, place] of rows.entries()) expect(text.slice(place, place + 8)).toContain(`${index + 1} 0 obj`)
  expect(await checkContent(Buffer.from(file))).toEqual({ ok: true, value: 'application/pdf' })
})
