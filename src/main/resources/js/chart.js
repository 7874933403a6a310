// Hover and arrow keys for every chart. The numbers come from the chart's own table, so there is no second copy of them.
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const make = (name, attributes) => {
    const shape = document.createElementNS(SVG, name);
    for (const key in attributes) shape.setAttribute(key, attributes[key]);
    return shape;
  };

  function start(figure) {
    const plot = figure.querySelector('[role=application]');
    const rows = [...figure.querySelectorAll('tbody tr')];
    if (!plot || !rows.length) return; // a heat map or list reads as text already
    const tip = figure.querySelector('.tip');
    const spoken = figure.querySelector('output');
    const heads = [...figure.querySelectorAll('thead th')];
    const line = figure.dataset.plot === 'linechart';
    let at = -1;

    function show(index, x, y) {
      at = Math.max(0, Math.min(rows.length - 1, index));
      const [name, ...cells] = rows[at].children;
      const values = cells.map((cell, i) => ({ name: heads[i + 1].textContent, shown: cell.textContent }));
      tip.replaceChildren(Object.assign(document.createElement('b'), { textContent: name.textContent }), ...values.map(pair));
      tip.hidden = false;
      spoken.textContent = `${name.textContent}: ${values.map(v => `${v.name} ${v.shown}`).join(', ')}`;
      if (line) [x, y] = [moveCursor(cells), 18];
      mark(at);
      place(x, y);
    }

    function pair({ name, shown }) {
      const row = document.createElement('div');
      row.append(name, Object.assign(document.createElement('strong'), { textContent: shown }));
      return row;
    }

    function moveCursor(cells) {
      const frame = figure.querySelector('.frame');
      const { clientWidth: width, clientHeight: height } = frame;
      const x = width * at / Math.max(1, rows.length - 1);
      const { low, high } = figure.querySelector('.scale').dataset;
      const dots = cells.flatMap((cell, i) => cell.dataset.v === undefined ? [] // not known: a gap has no dot
        : make('circle', { cx: x, cy: height * (high - cell.dataset.v) / (high - low), r: 4.5, class: heads[i + 1].dataset.css }));
      figure.querySelector('.cursor').replaceChildren(make('line', { x1: x, x2: x, y1: 0, y2: height }), ...dots);
      return x + 58;
    }

    function mark(index) {
      figure.querySelectorAll('.on').forEach(shape => shape.classList.remove('on'));
      figure.querySelector(`[data-row="${index}"]`)?.classList.add('on');
    }

    function place(x, y) {
      if (x === undefined) { // reached by keyboard: stand beside the shape
        const shape = figure.querySelector(`[data-row="${at}"]`).getBoundingClientRect();
        const box = figure.getBoundingClientRect();
        [x, y] = [shape.left - box.left + Math.min(shape.width, 160) / 2, shape.bottom - box.top - Math.min(shape.height, 40) / 2];
      }
      const room = figure.clientWidth - tip.offsetWidth - 4;
      tip.style.left = `${Math.max(0, x + 14 > room ? Math.min(room, x - tip.offsetWidth - 14) : x + 14)}px`;
      tip.style.top = `${y}px`;
    }

    function hide() {
      tip.hidden = true;
      at = -1;
      figure.querySelector('.cursor')?.replaceChildren();
      mark(-1);
    }

    plot.addEventListener('pointermove', e => {
      const box = figure.getBoundingClientRect();
      if (line) {
        const frame = figure.querySelector('.frame').getBoundingClientRect();
        show(Math.round((e.clientX - frame.left) / frame.width * (rows.length - 1)));
        return;
      }
      const shape = e.target.closest('[data-row]');
      if (shape) show(+shape.dataset.row, e.clientX - box.left, e.clientY - box.top + 14); else hide();
    });
    plot.addEventListener('pointerleave', hide);
    plot.addEventListener('blur', hide);
    plot.addEventListener('keydown', e => {
      const target = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? rows.length - 1 : at - 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[e.key];
      if (target !== undefined) { e.preventDefault(); show(target); } else if (e.key === 'Escape') hide();
    });
  }

  document.querySelectorAll('figure.viz').forEach(start);
  document.addEventListener('htmx:after:swap', e => e.target.querySelectorAll?.('figure.viz').forEach(start));
})();
