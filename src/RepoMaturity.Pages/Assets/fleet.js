(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const [NAME, LINK, COMMIT, WAY, KIND, LEVELS, COULD, STAGES, DIMENSIONS, BLOCKERS, TECHNOLOGIES, TEAMS, TOPICS, FAILURE, WHOLE, PLACE] = Array(16).keys();
  const PAGE = 100;
  const IMPLEMENTED = 2;
  const AUTOMATED = 3;
  const id = name => document.getElementById(name);
  const title = document.title;
  const rungs = data.frameworks.length ? data.frameworks[0][1] : [];

  // Text alone: nothing that a stranger wrote is ever read as markup.
  const make = (tag, css, ...parts) => {
    const element = document.createElement(tag);
    if (css) {
      element.className = css;
    }
    element.append(...parts.filter(part => part !== null));
    return element;
  };
  const link = (address, ...parts) => {
    const anchor = make("a", "", ...parts);
    anchor.href = address;
    if (!address.startsWith("#")) {
      anchor.rel = "noreferrer";
    }
    return anchor;
  };
  const pathOf = name => name.split("/").map(encodeURIComponent).join("/");
  const addressOf = row => data.pages ? row[PLACE] ?? data.pages + pathOf(row[NAME]) : "#repository=" + encodeURIComponent(row[NAME]);
  const stageOf = (row, framework = 0) => row[STAGES].length > framework && row[STAGES][framework].length ? row[STAGES][framework][0] : -1;
  const couldOf = (row, framework = 0) => stageOf(row, framework) < 0 ? -1 : row[STAGES][framework][row[STAGES][framework].length - 1];
  const shadeOf = stage => {
    const at = rungs.filter(rung => rung[0] < stage).length;
    return "g" + (rungs.length < 2 ? 5 : 1 + Math.trunc(at * 4 / (rungs.length - 1)));
  };
  const inPlace = row => [...row[LEVELS]].filter(level => level >= IMPLEMENTED).length;
  const said = (row, at) => {
    const [level, could] = [row[LEVELS][at], row[COULD][at]];
    return data.levels[level] + (could > level ? ", could be " + data.levels[could] : "");
  };
  const texts = data.rows.map(row => [row[NAME], data.kinds[row[KIND]] ?? "", ...row[TEAMS].map(at => data.teams[at]), ...row[TOPICS].map(at => data.topics[at]), ...row[TECHNOLOGIES].map(at => data.technologies[at])].join(" ").toLowerCase());
  // What all names begin with says nothing beside each of them.
  const common = data.rows.length < 2 ? "" : data.rows.map(row => row[NAME]).reduce((a, b) => {
    let same = 0;
    while (same < a.length && a[same] === b[same]) {
      same++;
    }
    return same ? a.slice(0, a.lastIndexOf("/", same - 1) + 1) : "";
  });
  const byName = (a, b) => data.rows[a][NAME] < data.rows[b][NAME] ? -1 : 1;

  // What is looked at: an order, filters, and how much of the rest is drawn.
  let sort = { by: "stage", down: true };
  let shown = PAGE;
  const value = (at, by) => by === "stage" ? stageOf(data.rows[at]) * 100 + inPlace(data.rows[at]) : Number(data.rows[at][LEVELS][by] ?? -1);
  const order = () => {
    const all = data.rows.map((_, at) => at);
    const turn = sort.down ? -1 : 1;
    return sort.by === "name" ? all.sort((a, b) => (sort.down ? -1 : 1) * byName(a, b)) : all.sort((a, b) => turn * (value(a, sort.by) - value(b, sort.by)) || byName(a, b));
  };
  const fits = () => {
    const words = id("find").value.toLowerCase().split(/\s+/).filter(word => word);
    const [kind, stage, team, lack, practice, level] = ["of-kind", "of-stage", "of-team", "of-lack", "of-practice", "of-level"].map(name => id(name).value);
    return at => {
      const row = data.rows[at];
      const has = practice === "" ? null : Number(row[LEVELS][practice] ?? -1);
      return words.every(word => texts[at].includes(word))
        && (kind === "" || row[KIND] === Number(kind))
        && (stage === "" || stageOf(row) === Number(stage))
        && (team === "" || row[TEAMS].includes(Number(team)))
        && (lack === "" || row[BLOCKERS].includes(Number(lack)))
        && (has === null || (level === "lacks" ? has >= 0 && has < IMPLEMENTED : has >= Number(level)));
    };
  };

  const head = () => {
    const row = make("tr");
    const cell = (css, by, name, ...more) => {
      const button = make("button", "", name, ...more);
      button.type = "button";
      button.addEventListener("click", () => {
        sort = { by, down: sort.by === by ? !sort.down : by !== "name" };
        draw();
        id("heat").querySelector("[aria-sort] button").focus();
      });
      const header = make("th", css, button);
      header.scope = "col";
      if (sort.by === by) {
        header.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      }
      row.append(header);
    };
    cell("", "name", "Repository", common ? make("small", "from", "of " + common.slice(0, -1)) : "");
    cell("", "stage", "Stage");
    data.practices.forEach(([name, , share], at) => cell("level", at, name, make("small", "", share)));
    return make("thead", "", row);
  };
  const line = at => {
    const row = data.rows[at];
    const name = make("th", "", link(addressOf(row), row[NAME].slice(common.length)), make("small", "", row[KIND] < 0 ? "not scanned" : data.kinds[row[KIND]]));
    name.scope = "row";
    name.title = row[NAME] + (row[KIND] < 0 ? "" : ", " + data.kinds[row[KIND]]);
    const stage = stageOf(row);
    const could = couldOf(row);
    const mark = make("i", stage < 0 ? "" : shadeOf(stage));
    mark.setAttribute("aria-hidden", "true");
    const cells = [name, make("td", "at", stage < 0 ? "–" : mark, stage < 0 ? "" : String(stage), could > stage ? make("small", "", " or " + could) : "")];
    if (!row[LEVELS]) {
      const none = make("td", "", row[FAILURE] ?? "no practice was looked for");
      none.colSpan = data.practices.length;
      cells.push(none);
      return make("tr", "none", ...cells);
    }
    data.practices.forEach(([practice, area], column) => {
      const [level, most] = [row[LEVELS][column], row[COULD][column]];
      const cell = make("td", "c l" + level + (most > level ? " may" : "") + (column && area !== data.practices[column - 1][1] ? " first" : ""), make("span", "unseen", said(row, column)));
      cell.title = practice + ": " + said(row, column);
      cells.push(cell);
    });
    return make("tr", "", ...cells);
  };
  const draw = () => {
    const found = order().filter(fits());
    const table = make("table", "heat", make("caption", "unseen", "Repositories and the level of each practice; headings sort"));
    const columns = make("colgroup", "", make("col", "of-name"), make("col", "of-stage"), ...data.practices.map(() => make("col")));
    table.append(columns, head(), make("tbody", "", ...found.slice(0, shown).map(line)));
    id("heat").replaceChildren(table);
    const of = found.length === data.rows.length ? "" : " of " + data.rows.length;
    id("found").textContent = found.length > shown ? "The first " + shown + " of " + found.length + (of ? ", chosen" + of : "") : found.length + of + (found.length === 1 ? " repository" : " repositories");
    id("further").hidden = found.length <= shown;
    id("more").textContent = "Show " + Math.min(5 * PAGE, found.length - shown) + " more";
  };
  const narrow = () => {
    shown = PAGE;
    draw();
  };

  const choose = (name, all, entries) => {
    const select = id(name);
    if (all) {
      select.append(new Option(all, ""));
    }
    entries.forEach(([value, text]) => select.append(new Option(text, value)));
    select.addEventListener("change", narrow);
    select.parentElement.hidden = entries.length < 2;
  };
  const sorted = words => words.map((word, at) => [at, word]).sort((a, b) => a[1] < b[1] ? -1 : 1);
  const clear = () => {
    id("find").value = "";
    document.querySelectorAll(".tools select").forEach(select => { select.selectedIndex = 0; });
  };

  // A view of one repository, made of its row.
  const sign = (level, could) => {
    const marks = [1, 2, 3].map(mark => make("i", mark <= level ? "on" : mark <= could ? "may" : ""));
    const all = make("span", "sign l" + level, ...marks);
    all.setAttribute("aria-hidden", "true");
    return all;
  };
  const ladder = (row, framework) => {
    const [stage, could] = [stageOf(row, framework), couldOf(row, framework)];
    const track = make("ol", "track", ...data.frameworks[framework][1].map(([index, name]) => make("li", index <= stage ? "on" : index <= could ? "may" : "", index + " " + name)));
    track.setAttribute("aria-hidden", "true");
    const name = (data.frameworks[framework][1].find(rung => rung[0] === stage) ?? [0, ""])[1];
    return [make("p", "", make("b", "", "Stage " + stage + ", " + name), could > stage ? ", could be " + could : "", make("span", "quiet", " — " + data.frameworks[framework][0])), track];
  };
  const columns = row => {
    const table = make("table", "ladder");
    const header = make("tr", "", make("th", "", "Stage"), ...row[DIMENSIONS].map(dimension => make("th", "", data.dimensions[dimension[0]])));
    [...header.children].forEach(cell => { cell.scope = "col"; });
    const body = [...rungs].reverse().map(([index, name]) => {
      const first = make("th", "", make("span", "index", String(index)), " ", make("span", "rung", name), index === stageOf(row) ? make("span", "mark here", "here") : "");
      first.scope = "row";
      return make("tr", index === stageOf(row) ? "at" : "", first, ...row[DIMENSIONS].map(([, stage, could]) => {
        const css = stage < 0 ? "veiled" : index <= stage ? "on" : index <= could ? "may" : "off";
        return make("td", css, make("span", "unseen", { veiled: "not visible in a repository", on: "reached", may: "could be reached", off: "not reached" }[css]));
      }));
    });
    table.append(make("thead", "", header), make("tbody", "", ...body));
    return table;
  };
  const view = row => {
    const section = id("repository");
    const heading = make("h1", "", row[NAME]);
    heading.tabIndex = -1;
    const story = make("div", "verdict", heading, make("p", "kind", row[KIND] < 0 ? "Not scanned" : make("b", "", data.kinds[row[KIND]])));
    const stage = stageOf(row);
    if (stage >= 0) {
      const rung = rungs.find(each => each[0] === stage) ?? [stage, ""];
      story.append(make("p", "stage", make("span", "number", String(stage)), make("span", "of", "Stage " + stage + " of " + rungs[rungs.length - 1][0]), " ", make("strong", "", rung[1])));
      if (couldOf(row) > stage) {
        story.append(make("p", "could", "It could be stage " + couldOf(row) + ": not all was seen."));
      }
    }
    if (row[FAILURE]) {
      story.append(make("p", "caution", "When it was last tried it could not be scanned: " + row[FAILURE]));
    }
    if (!row[WHOLE]) {
      story.append(make("p", "caution", "It was read in part."));
    }
    const links = make("p", "");
    if (row[LINK]) {
      links.append(link(row[LINK], "Where it lives"));
      if (row[COMMIT] && data.ways[row[WAY]]) {
        links.append(", ", link(row[LINK] + data.ways[row[WAY]] + row[COMMIT], "commit " + row[COMMIT].slice(0, 10)));
      }
    } else if (row[COMMIT]) {
      links.append("commit " + row[COMMIT].slice(0, 10));
    }
    story.append(links);
    const facts = make("dl", "facts");
    [["Teams", row[TEAMS].map(at => data.teams[at])], ["Topics", row[TOPICS].map(at => data.topics[at])], ["Technologies", row[TECHNOLOGIES].map(at => data.technologies[at])]]
      .filter(([, words]) => words.length).forEach(([name, words]) => facts.append(make("div", "", make("dt", "", name), make("dd", "", words.join(", ")))));
    const back = make("p", "back", link("#map", "← All repositories"));
    section.replaceChildren(back, make("div", "pair", story, row[DIMENSIONS].length ? columns(row) : ""), facts);
    if (row[BLOCKERS].length) {
      section.append(make("h2", "", "What stands before the next stage"), make("ul", "blockers", ...row[BLOCKERS].map(at => make("li", "", data.blockers[at]))));
    }
    if (row[LEVELS]) {
      const groups = new Map();
      data.practices.forEach(([name, area], at) => {
        const word = make("span", "quiet", said(row, at));
        const entry = make("li", row[LEVELS][at] === "0" ? "absent" : "", sign(Number(row[LEVELS][at]), Number(row[COULD][at])), make("span", "", name), word);
        groups.set(area, [...(groups.get(area) ?? []), entry]);
      });
      section.append(make("h2", "", inPlace(row) + " of " + data.practices.length + " practices in place, " + [...row[LEVELS]].filter(level => level >= AUTOMATED).length + " automated"));
      section.append(make("div", "levels", ...[...groups].map(([area, entries]) => make("div", "", make("h3", "", area), make("ul", "", ...entries)))));
    }
    const others = data.frameworks.map((_, at) => at).slice(1).filter(at => stageOf(row, at) >= 0);
    if (others.length) {
      section.append(make("h2", "", "Through other frameworks"), ...others.flatMap(at => ladder(row, at)));
    }
    document.title = row[NAME];
    return heading;
  };

  const sections = [...document.querySelectorAll("main > section")];
  const turn = () => {
    let name = null;
    try {
      name = location.hash.startsWith("#repository=") ? decodeURIComponent(location.hash.slice("#repository=".length)) : null;
    } catch {
      name = null;
    }
    const row = name === null ? null : data.rows.find(each => each[NAME] === name) ?? null;
    sections.forEach(section => { section.hidden = (section.id === "repository") !== (row !== null); });
    id("repository").classList.toggle("shown", row !== null);
    if (row) {
      view(row).focus();
      scrollTo(0, 0);
      return;
    }
    document.title = title;
    id("repository").replaceChildren();
    const target = location.hash ? id(location.hash.slice(1)) : null;
    if (target) {
      target.scrollIntoView();
    }
  };

  if (id("heat")) {
    document.querySelector(".tools").hidden = false;
    document.querySelector(".tools").addEventListener("submit", event => event.preventDefault());
    choose("of-kind", "all", sorted(data.kinds));
    choose("of-stage", "all", rungs);
    choose("of-team", "all", sorted(data.teams));
    choose("of-lack", "anything", sorted(data.blockers));
    choose("of-practice", "any", data.practices.map(([name], at) => [at, name]));
    choose("of-level", "", [["lacks", "is lacking"], [IMPLEMENTED, "is in place"], [AUTOMATED, "is automated"]]);
    id("find").addEventListener("input", narrow);
    id("all").addEventListener("click", () => {
      clear();
      narrow();
    });
    id("more").addEventListener("click", () => {
      shown += 5 * PAGE;
      draw();
    });
    document.querySelectorAll("[data-lack]").forEach(lever => lever.addEventListener("click", () => {
      clear();
      id("of-lack").value = String(data.blockers.indexOf(lever.dataset.lack));
      narrow();
    }));
    draw();
  }
  addEventListener("hashchange", turn);
  turn();
})();
