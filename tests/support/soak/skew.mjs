// Preloaded into one process of a soak: its machine's clock goes wrong by so much. Nothing else of it is touched.
const skewMs = Number(process.env.SOAK_SKEW_MS ?? 0)
const RealDate = Date
const skewed = () => RealDate.now() + skewMs

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) => Reflect.construct(target, args.length === 0 ? [skewed()] : args),
  apply: (target) => new target(skewed()).toString(),
  get: (target, name) => (name === 'now' ? skewed : Reflect.get(target, name)),
})
