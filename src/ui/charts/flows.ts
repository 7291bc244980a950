import { type Drawing, draw, TEXT } from './draw.ts'

/** So much that goes from one to another. */
export interface Flow {
  from: string
  to: string
  value: number
  colour: string
  href: string
}

const LEFT = 'l '
const RIGHT = 'r '
const NODE = 22
// A flow is a curve; the bars at its ends are not.
const CURVE = /<path d="[^"]*C[^"]*" [^>]*ecmeta_data_index="(\d+)" ecmeta_ssr_type="chart"[^>]*><\/path>/g

/** Who on the left gives how much to whom on the right, each flow a way to what it counts. Names of the same one on both sides are two ends. */
export async function flows(all: readonly Flow[], heads: readonly [left: string, right: string]): Promise<Drawing> {
  const names = (side: 'from' | 'to') => [...new Set(all.map((flow) => flow[side]))]
  const [lefts, rights] = [names('from'), names('to')]
  const at = async (width: number, margin: number, fontSize = TEXT.fontSize): Promise<string> => {
    const label = { ...TEXT, fontSize, width: margin - 14, overflow: 'truncate' as const }
    const node = (side: string, position: 'left' | 'right') => (name: string) => ({
      name: side + name,
      itemStyle: { color: '#5b6670' },
      label: { ...label, position, formatter: name },
    })
    const head = (text: string, more: object) => ({
      ...TEXT,
      type: 'text' as const,
      top: 0,
      style: { text, ...TEXT, fontWeight: 'bold' as const, fill: TEXT.color },
      ...more,
    })
    const svg = await draw(
      {
        graphic: [head(heads[0], { left: 4 }), head(heads[1], { right: 4 })],
        series: [
          {
            type: 'sankey',
            ...{ left: margin, right: margin, top: 30, bottom: 8, nodeWidth: 8, nodeGap: 10, draggable: false },
            data: [...lefts.map(node(LEFT, 'left')), ...rights.map(node(RIGHT, 'right'))],
            links: all.map(({ from, to, value, colour }) => ({
              ...{ source: LEFT + from, target: RIGHT + to, value },
              lineStyle: { color: colour, opacity: 0.45 },
            })),
          },
        ],
      },
      { width, height: 60 + Math.max(lefts.length, rights.length) * (NODE + 14) },
    )
    return svg.replace(CURVE, (curve, index: string) => {
      const flow = all[Number(index)]
      return flow
        ? `<a href="${flow.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" tabindex="-1">${curve}</a>`
        : curve
    })
  }
  return { wide: await at(760, 200), narrow: await at(330, 118, 12) }
}
