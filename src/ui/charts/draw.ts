import type { EChartsOption } from 'echarts'

export const COLOURS = { good: '#0f7a4f', late: '#c8352f', near: '#dda715', plan: '#0b4a8b', brand: '#a5172d' } as const

export const TEXT = { fontFamily: 'Be Vietnam Pro, sans-serif', fontSize: 13, color: '#2b2f33' }

export interface Series {
  name: string
  colour: string
  values: readonly number[]
  /** Where each value leads; missing where a value leads nowhere. */
  links?: readonly string[]
}

/** One chart drawn twice, since text in a drawing shrinks with it: for a desk and for a telephone. */
export interface Drawing {
  wide: string
  narrow: string
}

/** In pixels. */
interface Size {
  width: number
  height: number
}

const WIDE = 620
const NARROW = 330

interface Painter {
  renderToString(options: { cssAnimation: boolean; cssEmphasis: boolean; useViewBox: boolean }): string
}

/**
 * Draws a chart as SVG on the server. The library is loaded with the first chart, and what it holds of one is let go at once.
 */
export async function draw(option: EChartsOption, { width, height }: Size): Promise<string> {
  const { init } = await import('echarts')
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: TEXT, ...option })
    // The chart's own door always adds style elements, which our pages' policy forbids; its painter can leave them out.
    const { painter } = chart.getZr() as unknown as { painter: Painter }
    return painter.renderToString({ cssAnimation: false, cssEmphasis: false, useViewBox: true })
  } finally {
    chart.dispose()
  }
}

const MARK = /<path [^>]*ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)" ecmeta_ssr_type="chart"[^>]*><\/path>/g

/** Makes each bar and point a way to what it counts. Readers of the page's text have the same ways in the chart's table. */
function linked(svg: string, series: readonly Series[]): string {
  return svg.replace(MARK, (mark, seriesIndex: string, dataIndex: string) => {
    const href = series[Number(seriesIndex)]?.links?.[Number(dataIndex)]
    return href
      ? `<a href="${href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" tabindex="-1">${mark}</a>`
      : mark
  })
}

const legend = { top: 0, right: 8, itemWidth: 22, itemHeight: 12, textStyle: TEXT }
const line = { lineStyle: { color: '#dcdfe4' } }

/** Bars side by side in rows, each row's parts stacked: on time and late by unit. */
export async function stackedBars(rows: readonly string[], series: readonly Series[]): Promise<Drawing> {
  const at = async (width: number): Promise<string> => {
    const svg = await draw(
      {
        legend,
        grid: { left: 8, right: 20, top: 34, bottom: 8, containLabel: true },
        xAxis: { type: 'value', minInterval: 1, splitNumber: width / 120, splitLine: line, axisLabel: TEXT },
        yAxis: {
          type: 'category',
          data: [...rows],
          inverse: true,
          axisTick: { show: false },
          axisLabel: { ...TEXT, width: width * 0.36, overflow: 'truncate' },
        },
        series: series.map(({ name, colour, values }) => ({
          type: 'bar' as const,
          name,
          stack: 'all',
          barWidth: '58%',
          itemStyle: { color: colour },
          data: [...values],
        })),
      },
      { width, height: 60 + rows.length * 30 },
    )
    return linked(svg, series)
  }
  return { wide: await at(WIDE), narrow: await at(NARROW) }
}

/** Lines over time. */
export async function trendLines(points: readonly string[], series: readonly Series[]): Promise<Drawing> {
  const at = async (size: Size): Promise<string> => {
    const svg = await draw(
      {
        legend: { ...legend, itemGap: size.width < WIDE ? 6 : 10, itemWidth: size.width < WIDE ? 16 : 22 },
        grid: { left: 8, right: 20, top: 34, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: [...points], boundaryGap: false, axisLabel: TEXT },
        yAxis: { type: 'value', minInterval: 1, splitLine: line, axisLabel: TEXT },
        series: series.map(({ name, colour, values }, index) => ({
          type: 'line' as const,
          name,
          showAllSymbol: true,
          symbolSize: 8,
          itemStyle: { color: colour },
          lineStyle: { color: colour, width: 2, type: index === 0 ? ('solid' as const) : ('dashed' as const) },
          ...(index === 0 ? { areaStyle: { color: colour, opacity: 0.1 } } : {}),
          data: [...values],
        })),
      },
      size,
    )
    return linked(svg, series)
  }
  return { wide: await at({ width: WIDE, height: 320 }), narrow: await at({ width: NARROW, height: 260 }) }
}

/** Something that takes time. */
export interface TimeBar {
  name: string
  from: Date
  to: Date
  /** How far it goes on beyond its end, paler. */
  until?: Date | undefined
  colour: string
  href: string
}

const DAY_MS = 86_400_000
const short = (at: number): string => {
  const local = new Date(at + 7 * 3_600_000)
  return `${String(local.getUTCDate()).padStart(2, '0')}/${String(local.getUTCMonth() + 1).padStart(2, '0')}`
}

/** Bars along time, one below the other, with a line for today. What began long ago begins at the left edge. */
export async function timeBars(
  bars: readonly TimeBar[],
  { now, today }: { now: Date; today: string },
): Promise<Drawing> {
  const ends = bars.flatMap(({ to, until }) => [to.getTime(), until?.getTime() ?? 0])
  const last = Math.max(now.getTime() + 7 * DAY_MS, ...ends)
  const first = Math.max(
    Math.min(now.getTime() - 7 * DAY_MS, ...bars.map(({ from }) => from.getTime())),
    now.getTime() - 90 * DAY_MS,
  )
  const from = (bar: TimeBar): number => Math.max(first, bar.from.getTime())
  const at = async (width: number): Promise<string> => {
    const svg = await draw(
      {
        grid: { left: 8, right: 24, top: 26, bottom: 8, containLabel: true },
        xAxis: {
          type: 'value',
          min: first,
          max: last,
          splitNumber: Math.round(width / 110),
          splitLine: line,
          axisLabel: { ...TEXT, formatter: (value: number) => short(value), hideOverlap: true, showMinLabel: false },
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: bars.map(({ name }) => name),
          axisTick: { show: false },
          axisLabel: { ...TEXT, width: width * 0.38, overflow: 'truncate' },
        },
        series: [
          { type: 'bar', stack: 'time', silent: true, itemStyle: { color: 'transparent' }, data: bars.map(from) },
          {
            type: 'bar',
            stack: 'time',
            barWidth: '60%',
            data: bars.map((bar) => ({
              value: Math.max(DAY_MS / 2, bar.to.getTime() - from(bar)),
              itemStyle: { color: bar.colour },
            })),
            markLine: {
              symbol: 'none',
              silent: true,
              lineStyle: { color: '#2b2f33', type: 'solid' },
              label: { ...TEXT, formatter: today, position: 'start', rotate: 0 },
              data: [{ xAxis: now.getTime() }],
            },
          },
          {
            type: 'bar',
            stack: 'time',
            data: bars.map((bar) => ({
              value: bar.until ? Math.max(0, bar.until.getTime() - Math.max(bar.to.getTime(), from(bar))) : 0,
              itemStyle: { color: bar.colour, opacity: 0.4 },
            })),
          },
        ],
      },
      { width, height: 50 + bars.length * 26 },
    )
    const links = bars.map(({ href }) => href)
    const plain = { name: '', colour: '', values: [] }
    return linked(svg, [plain, { ...plain, links }, { ...plain, links }])
  }
  return { wide: await at(WIDE), narrow: await at(NARROW) }
}
