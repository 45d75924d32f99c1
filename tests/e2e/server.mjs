// A site of a story's own. It lives as long as the run, and is never what keeps the run from ending.
import { createServer } from 'node:http';

export async function serve(answer, port = 0) {
  const server = createServer(answer).unref();
  server.on('connection', (socket) => socket.unref());
  await new Promise((ready, failed) => server.on('error', failed).listen(port, ready));
  return server.address().port;
}
