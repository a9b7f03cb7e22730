/* How each kind of field is asked for. A sheet is one file being written: {kind, tree, key}; a path leads to a place in it.
   `desk` holds what all fields share: the data, the words, what is wrong, what is open, and whom to tell of a change. */
(function (form) {
  "use strict";
  var isMap = form.isMap, isEmpty = form.isEmpty;

  function el(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (value === null || value === undefined || value === false) return;
      if (name === "on") Object.keys(value).forEach(function (event) { made.addEventListener(event, value[event]); });
      else if (name in made && /^(checked|disabled|open|value|htmlFor|hidden|selected)$/.test(name)) made[name] = value;
      else made.setAttribute(name, value === true ? "" : value);
    });
    (Array.isArray(children) ? children : children === undefined ? [] : [children]).forEach(function (child) {
      if (child !== null && child !== undefined) made.append(child);
    });
    return made;
  }

  function inside(value, key) {
    if (isMap(value)) return value.get(key);
    return Array.isArray(value) ? value[Number(key)] : undefined;
  }

  function at(tree, path) { return path.reduce(inside, tree); }

  /* Writes a value; Maps are made where the path leads through nothing. */
  function put(tree, path, value) {
    var key = path[path.length - 1], above = tree;
    path.slice(0, -1).forEach(function (step) {
      var next = inside(above, step);
      if (!isMap(next) && !Array.isArray(next)) { next = new Map(); if (isMap(above)) above.set(step, next); else above[Number(step)] = next; }
      above = next;
    });
    if (isMap(above)) above.set(key, value); else above[Number(key)] = value;
  }

  function drop(tree, path) {
    var above = at(tree, path.slice(0, -1)), key = path[path.length - 1];
    if (isMap(above)) above.delete(key); else if (above) above.splice(Number(key), 1);
  }

  /* The same Map with one of its keys called otherwise, in its place. */
  function rename(map, old, name) {
    var pairs = Array.from(map, function (pair) { return [pair[0] === old ? name : pair[0], pair[1]]; });
    map.clear();
    pairs.forEach(function (pair) { map.set(pair[0], pair[1]); });
  }

  /* What a field is called, and what else is said of it: a sentence before and after its first colon or semicolon. */
  function called(about) {
    var plain = about.replace(/`/g, "").replace(/\s*\([EW][0-9]{2}[^)]*\)/g, ""), cut = /^(.*?)[\s\u00A0\u202F]?[:;]\s+(.*)$/.exec(plain);
    var raised = function (words) { return words && words.charAt(0).toUpperCase() + words.slice(1); };
    var head = (cut ? cut[1] : plain).replace(/\.$/, "").replace(/^true (si|als|if|wenn) /, ""), rest = cut ? cut[2] : "";
    // How a file would spell it is nothing to a page that asks for it.
    return { head: raised(head), rest: /^[{[]/.test(rest) ? "" : raised(rest) };
  }

  function Fields(desk, sheet) {
    var data = desk.data, layout = data.layout, say = desk.say, count = 0;

    function key(path) { return sheet.key + "/" + path.join("/"); }
    function get(path) { return at(sheet.tree, path); }
    function set(path, value, anew) { put(sheet.tree, path, value); desk.changed(anew ? key(path) : null); }
    function id() { count += 1; return "f" + sheet.key.replace(/[^a-z0-9]/gi, "-") + "-" + count; }
    function label(said) { return desk.said(said); }

    /* A control with its label, what is said of it, and its mistakes. */
    function labelled(control, name, hint, path, need) {
      var own = id(), hintId = hint ? own + "-h" : null, wrongId = own + "-e";
      control.id = own;
      control.dataset.at = key(path);
      control.setAttribute("aria-describedby", [hintId, wrongId].filter(Boolean).join(" "));
      if (need) control.setAttribute("aria-required", "true");
      control.addEventListener("blur", function () { desk.touched(key(path)); });
      desk.controls.set(key(path), { control: control, wrong: wrongId });
      var mark = need ? el("span", { class: "need" }, " " + say("required")) : null;
      return el("div", { class: "field" }, [
        el("label", { for: own }, [name, mark]), hint ? el("p", { class: "hint", id: hintId }, hint) : null,
        control, el("p", { class: "wrong", id: wrongId, hidden: true }),
      ]);
    }

    function input(kind, path, write) {
      var value = get(path), text = isEmpty(value) ? "" : String(value);
      var isDate = kind === "date" && (text === "" || form.date(text));
      var mode = { number: "decimal", count: "numeric" }[kind];
      var put = write || function (written) { set(path, written); };
      return el("input", { type: isDate ? "date" : kind === "address" ? "url" : "text", value: text, inputmode: mode, autocomplete: "off", spellcheck: kind === "name" ? null : "false", class: mode || kind === "period" ? "short" : null, on: { input: function (event) { put(event.target.value); } } });
    }

    function area(text, write, tag) {
      var rows = Math.min(12, Math.max(1, Math.ceil(text.length / 60), text.split("\n").length));
      return el("textarea", { rows: String(rows), lang: tag, value: text, on: { input: function (event) { write(event.target.value); } } });
    }

    function select(options, value, write) {
      var all = [["", "–"]].concat(options);
      if (!isEmpty(value) && !all.some(function (one) { return one[0] === value; })) all.push([String(value), String(value)]);
      return el("select", { on: { change: function (event) { write(event.target.value); } } }, all.map(function (one) {
        return el("option", { value: one[0], selected: one[0] === (value || "") }, one[1]);
      }));
    }

    function meaning(field, word) {
      var group = layout.worded[field], words = group ? desk.words()[group] : null;
      return (words && words[word]) || word;
    }

    /* What a field chooses from: [id, label] of a list of the site or of the file. */
    function choices(field) {
      var named = function (one) { return [one.id, label(one.label) || one.id]; };
      var own = function (list, text) {
        return (desk.assessment().get(list) || []).filter(isMap).map(function (one) { return [one.get("id") || "", desk.text(one.get(text)) || one.get("id") || ""]; }).filter(function (one) { return one[0]; });
      };
      switch (layout.chosen[field]) {
        case "indicators": return data.lists.indicators.map(function (one) { return [one.id, named(one)[1] + (one.wanted ? " ★" : "")]; });
        case "dimensions": return data.lists.dimensions.map(named);
        case "scales": return data.lists.scales.map(function (one) { return [one.id, one.options.map(function (option) { return label(option.label); }).join(" – ")]; });
        case "topics": return data.lists.topics.map(named);
        case "territories": return categories("territory");
        case "outcomes": return own("outcomes", "statement");
        case "stakeholders": return own("stakeholders", "name");
        case "assessments": return desk.assessments();
        case "figures": return (desk.assessment().get("results") || []).filter(isMap).map(function (one) { return [desk.enterprise() + "/" + one.get("indicator"), one.get("indicator") || ""]; }).filter(function (one) { return one[1]; });
      }
      return null;
    }

    function categories(dimension) {
      var found = data.lists.dimensions.filter(function (one) { return one.id === dimension; })[0];
      return found ? found.categories.map(function (one) { return [one.id, label(one.label)]; }) : [];
    }

    /* The names that a map may have at a place, or null where they are free. */
    function names(level, path) {
      var around = path.map(function (_, depth) { return get(path.slice(0, depth)); }).filter(isMap).reverse();
      var nearest = function (test) { return around.filter(test)[0] || new Map(); };
      if (level === "dimensions") return data.lists.dimensions.map(function (one) { return [one.id, label(one.label)]; });
      if (level === "categories") {
        var by = path.lastIndexOf("by");
        return categories(by >= 0 ? path[by + 1] : nearest(function (map) { return map.has("dimension"); }).get("dimension"));
      }
      if (level !== "options") return null;
      var question = nearest(function (map) { return map.has("type") || map.has("text"); }), type = question.get("type");
      if (type === "nps") return Array.from({ length: 11 }, function (_, n) { return [String(n), String(n)]; });
      var scale = data.lists.scales.filter(function (one) { return one.id === question.get("scale"); })[0];
      if (scale) return scale.options.map(function (one) { return [one.id, label(one.label)]; });
      var own = (Array.isArray(question.get("options")) ? question.get("options") : []).filter(isMap).filter(function (one) { return one.get("id"); });
      return own.length ? own.map(function (one) { return [one.get("id"), desk.text(one.get("label")) || one.get("id")]; }) : null;
    }

    function group(name, hint, children, path, need) {
      var wrongId = id(), key_ = key(path), set_ = el("fieldset", { "data-at": key_, tabindex: "-1", "aria-describedby": wrongId }, [
        el("legend", {}, [name, need ? el("span", { class: "need" }, " " + say("required")) : null]), hint ? el("p", { class: "hint" }, hint) : null,
        el("p", { class: "wrong", id: wrongId, hidden: true }),
      ].concat(children));
      desk.controls.set(key_, { control: set_, wrong: wrongId });
      return set_;
    }

    function button(words, run, kind) { return el("button", { type: "button", class: kind || "quiet", on: { click: run } }, words); }

    /* The words of a text in a language; a text without languages is the first language's. */
    function panel(value, language, first) {
      if (typeof value === "string") return first ? value : "";
      if (!isMap(value)) return "";
      var key_ = [language.tag, language.key].filter(function (one) { return !isEmpty(value.get(one)); })[0];
      return key_ ? value.get(key_) : "";
    }

    function write(path, language, written) {
      var languages = data.languages, value = get(path);
      if (languages.length === 1) { set(path, written); return; }
      var map = new Map();
      if (isMap(value)) value.forEach(function (one, name) { map.set(name, one); });
      else if (!isEmpty(value)) map.set(languages[0].key, value);
      map.set(map.has(language.tag) ? language.tag : language.key, written);
      var left = Array.from(map.values()).filter(function (one) { return !isEmpty(one); });
      set(path, left.length === 0 ? "" : left.length === 1 && panel(map, languages[0], true) !== "" ? left[0] : map);
    }

    function text(name, hint, path, need) {
      var languages = data.languages;
      if (languages.length === 1) return labelled(area(panel(get(path), languages[0], true), function (written) { write(path, languages[0], written); }, languages[0].tag), name, hint, path, need);
      var panels = languages.map(function (language, n) {
        var own = id(), control = area(panel(get(path), language, n === 0), function (written) { write(path, language, written); }, language.tag);
        control.id = own;
        control.dataset.at = key(path.concat("@" + language.tag));
        control.addEventListener("blur", function () { desk.touched(key(path)); });
        return el("div", { class: "panel" }, [el("label", { for: own, lang: language.tag }, language.name), control]);
      });
      return group(name, hint, [el("div", { class: "panels" }, panels)], path, need);
    }

    function ticks(options, path, name, hint, need) {
      var chosen = function () { var value = get(path); return Array.isArray(value) ? value : isEmpty(value) ? [] : [value]; };
      chosen().forEach(function (one) { if (!options.some(function (option) { return option[0] === one; })) options = options.concat([[one, one]]); });
      var boxes = options.map(function (option) {
        var box = el("input", { type: "checkbox", "data-at": key(path.concat(option[0])), checked: chosen().indexOf(option[0]) >= 0, on: { change: function (event) {
          var left = chosen().filter(function (one) { return one !== option[0]; });
          if (event.target.checked) left.push(option[0]);
          set(path, left);
        } } });
        return el("label", { class: "tick" }, [box, el("span", {}, option[1])]);
      });
      return group(name, hint, [el("div", { class: "ticks" }, boxes)], path, need);
    }

    function list(shape, name, hint, path, field, need) {
      if (shape.of.is === "words") return ticks(shape.of.of.map(function (word) { return [word, meaning(field, word)]; }), path, name, null, need);
      var options = choices(field);
      if (options && options.length) return ticks(options, path, name, null, need);
      if (shape.of.is === "scalar") return lines(name, hint, path, need);
      var value = get(path);
      if (!isEmpty(value) && !Array.isArray(value)) { value = [value]; put(sheet.tree, path, value); }
      var short = name.split(",")[0];
      var items = (value || []).map(function (one, n) {
        var here = path.concat(String(n)), numbered = short + " " + (n + 1);
        var away = button(say("remove", { name: numbered }), function () { drop(sheet.tree, here); desk.changed(key(path)); });
        var inner = shape.of.is === "record" ? record(shape.of.of, here) : [draw(shape.of, numbered, null, here, field)];
        return el("div", { class: "card" }, [el("h3", {}, numbered)].concat(inner, [away]));
      });
      var more = button(say("add", { name: short }), function () {
        var all = get(path) || [];
        all.push(shape.of.is === "record" ? begun(shape.of.of, all.length + 1) : "");
        set(path, all, true);
      });
      return group(name, hint, items.concat([more]), path, need);
    }

    /* A new member of a list; an id is proposed, for nobody wants to invent one. */
    function begun(name, n) {
      var made = new Map();
      data.shapes.records[name].forEach(function (field) {
        if (field.key === "id" && field.need) made.set("id", name.toLowerCase() + "-" + n);
      });
      return made;
    }

    function lines(name, hint, path, need) {
      var value = get(path), all = Array.isArray(value) ? value : isEmpty(value) ? [] : [value];
      var control = area(all.join("\n"), function (written) { set(path, written.split("\n").map(function (line) { return line.trim(); }).filter(Boolean)); });
      return labelled(control, name, [hint, say("lines")].filter(Boolean).join(" "), path, need);
    }

    /* A line for each period or name: what it is called, and its value. */
    function rows(shape, name, hint, path, field, levels) {
      var value = get(path), known = shape.is === "by-name" ? names(levels[0], path) : null, fixed = known && levels[0] !== "dimensions";
      if (shape.is === "by-period" && Array.isArray(value)) return kept(name, path);
      var map = isMap(value) ? value : new Map();
      var all = Array.from(map.keys());
      if (fixed) all = known.map(function (one) { return one[0]; }).concat(all.filter(function (one) { return !known.some(function (other) { return other[0] === one; }); }));
      var deeper = levels.slice(shape.is === "by-name" ? 1 : 0);
      var drawn = all.map(function (one) {
        var here = path.concat(one), called_ = (known || []).filter(function (other) { return other[0] === one; })[0];
        var title = called_ ? called_[1] : one || "…";
        var parts = [draw(shape.of, fixed ? title : say("value_of", { name: title }), null, here, field, deeper)];
        if (fixed) return el("div", { class: "row fixed" }, parts);
        var away = button(say("remove", { name: title }), function () { drop(sheet.tree, here); desk.changed(key(path)); });
        return el("div", { class: "row" }, [naming(shape, path, one, known)].concat(parts, [away]));
      });
      var free = shape.is === "by-period" ? say("period") : levels[0] === "dimensions" ? say("dimension") : say("name");
      var more = fixed || map.has("") ? null : button(say("add", { name: free }), function () {
        if (!isMap(get(path))) put(sheet.tree, path, new Map());
        get(path).set("", "");
        desk.changed(key(path.concat("", "period")));
      });
      return group(name, hint, drawn.concat([more]), path);
    }

    function naming(shape, path, name, known) {
      var here = path.concat(name, "period"), control, call = function (written) {
        var map = get(path), next = written.trim();
        if (next !== name && map.has(next)) { desk.tell(say("e_twice", { words: next })); return; }
        rename(map, name, next);
        desk.changed(key(path.concat(next, "period")));
      };
      if (known) control = select(known, name, call);
      else control = el("input", { type: "text", value: name, class: "short", autocomplete: "off", on: { change: function (event) { call(event.target.value); } } });
      return labelled(control, shape.is === "by-period" ? say("period") : known ? say("dimension") : say("name"), shape.is === "by-period" ? say("period_hint") : null, here, true);
    }

    /* What this page cannot show: it stays as it is written. */
    function kept(name, path) {
      return el("div", { class: "field" }, [el("p", { class: "label" }, name), el("p", { class: "hint" }, say("kept")), el("pre", { tabindex: "0" }, form.yaml(new Map([[path[path.length - 1], get(path)]])))]);
    }

    function either(shape, name, hint, path, field, levels, need) {
      var value = get(path), words = shape.of.filter(function (one) { return one.is === "words"; })[0], records = shape.of.filter(function (one) { return one.is === "record"; });
      if (words) return worded(words, name, hint, path, field, need);
      var observed = records.filter(function (one) { return one.of === "Observation"; })[0];
      if (observed) {
        if (!isMap(value)) put(sheet.tree, path, isEmpty(value) ? new Map() : new Map([["value", value]]));
        var whole = group(name, hint, record("Observation", path), path);
        whole.classList.add("beside");
        return whole;
      }
      var simple = shape.of.filter(function (one) { return one.is === "scalar" || one.is === "text"; })[0];
      if (isMap(value) || !simple) {
        var other = shape.of.filter(function (one) { return one !== simple && desk.judge.against(one, value, path, []).length === 0; })[0] || shape.of[shape.of.length - 1];
        return draw(other, name, hint, path, field, levels, need);
      }
      var series = shape.of.filter(function (one) { return one.is === "by-period"; })[0];
      if (series && isEmpty(value)) return draw(series, name, hint, path, field, levels, need);
      if (Array.isArray(value)) return kept(name, path);
      return draw(simple, name, hint, path, field, levels, need);
    }

    /* One of some words, or words of one's own. */
    function worded(words, name, hint, path, field, need) {
      var value = get(path), own = isMap(value) || (typeof value === "string" && value !== "" && words.of.indexOf(value) < 0);
      var control = select(words.of.map(function (word) { return [word, meaning(field, word)]; }).concat([["\u0000", say("own_words")]]), own ? "\u0000" : value, function (written) {
        set(path, written === "\u0000" ? new Map() : written, true);
      });
      var chosen = labelled(control, name, null, path, need);
      return own || isMap(value) ? el("div", {}, [chosen, text(say("own_words"), null, path)]) : chosen;
    }

    function draw(shape, name, hint, path, field, levels, need) {
      levels = levels || (layout.named[field] || []);
      var value = get(path), options;
      switch (shape.is) {
        case "anything": return null;
        case "text": return text(name, hint, path, need);
        case "name":
          if (isMap(value)) return text(name, hint, path, need);
          return labelled(input("name", path), name, hint, path, need);
        case "words":
          return labelled(select(shape.of.map(function (word) { return [word, meaning(field, word)]; }), value, function (written) { set(path, written, true); }), name, layout.worded[field] ? null : hint, path, need);
        case "record": return group(name, hint, record(shape.of, path), path, need);
        case "list": return list(shape, name, hint, path, field, need);
        case "by-period": case "by-name": return rows(shape, name, hint, path, field, levels);
        case "either": return either(shape, name, hint, path, field, levels, need);
      }
      if (isMap(value) || Array.isArray(value)) return kept(name, path);
      if (shape.of === "flag") {
        var box = el("input", { type: "checkbox", checked: value === "true", on: { change: function (event) { set(path, event.target.checked ? "true" : "", true); } } });
        var ticked = labelled(box, name, hint, path, false);
        ticked.classList.add("flag");
        return ticked;
      }
      options = choices(field);
      if (options && options.length) return labelled(select(options, value, function (written) { set(path, written, true); }), name, layout.chosen[field] ? null : hint, path, need);
      return labelled(input(shape.of, path), name, hint, path, need);
    }

    /* The fields of a record that are asked for at once, then the others behind a door. */
    function record(name, path, only) {
      var fields = data.shapes.records[name].filter(function (field) { return layout.unasked.indexOf(name + "." + field.key) < 0 && field.shape.is !== "anything" && (!only || only(field.key)); });
      var first = layout.first[name], rate = name === "Observation" ? isRate(path) : null;
      var isFirst = function (field) {
        if (rate !== null && /^(value|numerator|denominator)$/.test(field.key)) return (field.key === "value") !== rate || !isEmpty(get(path.concat(field.key)));
        return !first || first.indexOf(field.key) >= 0;
      };
      var order = function (field) { return first ? first.indexOf(field.key) : 0; };
      var shown = fields.filter(isFirst), more = fields.filter(function (field) { return !isFirst(field); });
      if (first) shown.sort(function (a, b) { return order(a) - order(b); });
      var drawn = shown.map(function (field) { return one(name, field, path); });
      if (name === "ResultEntry") drawn.splice(1, 0, definition(path));
      if (!more.length) return drawn;
      var open = key(path) + "/+";
      var door = el("details", { open: desk.open.has(open) || more.some(function (field) { return desk.isWrong(key(path.concat(field.key))); }), "data-door": open, on: { toggle: function (event) { desk.open[event.target.open ? "add" : "delete"](open); } } }, [
        el("summary", {}, say("more")), el("div", { class: "more" }, more.map(function (field) { return one(name, field, path); })),
      ]);
      return drawn.concat([door]);
    }

    function one(name, field, path) {
      var said = called(field.about[desk.tag()]);
      return draw(field.shape, said.head, said.rest, path.concat(field.key), name + "." + field.key, undefined, field.need);
    }

    function indicator(path) {
      var chosen = get(path);
      return data.lists.indicators.filter(function (one) { return isMap(chosen) && one.id === chosen.get("indicator"); })[0];
    }

    function isRate(path) {
      var found = path[0] === "results" ? indicator(path.slice(0, 2)) : null;
      return Boolean(found && found.rate);
    }

    function definition(path) {
      var found = indicator(path), words = found && found.definition ? label(found.definition) : "";
      return words ? el("p", { class: "hint definition" }, words) : null;
    }

    return { record: record, draw: draw, one: one };
  }

  form.el = el; form.at = at; form.Fields = Fields;
})(DiptychForm);
