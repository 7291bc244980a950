import type { EChartsOption } from 'echarts'

export const COLOURS = { good: '#0f7a4f', late: '#c8352f', near: '#dda715', plan: '#0b4a8b', brand: '#a5172d' } as const

const TEXT = { fontFamily: 'Be Vietnam Pro, sans-serif', fontSize: 13, color: '#2b2f33' }

export interface Series {
  name: string
  colour: string
  values: readonly number[]
}

export interface Size {
  width: number
  height: number
}

/**
 * Draws a chart as SVG on the server. The library is loaded with the first chart, and what it holds of one is let go at once.
 */
async function draw(option: EChartsOption, { width, height }: Size): Promise<string> {
  const { init } = await import('echarts')
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: TEXT, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

const legend = { top: 0, right: 8, itemWidth: 22, itemHeight: 12, textStyle: TEXT }
const line = { lineStyle: { color: '#dcdfe4' } }

/** Bars side by side in rows, each row's parts stacked: on time and late by unit. */
export function stackedBars(rows: readonly string[], series: readonly Series[], width = 620): Promise<string> {
  return draw(
    {
      legend,
      grid: { left: 8, right: 20, top: 34, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, splitLine: line, axisLabel: TEXT },
      yAxis: { type: 'category', data: [...rows], inverse: true, axisTick: { show: false }, axisLabel: TEXT },
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
}

/** Lines over time. */
export function trendLines(points: readonly string[], series: readonly Series[], width = 620): Promise<string> {
  return draw(
    {
      legend,
      grid: { left: 8, right: 20, top: 34, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: [...points], boundaryGap: false, axisLabel: TEXT },
      yAxis: { type: 'value', minInterval: 1, splitLine: line, axisLabel: TEXT },
      series: series.map(({ name, colour, values }, index) => ({
        type: 'line' as const,
        name,
        symbolSize: 6,
        itemStyle: { color: colour },
        lineStyle: { color: colour, width: 2, type: index === 0 ? ('solid' as const) : ('dashed' as const) },
        ...(index === 0 ? { areaStyle: { color: colour, opacity: 0.1 } } : {}),
        data: [...values],
      })),
    },
    { width, height: 320 },
  )
}
