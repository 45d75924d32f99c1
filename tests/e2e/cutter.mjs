// A line that breaks: passes everything on, and spoils the answers whose path matches `which`, each in another way.
// Some end as if all had been said, some break in the middle of a character, some are cut again while they repeat
// what was there, some repeat only the last lines as a service does whose memory is short, some stand still.
import { createServer, request } from 'node:http';

const REPEATED = 3000; // lines: more than come between two cuts

export async function cutter({ to, which, every_ms }) {
  const upstream = new URL(to), open = new Set();
  const seen = { opened: 0, cut: 0, refused: 0, bytes: 0 };

  function spoil(res, answer, number) {
    const way = number % 5;
    const end = (clean) => {
      if (!open.delete(res)) return;
      seen.cut += 1;
      answer.destroy();
      if (clean) res.end();
      else res.destroy();
    };
    open.add(res);
    res.on('close', () => { open.delete(res); answer.destroy(); clearTimeout(timer); });
    const timer = setTimeout(() => end(way === 0), way === 3 ? 150 : every_ms);
    answer.on('data', (piece) => {
      if (!open.has(res)) return;
      seen.bytes += piece.length;
      // Of the last piece only the half goes out, wherever that is.
      if (way === 2 && Date.now() - begun > every_ms - 300) { res.write(piece.subarray(0, piece.length / 2)); setTimeout(() => end(false), 20); answer.pause(); return; }
      if (!res.write(piece)) answer.pause(), res.once('drain', () => answer.resume());
    });
    if (way === 4) setTimeout(() => answer.pause(), every_ms / 2), setTimeout(() => answer.resume(), every_ms * 0.9);
    answer.on('end', () => open.delete(res) && res.end());
    answer.on('error', () => end(false));
    const begun = Date.now();
  }

  const server = createServer((req, res) => {
    const spoilt = which.test(req.url), number = spoilt ? ++seen.opened : 0;
    if (spoilt && number % 7 === 6) { seen.refused += 1; return res.writeHead(502, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>'); }
    const path = spoilt && number > 5 && number % 2 === 0 ? `${req.url}${req.url.includes('?') ? '&' : '?'}last_n_lines=${REPEATED}` : req.url;
    const onward = request({ host: upstream.hostname, port: upstream.port, method: req.method, path, headers: { ...req.headers, host: upstream.host } }, (answer) => {
      res.writeHead(answer.statusCode, answer.headers);
      res.flushHeaders();
      if (spoilt) spoil(res, answer, number);
      else answer.pipe(res);
    });
    onward.on('error', () => res.destroy());
    res.on('close', () => onward.destroy());
    req.pipe(onward);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://localhost:${server.address().port}`, seen, close: () => { server.closeAllConnections(); server.close(); } };
}
