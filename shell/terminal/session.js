// One shell over a WebSocket. All frames are binary: a text frame kills the session, and an empty one ends it. The first
// says how large the terminal is.
const encoder = new TextEncoder();
const ECHO_EVERY_MS = 2000;
const COOKIE_SECONDS = 10; // long enough to reach the same router
const MOST_WAITING = 40 << 20; // bytes not drawn yet; the terminal itself gives up at 50 MB

const size_text = ({ rows, cols }) => JSON.stringify({ Rows: rows, Cols: cols });

function set_cookies(cookies) {
  for (const cookie of cookies) document.cookie = `${cookie}; Max-Age=${COOKIE_SECONDS}`;
}

// Addresses may be places on this very host ("/api/router/…").
function address_of(text) {
  const url = new URL(text, document.baseURI);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

export class Session {
  constructor(terminal, addresses, cookies, tell) {
    Object.assign(this, { terminal, tell, addresses: [...addresses], bytes: 0, waiting: 0, lost: 0, echo_told: 0, over: false });
    set_cookies(cookies);
    this.connect();
  }

  connect() {
    this.opened = 0;
    let socket;
    try {
      socket = this.socket = new WebSocket(address_of(this.addresses.shift()));
    } catch (error) {
      this.closed({ code: 1006, reason: String(error.message ?? error) });
      return;
    }
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.opened = performance.now();
      socket.send(encoder.encode(size_text(this.terminal)));
    };
    socket.onmessage = ({ data }) => this.arrived(new Uint8Array(data));
    const closed = (event) => {
      socket.onclose = socket.onerror = null;
      this.closed(event);
    };
    socket.onclose = closed;
    // An address that the page's policy does not allow ends with an error, and in Chromium with no close after it.
    socket.onerror = () => { if (!this.opened) closed({ code: 1006, reason: '' }); };
  }

  arrived(bytes) {
    if (this.bytes === 0) this.tell('joined', { after: performance.now() - this.opened });
    this.bytes += bytes.length;
    this.tell_echo();
    if (this.waiting + bytes.length > MOST_WAITING) {
      this.lost += bytes.length;
      return;
    }
    this.waiting += bytes.length;
    this.terminal.write(bytes, () => this.drawn(bytes.length));
  }

  drawn(size) {
    this.waiting -= size;
    if (this.lost === 0 || this.waiting > 0) return;
    this.terminal.write(`\r\n\x1b[0;33m[${(this.lost / 1e6).toFixed(1)} MB came faster than they could be shown]\x1b[0m\r\n`);
    this.lost = 0;
  }

  tell_echo() {
    if (!this.typed_at) return;
    const now = performance.now();
    const echo = now - this.typed_at;
    this.typed_at = 0;
    if (now - this.echo_told < ECHO_EVERY_MS) return;
    this.echo_told = now;
    this.tell('echo', { after: echo });
  }

  // A handshake that fails says 1006 and no more: the next address may be the router's own.
  closed({ code, reason }) {
    if (this.over) return;
    if (!this.opened && this.addresses.length > 0) {
      this.connect();
      return;
    }
    this.over = true;
    this.tell('closed', { code, reason, spoke: this.bytes > 0, reached: this.opened > 0, after: this.opened ? performance.now() - this.opened : 0 });
  }

  get live() { return !this.over; }
  get ready() { return this.socket?.readyState === WebSocket.OPEN; }

  write(bytes) {
    if (!this.ready || bytes.length === 0) return;
    this.typed_at ||= performance.now();
    this.socket.send(bytes);
  }

  type(text) { this.write(encoder.encode(text)); }
  resize() { if (this.ready) this.socket.send(encoder.encode(`\0RESIZE:${size_text(this.terminal)}`)); }

  end() {
    this.over = true;
    this.socket?.close(1000);
  }
}
