/* Reads the values of a figure one by one: with the arrow keys, a pointer or a finger. The drawing notes where its
   values lie (<metadata>: how it is read, then x, y, row, column of each; without these the next row); what they are is taken from the figure's
   own table, so that it can never say anything else. Without this script drawing and table say the same. */
(function () {
  "use strict";
  var script = document.currentScript, hint = (script && script.dataset.hint) || "";

  function text(node) { return node ? node.textContent.replace(/\s+/g, " ").trim() : ""; }

  /* The drawing of the three that is shown, and where its values lie. */
  function shown(plot) {
    var all = plot.querySelectorAll("svg.g");
    for (var i = 0; i < all.length; i += 1) {
      if (all[i].getBoundingClientRect().width > 0) return all[i];
    }
    return null;
  }

  function marksOf(svg) {
    var note = svg.querySelector("metadata");
    if (!note) return { by: "", all: [] };
    var parts = note.textContent.split(";"), last = { row: -1, column: 0 };
    return {
      by: parts[0],
      all: parts.slice(1).map(function (part) {
        var n = part.split(" ").map(Number);
        last = { x: n[0], y: n[1], row: n.length > 2 ? n[2] : last.row + 1, column: n.length > 2 ? n[3] : last.column };
        return last;
      })
    };
  }

  function reader(figure, plot, table) {
    var said = document.createElement("p"), tip = document.createElement("div"), ring = null, current = null;
    said.className = "sr";
    said.setAttribute("role", "status");
    tip.className = "tip";
    tip.setAttribute("aria-hidden", "true");
    tip.hidden = true;
    plot.appendChild(tip);
    figure.insertBefore(said, plot.nextSibling);
    plot.tabIndex = 0;
    plot.setAttribute("role", "group");
    var title = text(figure.querySelector(".fig-t"));
    plot.setAttribute("aria-label", hint ? title + " – " + hint : title);

    /* What the table says of a value: series, row, value. */
    function words(mark) {
      var rows = table.tBodies[0].rows, heads = table.tHead.rows[0].cells, row = rows[mark.row], cell = row && row.cells[mark.column + 1];
      if (!cell) return null;
      var parts = [text(row.cells[0])];
      if (heads.length > 2) parts.unshift(text(heads[mark.column + 1]));
      return { where: parts.filter(Boolean).join(" · "), value: text(cell) };
    }

    function show(svg, mark, aloud) {
      var what = words(mark);
      if (!what) return;
      current = mark;
      if (!tip.isConnected) plot.appendChild(tip);
      if (!said.isConnected) figure.insertBefore(said, plot.nextSibling);
      if (!ring || ring.ownerSVGElement !== svg) {
        if (ring) ring.remove();
        ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
        ring.setAttribute("class", "ring");
        ring.setAttribute("r", "9");
        svg.appendChild(ring);
      }
      ring.setAttribute("cx", mark.x);
      ring.setAttribute("cy", mark.y);
      tip.textContent = "";
      var where = document.createElement("span"), value = document.createElement("b");
      where.textContent = what.where;
      value.textContent = what.value;
      tip.appendChild(where);
      tip.appendChild(value);
      tip.hidden = false;
      place(svg, mark);
      if (aloud) said.textContent = what.where + " : " + what.value;
    }

    /* Over the value, within the figure; under it where there is no room above. */
    function place(svg, mark) {
      var frame = svg.getBoundingClientRect(), around = plot.getBoundingClientRect();
      var scale = frame.width / svg.viewBox.baseVal.width;
      var x = frame.left - around.left + mark.x * scale, y = frame.top - around.top + mark.y * scale;
      var left = Math.max(0, Math.min(x - tip.offsetWidth / 2, around.width - tip.offsetWidth));
      var above = y - tip.offsetHeight - 14;
      tip.style.left = left + "px";
      tip.style.top = (above < -20 ? y + 16 : above) + "px";
    }

    function hide() {
      tip.hidden = true;
      if (ring) ring.remove();
      ring = current = null;
    }

    /* The value that a place belongs to: on a map the land under it, in rows that row, over time the period. */
    function nearest(svg, event) {
      var frame = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / frame.width, marks = marksOf(svg);
      var x = (event.clientX - frame.left) * scale, y = (event.clientY - frame.top) * scale, best = null, least = Infinity;
      var land = event.target.closest && event.target.closest(".rg");
      marks.all.forEach(function (mark) {
        var dx = Math.abs(mark.x - x), dy = Math.abs(mark.y - y), far = dx + dy, within = 60;
        if (land && land.isPointInFill) {
          var point = svg.createSVGPoint();
          point.x = mark.x;
          point.y = mark.y;
          if (!land.isPointInFill(point)) return;
          within = Infinity;
        } else if (marks.by === "y") {
          far = dy * 1000 + dx;
          within = 24000;
        } else if (marks.by === "x") {
          far = dx * 1000 + dy;
          within = 80000;
        } else if (marks.by === "s") {
          if (mark.x > x + 1) return;
          far = dy * 1000 + dx;
          within = 24000;
        }
        if (far < least && far < within + 1000) {
          least = far;
          best = mark;
        }
      });
      return best;
    }

    function point(event) {
      var svg = shown(plot), mark = svg && svg.contains(event.target) ? nearest(svg, event) : null;
      if (mark) show(svg, mark, event.type === "click");
      else if (event.type !== "click") hide();
    }

    /* The next value in a direction: along the rows of a series, or from series to series. */
    function step(marks, key) {
      var same = function (a, b) { return a.row === b.row && a.column === b.column; };
      var order = marks.slice().sort(function (a, b) { return a.column - b.column || a.row - b.row; });
      if (!current) return key === "End" ? order[order.length - 1] : order[0];
      var at = order.findIndex(function (mark) { return same(mark, current); });
      if (key === "Home") return order[0];
      if (key === "End") return order[order.length - 1];
      var across = order.some(function (mark) { return mark.column !== order[0].column; });
      var forward = key === "ArrowRight" || key === "ArrowDown";
      if (across && (key === "ArrowUp" || key === "ArrowDown")) {
        var beside = order.filter(function (mark) { return mark.row === current.row; });
        var own = beside.findIndex(function (mark) { return same(mark, current); });
        return beside[(own + (forward ? 1 : beside.length - 1)) % beside.length];
      }
      return order[Math.max(0, Math.min(order.length - 1, at + (forward ? 1 : -1)))];
    }

    plot.addEventListener("keydown", function (event) {
      if (event.target !== plot || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        hide();
        said.textContent = "";
        return;
      }
      if (["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"].indexOf(event.key) < 0) return;
      var svg = shown(plot), marks = svg ? marksOf(svg).all : [];
      if (!marks.length) return;
      event.preventDefault();
      show(svg, step(marks, event.key), true);
    });
    plot.addEventListener("pointermove", point);
    plot.addEventListener("click", point);
    plot.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse" && document.activeElement !== plot) hide();
    });
    plot.addEventListener("blur", hide);
    window.addEventListener("resize", hide);
  }

  document.querySelectorAll("figure.fig").forEach(function (figure) {
    var plot = figure.querySelector(".plot"), table = figure.querySelector("table");
    if (plot && table && table.tHead && table.tBodies.length && plot.querySelector("svg.g metadata")) reader(figure, plot, table);
  });
})();
