import { Counter, Gauge, Histogram, register } from 'prom-client'
import type { CounterConfiguration, GaugeConfiguration, HistogramConfiguration } from 'prom-client'

// The web process holds two bundles (server and routes) and one register: whoever comes second takes what is there.
const known = <M>(name: string) => register.getSingleMetric(name) as M | undefined

export const counter = <T extends string>(configuration: CounterConfiguration<T>): Counter<T> =>
  known<Counter<T>>(configuration.name) ?? new Counter(configuration)

export const gauge = <T extends string>(configuration: GaugeConfiguration<T>): Gauge<T> =>
  known<Gauge<T>>(configuration.name) ?? new Gauge(configuration)

export const histogram = <T extends string>(configuration: HistogramConfiguration<T>): Histogram<T> =>
  known<Histogram<T>>(configuration.name) ?? new Histogram(configuration)
