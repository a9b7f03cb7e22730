/* What is written, held against the declarations that the program itself reads files by: keys, missing keys, kinds and lists
   of words. A tree is made of texts, arrays and Maps, as a YAML file is; nothing is guessed about a scalar before its field
   says what it is. */
var DiptychForm = (function () {
  "use strict";

  /* A tree as the program wrote it: maps are lists of pairs. */
  function revived(value) {
    if (Array.isArray(value)) return value.map(revived);
    if (value && typeof value === "object") return new Map(value.map.map(function (pair) { return [pair[0], revived(pair[1])]; }));
    return value;
  }

  function isMap(value) { return value instanceof Map; }
  function isEmpty(value) { return value === null || value === undefined || value === ""; }

  /* A number as French, Dutch, German and English hands write it: {value}, or {wrong: "ambiguous" | "number"}. */
  function number(written, marks) {
    var wrong = { wrong: "number" };
    var parts = /^\s*([-−+]?)([0-9](?:[0-9 .,\u00A0\u202F\u2009]*[0-9])?)(?:[eE]([-+]?[0-9]{1,3}))?\s*$/.exec(written);
    if (!parts) return wrong;
    var digits = parts[2], power = parts[3], commas = digits.split(",").length - 1, points = digits.split(".").length - 1;
    if (power !== undefined && commas) return wrong;
    var whole = digits, fraction = "", last = Math.max(digits.lastIndexOf(","), digits.lastIndexOf("."));
    if (points + commas === 1) {
      whole = digits.slice(0, last); fraction = digits.slice(last + 1);
      if (power === undefined && /^[0-9]{1,3}$/.test(whole) && whole !== "0" && /^[0-9]{3}$/.test(fraction)) {
        if (marks === "strict") return { wrong: "ambiguous" };
        if ((marks === "comma") !== (commas === 1)) { whole = digits; fraction = ""; }
      }
    } else if (points && commas) {
      whole = digits.slice(0, last); fraction = digits.slice(last + 1);
      if (whole.indexOf(digits.charAt(last)) >= 0) return wrong;
    }
    if (!/^[0-9]*$/.test(fraction)) return wrong;
    var marksOfGroups = whole.replace(/[0-9]/g, "");
    if (marksOfGroups) {
      var groups = whole.split(/[^0-9]/), first = groups.shift();
      var same = marksOfGroups.split("").every(function (mark) { return mark === marksOfGroups.charAt(0); });
      if (!same || first.length < 1 || first.length > 3 || !groups.every(function (group) { return group.length === 3; })) return wrong;
    }
    var plain = whole.replace(/[^0-9]/g, "") + (fraction ? "." + fraction : "") + (power === undefined ? "" : "e" + power);
    return { value: Number((/[-−]/.test(parts[1]) ? "-" : "") + plain) };
  }

  function daysOf(year, month) { return new Date(Date.UTC(year, month, 0)).getUTCDate(); }
  function padded(n, width) { return String(n).padStart(width, "0"); }
  function day(year, month, date) { return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(date, 2); }

  function date(written) {
    var parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(written.trim());
    if (!parts) return null;
    var month = Number(parts[2]), at = Number(parts[3]);
    return month >= 1 && month <= 12 && at >= 1 && at <= daysOf(Number(parts[1]), month) ? written.trim() : null;
  }

  function before(of) {
    var parts = of.split("-").map(Number), one = new Date(Date.UTC(parts[0], parts[1] - 1, parts[2]) - 864e5);
    return day(one.getUTCFullYear(), one.getUTCMonth() + 1, one.getUTCDate());
  }

  /* The first and the last day of a period, and what kind it is; null if it is none. `school` is the month and the day on
     which school years begin. */
  function period(written, school) {
    var text = written.trim(), range = text.split("..");
    if (range.length === 2) {
      var a = plainPeriod(range[0].trim(), school), b = plainPeriod(range[1].trim(), school);
      return a && b && a.from <= b.to ? { from: a.from, to: b.to, kind: "range" } : null;
    }
    return range.length === 1 ? plainPeriod(text, school) : null;
  }

  function plainPeriod(text, school) {
    var parts, year;
    if (date(text)) return { from: text, to: text, kind: "day" };
    if (/^[0-9]{4}$/.test(text)) return { from: text + "-01-01", to: text + "-12-31", kind: "year" };
    if ((parts = /^([0-9]{4})-([0-9]{4})$/.exec(text))) {
      var first = Number(parts[1]), last = Number(parts[2]);
      if (last === first + 1) return { from: day(first, school[0], school[1]), to: before(day(last, school[0], school[1])), kind: "school" };
      return last > first ? { from: parts[1] + "-01-01", to: parts[2] + "-12-31", kind: "years" } : null;
    }
    if ((parts = /^([0-9]{4})-[Qq]([1-4])$/.exec(text))) {
      year = Number(parts[1]); var end = Number(parts[2]) * 3;
      return { from: day(year, end - 2, 1), to: day(year, end, daysOf(year, end)), kind: "quarter" };
    }
    if ((parts = /^([0-9]{4})-([0-9]{2})$/.exec(text))) {
      year = Number(parts[1]); var month = Number(parts[2]);
      return month >= 1 && month <= 12 ? { from: day(year, month, 1), to: day(year, month, daysOf(year, month)), kind: "month" } : null;
    }
    return null;
  }

  /* One walk over a tree. Mistakes are {path, code, why, say}: where, the program's code, the words' key, what they hold. */
  function Judge(data, checks) {
    var shapes = data.shapes, patterns = {}, marks = data.marks;
    Object.keys(shapes.patterns).forEach(function (name) { patterns[name] = new RegExp(shapes.patterns[name], "u"); });

    function fields(name) { return shapes.records[name] || []; }

    function against(shape, value, path, around) {
      var found = [], add = function (code, why, say, at) { found.push({ path: at || path, code: code, why: why, say: say || {} }); };
      switch (shape.is) {
        case "anything": break;
        case "scalar": scalar(shape.of, value, add); break;
        case "words":
          if (typeof value !== "string" || shape.of.indexOf(value) < 0) add("E21", "e_words", { words: shape.of.join(", ") });
          break;
        case "text": case "name": text(value, path, add); break;
        case "record": record(shape.of, value, path, around, found, add); break;
        case "list": list(shape, value, path, around, found, add); break;
        case "by-period": series(shape, value, path, around, found, add); break;
        case "by-name":
          if (!isMap(value)) { add("E21", "e_map"); break; }
          value.forEach(function (one, name) {
            if (isEmpty(one)) add("E20", "e_required", {}, path.concat(name));
            else push(found, against(shape.of, one, path.concat(name), around));
          });
          break;
        case "either": either(shape, value, path, around, found); break;
      }
      return found;
    }

    function push(found, more) { more.forEach(function (one) { found.push(one); }); }

    function scalar(kind, value, add) {
      if (typeof value !== "string") { add("E21", "e_scalar"); return; }
      if (kind === "number" || kind === "count") {
        var read = number(value, marks);
        if (read.wrong) add("E06", "e_" + read.wrong);
        else if (kind === "count" && !(read.value >= 0 && Math.floor(read.value) === read.value)) add("E21", "e_count");
        return;
      }
      if (patterns[kind] && !patterns[kind].test(value)) { add("E21", "e_" + kind.replace(/-/g, "_")); return; }
      if (kind === "date" && !date(value)) add("E21", "e_date");
      if (kind === "period" && !period(value, data.school)) add("E21", "e_period");
      if (kind === "year-or-date" && value.length > 4 && !date(value)) add("E21", "e_year_or_date");
    }

    function text(value, path, add) {
      if (typeof value === "string") return;
      if (!isMap(value) || value.size === 0) { add("E21", "e_text"); return; }
      value.forEach(function (one, tag) {
        if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) add("E01", "e_language", { words: tag }, path.concat(tag));
        else if (!isEmpty(one) && typeof one !== "string") add("E21", "e_text", {}, path.concat(tag));
      });
    }

    function record(name, value, path, around, found, add) {
      if (!isMap(value)) { add("E21", "e_map"); return; }
      var known = fields(name), inside = around.concat([{ name: name, map: value, path: path }]);
      value.forEach(function (one, key) {
        var field = known.filter(function (field) { return field.key === key; })[0];
        if (!field) {
          if (key !== "extra" && key !== "numbers") add("E01", "e_unknown", { words: key }, path.concat(key));
        } else if (isEmpty(one)) {
          if (field.need) add("E20", "e_required", {}, path.concat(key));
        } else push(found, against(field.shape, one, path.concat(key), inside));
      });
      known.forEach(function (field) {
        if (field.need && !value.has(field.key)) add("E20", "e_required", {}, path.concat(field.key));
      });
      if (checks && checks[name]) checks[name](value, path, inside, { data: data, add: add, number: read, found: found });
    }

    /* The number of a field, if it has one that can be read. */
    function read(map, key) {
      var written = map.get(key);
      if (typeof written !== "string" || written === "") return null;
      var got = number(written, marks);
      return got.wrong ? null : got.value;
    }

    function list(shape, value, path, around, found, add) {
      if (!Array.isArray(value)) {
        if (shape.one) push(found, against(shape.of, value, path, around)); else add("E21", "e_list");
        return;
      }
      value.forEach(function (one, at) {
        if (isEmpty(one)) add("E21", "e_required", {}, path.concat(String(at)));
        else push(found, against(shape.of, one, path.concat(String(at)), around));
      });
    }

    function series(shape, value, path, around, found, add) {
      if (Array.isArray(value)) {
        value.forEach(function (one, at) {
          if (!isMap(one) || !one.has("period")) add("E20", "e_required", {}, path.concat(String(at)));
        });
        return;
      }
      if (!isMap(value)) { add("E21", "e_map"); return; }
      value.forEach(function (one, name) {
        if (!period(name, data.school)) add("E21", "e_period", {}, path.concat(name, "period"));
        else if (!isEmpty(one)) push(found, against(shape.of, one, path.concat(name), around));
      });
      overlaps(value, path, around, add);
    }

    /* Periods of one length that share days (E11), unless the result says that they roll. */
    function overlaps(value, path, around, add) {
      var record = around[around.length - 1];
      if (record && record.map.get("rolling") === "true") return;
      var known = [];
      value.forEach(function (_, name) {
        var one = period(name, data.school);
        if (!one) return;
        var length = (Date.parse(one.to) - Date.parse(one.from)) / 864e5;
        known.forEach(function (other) {
          var near = Math.abs(other.length - length) <= Math.max(other.length, length) * 0.05;
          if (near && other.from <= one.to && one.from <= other.to) add("E11", "e_overlap", { words: other.name }, path.concat(name, "period"));
        });
        known.push({ from: one.from, to: one.to, length: length, name: name });
      });
    }

    /* What one of several may be: what fits, else what is most like what was written. */
    function either(shape, value, path, around, found) {
      var all = shape.of.map(function (of) { return against(of, value, path, around); });
      if (all.some(function (one) { return one.length === 0; })) return;
      var like = shape.of.map(function (of, at) { return { at: at, like: isMap(value) === /record|by-/.test(of.is) }; });
      var best = like.filter(function (one) { return one.like; })[0] || like[0];
      push(found, all[best.at]);
    }

    return {
      fields: fields,
      /* A file may say itself which mark is decimal. */
      file: function (kind, tree) {
        var own = isMap(tree) ? tree.get("numbers") : null;
        marks = own === "comma" || own === "point" ? own : data.marks;
        return against(shapes.kinds[kind], tree, [], []);
      },
      against: against,
    };
  }

  return { revived: revived, number: number, date: date, period: period, isMap: isMap, isEmpty: isEmpty, Judge: Judge };
})();
if (typeof module !== "undefined") module.exports = DiptychForm;
