;(() => {
  const { series, chart, ...options } = JSON.parse(document.getElementById('spec').textContent)
  const labelAt = ({ seriesIndex, dataPointIndex }) => series[seriesIndex]?.data[dataPointIndex]?.label ?? ''
  const place = document.getElementById('drawing')
  place.replaceChildren()
  const ofPoint = (_, at) => (at ? labelAt(at) : '')
  new ApexCharts(place, {
    ...options,
    series,
    chart: { ...chart, width: '100%' },
    dataLabels: { ...options.dataLabels, formatter: ofPoint },
    tooltip: { enabled: true, y: { formatter: ofPoint } },
  })
    .render()
    .then(() => document.documentElement.setAttribute('data-drawn', ''))
})()
