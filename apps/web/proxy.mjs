// The development server's way to the API, so that the browser sees one origin as it does in production.

/** Nx starts both at once and knows no "ready": until the API listens, say so in a way that clients try again. */
const answerMeanwhile = (_error, _request, response) => {
  if (!('writeHead' in response) || response.headersSent) return;
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end(JSON.stringify({ detail: 'The API is not there yet, try again.' }));
};

export default {
  '/api': {
    target: 'http://127.0.0.1:8000',
    configure: (proxy) => proxy.on('error', answerMeanwhile),
  },
};
