(function () {
  'use strict';
  // Pages are XML, too: this file does without the signs that would have to be escaped there.
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  // What stands where nothing was measured.
  const ABSENT = -1000000;

  // Second differences, column after column, as the record's format says.
  function places(text, rows, columns) {
    const out = new Int32Array(rows * columns);
    let at = 0;
    let zeros = 0;
    function number() {
      let value = 0;
      let scale = 1;
      for (;;) {
        const digit = DIGITS.indexOf(text[at]);
        at += 1;
        value += digit % 32 * scale;
        if (32 > digit) { return value; }
        scale *= 32;
      }
    }
    function rest() {
      if (zeros === 0) {
        if (text[at] === '.') {
          at += 1;
          zeros = number();
        }
      }
      if (zeros > 0) {
        zeros -= 1;
        return 0;
      }
      const value = number();
      return value % 2 ? -(value + 1) / 2 : value / 2;
    }
    for (let column = 0; columns > column; column += 1) {
      let value = 0;
      let step = 0;
      for (let row = 0; rows > row; row += 1) {
        const change = step + rest();
        value += change;
        step = row ? change : 0;
        out[row * columns + column] = value;
      }
    }
    return out;
  }

  let playing = null;

  document.querySelectorAll('figure.replay').forEach(function (figure) {
    const scrubber = figure.querySelector('input[type=range]');
    const speed = figure.querySelector('select');
    const worst = Number(figure.dataset.worst);
    let film = null;
    let time = worst;
    let last = 0;
    let fresh = true;

    // Whoever only reads the page has nothing to wait for.
    function load() {
      if (film) { return; }
      film = {
        period: Number(figure.dataset.period),
        frames: Number(figure.dataset.frames),
        columns: Number(figure.dataset.columns)
      };
      film.length = film.period * (film.frames - 1);
      film.places = places(figure.dataset.moves, film.frames, film.columns);
      film.views = Array.from(figure.querySelectorAll('svg.view'), function (view, index) {
        return Array.from(view.querySelectorAll('[data-ends]'), function (line) {
          const ends = line.dataset.ends.split(' ').map(Number);
          return {line: line, from: ends[0], to: ends[1], down: index === 0 ? 1 : 2};
        });
      }).flat();
      film.rings = Array.from(figure.querySelectorAll('circle[data-time]'));
      film.marks = Array.from(figure.querySelectorAll('li[data-from]'));
      film.cursors = Array.from(figure.querySelectorAll('line.cursor'));
      film.readings = Array.from(figure.querySelectorAll('[data-digits]'));
    }

    function show(at) {
      load();
      fresh = false;
      time = Math.max(0, Math.min(film.length, at));
      const exact = time / film.period;
      const frame = Math.min(film.frames - 1, Math.floor(exact + 1e-6));
      const after = Math.min(film.frames - 1, frame + 1);
      const share = Math.max(0, exact - frame);
      function place(column) {
        const from = film.places[frame * film.columns + column];
        return from + share * (film.places[after * film.columns + column] - from);
      }
      film.views.forEach(function (one) {
        one.line.setAttribute('x1', place(one.from).toFixed(0));
        one.line.setAttribute('y1', (-place(one.from + one.down)).toFixed(0));
        one.line.setAttribute('x2', place(one.to).toFixed(0));
        one.line.setAttribute('y2', (-place(one.to + one.down)).toFixed(0));
      });
      film.rings.forEach(function (ring) {
        ring.classList.toggle('now', 0.15 >= Math.abs(Number(ring.dataset.time) - time) - 1e-9);
      });
      let broken = false;
      film.marks.forEach(function (mark) {
        const early = Number(mark.dataset.from) - film.period > time;
        const late = time > Number(mark.dataset.until) + film.period;
        mark.classList.toggle('now', !(early || late));
        broken = broken || !(early || late);
      });
      figure.classList.toggle('breach', broken);
      film.cursors.forEach(function (cursor) {
        const left = Number(cursor.dataset.left);
        const x = left + (Number(cursor.dataset.right) - left) * (film.length ? time / film.length : 0);
        cursor.setAttribute('x1', x);
        cursor.setAttribute('x2', x);
      });
      film.readings.forEach(function (reading) {
        const digits = Number(reading.dataset.digits);
        const column = reading.dataset.column;
        const number = column ? film.places[frame * film.columns + Number(column)] : 0;
        const value = column ? number / Math.pow(10, digits) : time;
        reading.textContent = number === ABSENT ? '–' : value.toFixed(digits);
      });
      scrubber.value = String(Math.round(exact));
    }

    function pause() {
      figure.classList.remove('playing');
      if (playing === pause) { playing = null; }
    }

    function tick(now) {
      if (playing !== pause) { return; }
      show(time + (now - last) / 1000 * Number(speed.value));
      last = now;
      if (time >= film.length) {
        pause();
      } else {
        requestAnimationFrame(tick);
      }
    }

    function play() {
      if (playing) { playing(); }
      load();
      // The picture begins at the worst moment, the film at its beginning.
      if (fresh || time >= film.length) { time = 0; }
      playing = pause;
      last = performance.now();
      figure.classList.add('playing');
      requestAnimationFrame(tick);
    }

    figure.querySelector('button.play').addEventListener('click', function () {
      if (playing === pause) { pause(); } else { play(); }
    });
    scrubber.addEventListener('input', function () {
      pause();
      load();
      show(Number(scrubber.value) * film.period);
    });
    figure.querySelectorAll('button[data-time]').forEach(function (jump) {
      jump.addEventListener('click', function () {
        pause();
        show(Number(jump.dataset.time));
      });
    });
    // Paper shows the worst moment.
    window.addEventListener('beforeprint', function () {
      if (film) {
        pause();
        show(worst);
      }
    });
    figure.classList.add('live');
  });
}());
