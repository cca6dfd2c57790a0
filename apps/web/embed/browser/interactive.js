;(() => {
  const { series, chart, tooltip, ...options } = JSON.parse(document.getElementById('spec').textContent)
  const pointAt = ({ seriesIndex, dataPointIndex }) => series[seriesIndex]?.data[dataPointIndex]
  const place = document.getElementById('drawing')
  place.replaceChildren()
  /** An element rather than HTML, in which the name of an agency could be more than text. */
  const tipAt = (at) => {
    const tip = document.createElement('div')
    tip.className = 'tip'
    tip.textContent = pointAt(at)?.detail ?? ''
    return tip
  }
  new ApexCharts(place, {
    ...options,
    series,
    chart: { ...chart, width: '100%' },
    dataLabels: { ...options.dataLabels, formatter: (_, at) => (at && pointAt(at)?.label) ?? '' },
    tooltip: { ...tooltip, enabled: true, custom: tipAt },
  })
    .render()
    .then(() => document.documentElement.setAttribute('data-drawn', ''))
})()
