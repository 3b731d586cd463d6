"use strict";

// What to play is in the query: serviceUrl, partnerId, entryId or playlistId; if wanted ks, uiConfId, and stream, the only one
// to be taken: hls, progressive or dash. What became of it is in window.state, which can be read at any moment.

const asked = new URLSearchParams(location.search);
const stream = asked.get("stream");
const problems = [];

const player = KalturaPlayer.setup({
  targetId: "stage",
  provider: {
    partnerId: Number(asked.get("partnerId")),
    ...(asked.has("ks") && { ks: asked.get("ks") }),
    ...(asked.has("uiConfId") && { uiConfId: Number(asked.get("uiConfId")) }),
    env: { serviceUrl: asked.get("serviceUrl"), cdnUrl: new URL(asked.get("serviceUrl")).origin },
  },
  playback: {
    autoplay: true,
    muted: true,
    ...(stream && { streamPriority: [{ engine: "html5", format: stream }] }),
  },
});

const told = (error) => ({
  severity: error.severity ?? null,
  category: error.category ?? null,
  code: error.code ?? null,
  message: String(error.message ?? error.data?.message ?? ""),
  refused: [error.data?.results ?? []].flat().filter((result) => result.hasError).map((result) => result.error.code),
  messages: [error.data?.messages ?? []].flat().map((message) => message.message ?? message),
});

addEventListener("error", (event) => event.error && problems.push(told(event.error)));
addEventListener("unhandledrejection", (event) => problems.push(told(event.reason)));
player.addEventListener(player.Event.Core.ERROR, (event) => problems.push(told(event.payload)));

window.state = {
  get playing() { return !player.paused && !player.ended && player.currentTime > 0; },
  get ended() { return Boolean(player.ended); },
  get currentTime() { return player.currentTime || 0; },
  get duration() { return player.duration || 0; },
  get size() { return [player.videoWidth || 0, player.videoHeight || 0]; },
  get source() { return player.selectedSource?.url || null; },
  get stream() { return player.streamType || null; },
  get tracks() { return player.getTracks(player.Track.VIDEO).map(({ height, bandwidth }) => ({ height, bandwidth })); },
  get captions() { return player.getTracks(player.Track.TEXT).map(({ language, label }) => ({ language, label })); },
  get name() { return player.sources?.metadata?.name || null; },
  get poster() { return player.sources?.poster || null; },
  get error() { return problems[0] || null; },
};

const loading = asked.has("playlistId")
  ? player.loadPlaylist({ playlistId: asked.get("playlistId") })
  : player.loadMedia({ entryId: asked.get("entryId") });
loading.catch((error) => problems.unshift(told(error)));  // it says more than the event
