// How the scripts of a page come together, on a host and on a disk alike, where browsers run no
// modules: the build writes every module as `casebook.define([what it imports], make)`. A module is
// known by its address and made once, after those it imports. Data of the site come the same way
// when they are on a disk. The build puts this before `theme.js`, the first script of every page.

(() => {
  const modules = new Map();

  function entry(address) {
    let module = modules.get(address);
    if (!module) {
      module = {};
      module.made = new Promise((done, fail) => Object.assign(module, { done, fail }));
      modules.set(address, module);
    }
    return module;
  }

  function load(address) {
    const module = entry(address);
    if (!module.asked && !module.defined) {
      const script = document.createElement('script');
      module.asked = true;
      script.src = address;
      script.onerror = () => {
        modules.delete(address);
        module.fail(new Error(address));
      };
      document.head.append(script);
    }
    return module.made;
  }

  self.casebook = {
    define(imports, make) {
      const here = document.currentScript.src;
      const module = entry(here);
      if (module.defined) return;
      module.defined = true;
      const beside = (name) => load(new URL(name, here).href);
      module.done(Promise.all(imports.map(beside)).then((found) => make(beside, ...found)));
    },
  };
})();
