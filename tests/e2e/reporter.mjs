// One line per story, the failures whole, and the count that scripts/test reads.
import { Transform } from 'node:stream';

let passed = 0, failed = 0, skipped = 0;
const why = (e) => String(e?.cause?.stack ?? e?.cause ?? e?.message ?? e).split('\n').slice(0, 14).map((l) => '      ' + l).join('\n');

export default new Transform({
  writableObjectMode: true,
  transform({ type, data }, _encoding, done) {
    const is_story = (type === 'test:pass' || type === 'test:fail') && data.details?.type !== 'suite' && !data.name.endsWith('.mjs');
    if (!is_story) return done(null, type === 'test:stderr' ? data.message : undefined);
    if (data.skip !== undefined) return skipped++, done(null, `  – ${data.name} (${data.skip})\n`);
    if (type === 'test:pass') return passed++, done(null, `  ✓ ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`);
    failed++;
    done(null, `  ✗ ${data.name}\n${why(data.details.error)}\n`);
  },
  flush(done) { done(null, `${passed} passed, ${failed} failed, ${skipped} skipped\n`); },
});
