using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Tests.Detectors.Python;

internal sealed class PythonDetectorTests
{
    [TestCase("train.py", true)]
    [TestCase("src/app/window.pyw", true)]
    [TestCase("stubs/types.pyi", false)]
    [TestCase("notebook.ipynb", false)]
    [TestCase("SConstruct", false)]
    [TestCase("wscript", false)]
    [TestCase("py", false)]
    public void Claims_source_files(string path, bool expected) => Assert.That(new PythonDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("import os", "Import os :1")]
    [TestCase("import a.b as c, d", "Import a.b :1|Import d :1")]
    [TestCase("from a.b import c as d, e", "Import a.b.c :1|Import a.b.e :1")]
    [TestCase("from a import (\n    b,\n    c,  # why\n)", "Import a.b :1|Import a.c :1")]
    [TestCase("from a import \\\n  b", "Import a.b :1")]
    [TestCase("from a import *", "Import a.* :1")]
    [TestCase("import a; import b", "Import a :1|Import b :1")]
    [TestCase("if x: import a", "Import a :1")]
    [TestCase("try:\n    import a\nexcept ImportError: import b as a", "Import a :2|Import b :3")]
    [TestCase("def f():\n\timport a", "Import a :2 @def:f")]
    [TestCase("from . import a", "")]
    [TestCase("from .a import b\nfrom ...c.d import e", "")]
    [TestCase("import", "")]
    [TestCase("from", "")]
    [TestCase("from a", "")]
    [TestCase("from a import", "")]
    [TestCase("import a.", "Import a :1")]
    [TestCase("import größe", "Import größe :1")]
    [TestCase("\"\"\"\nimport a\n\"\"\"\n# import b\nimport c", "Import c :5")]
    [TestCase("if False:\n    import a\nelse:\n    import b", "Import b :4")]
    [TestCase("if 0: import a\nelif False: import b\nwhile 0: import c", "")]
    [TestCase("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\nelse:\n    import b", "Import typing.TYPE_CHECKING :1|Import b :5")]
    [TestCase("import typing as t\nif t.TYPE_CHECKING:\n    from a import b", "Import typing :1")]
    public void Imports(string text, string expected) => Check(text, expected, FactKind.Import);

    [TestCase("import a.b as c, d", "import a.b :1|import d :1")]
    [TestCase("from a.b import c as d, e", "import a.b (c=d, e) :1")]
    [TestCase("from a import *", "import a (*) :1")]
    [TestCase("from . import a", "import . (a) :1")]
    [TestCase("from ...a.b import c", "import ...a.b (c) :1")]
    [TestCase("def f():\n    from .. import a", "import .. (a) :2 @def:f")]
    [TestCase("if TYPE_CHECKING:\n    import a", "import a :2")]
    [TestCase("if False:\n    import a", "")]
    [TestCase("import importlib\nimportlib.import_module('a.b')", "import importlib :1|module a.b (object) :2")]
    [TestCase("from importlib import import_module as im\nim('.a', package=__package__)", "import importlib (import_module=im) :1|import .a :2")]
    [TestCase("import runpy\nrunpy.run_path('x/y.py')\nrunpy.run_module(name)", "import runpy :1|script x/y.py :2")]
    [TestCase("__import__('a')", "module a (object) :1")]
    public void References(string text, string expected) =>
        Assert.That(PythonFacts.References(Detect(text)), Is.EqualTo(Split(expected)));

    [TestCase("import a\na.b.c()", "Call a.b.c :2")]
    [TestCase("import a.b as x\nx.c()", "Call a.b.c :2")]
    [TestCase("import a.b\na.b.c()\na.d()", "Call a.b.c :2|Call a.d :3")]
    [TestCase("from a import b as x\nx()\nx.c()", "Call a.b :2|Call a.b.c :3")]
    [TestCase("from .a import b\nb()\nfrom . import c\nc.d()", "Call .a.b :2|Call .c.d :4")]
    [TestCase("from a import *\nb()\nlen(x)", "Call a.b :2|Call len :3")]
    [TestCase("from a import *\nfrom c import *\nb()", "Call b :3")]
    [TestCase("print('x')\nf()\ny.g()", "Call print=x :1|Call f :2|Call ?.g :3")]
    [TestCase("def f(): pass\nf()", "Call f :2")]
    [TestCase("'x'.join(a)\n[1].index(1)\n{}.get(1)", "")]
    public void Calls_of_names(string text, string expected) => Check(text, expected, FactKind.Call);

    [TestCase("from a import B\nx = B()\nx.fit()", "Call a.B :2|Call a.B.fit :3")]
    [TestCase("import a\nx = a.load('m')\nx.predict()", "Call a.load=m :2|Call a.load.predict :3")]
    [TestCase("import a\nf = a.g\nf()", "Call a.g :3")]
    [TestCase("import a\na.b().c()", "Call a.b :2|Call a.b.c :2")]
    [TestCase("import a\nx = (\n    a.b\n    .c(1)\n    .d()\n)", "Call a.b.c :4|Call a.b.c.d :5")]
    [TestCase("from a import B\nwith B() as x:\n    x.f()", "Call a.B :2|Call a.B.f :3")]
    [TestCase("from a import B\nwith (B() as x, open('p') as y):\n    x.f()\n    y.read()", "Call a.B :2|Call open=p :2|Call a.B.f :3|Call open.read :4")]
    [TestCase("from a import B\nif (x := B()) and x.f(): pass", "Call a.B :2|Call a.B.f :2")]
    [TestCase("from a import B, C\nx, y = B(), C()\ny.f()", "Call a.B :2|Call a.C :2|Call a.C.f :3")]
    [TestCase("from a import B\nx = y = B()\nx.f(); y.g()", "Call a.B :2|Call a.B.f :3|Call a.B.g :3")]
    [TestCase("from a import B\nx = y or B()\nx.f()", "Call a.B :2|Call a.B.f :3")]
    [TestCase("from a import B\nx = B() if z else None\nx.f()", "Call a.B :2|Call a.B.f :3")]
    [TestCase("from a import B\nx = B() + 1\nx.f()", "Call a.B :2|Call ?.f :3")]
    [TestCase("import a\nx = a.read()\nx = x.clean()\nx = x.clean2()\nx['y'].mean()", "Call a.read :2|Call a.read.clean :3|Call a.read.clean2 :4|Call a.read.mean :5")]
    [TestCase("from a import B\nx = await B()\nx.f()", "Call a.B :2|Call a.B.f :3")]
    [TestCase("from a import B\nx: B = get()\nx.f()", "Call get :2|Call a.B.f :3")]
    [TestCase("from a import B, C\nx = B()\nx.f()\nx = C()\nx.f()", "Call a.B :2|Call a.B.f :3|Call a.C :4|Call a.C.f :5")]
    [TestCase("try:\n    import a as x\nexcept ImportError:\n    import b as x\nx.f()", "Call a.f :5")]
    [TestCase("try:\n    import a\nexcept ImportError:\n    a = None\na.f()", "Call a.f :5")]
    [TestCase("import a\nfor a in b: a.f()", "Call ?.f :2")]
    public void Calls_on_assigned_names(string text, string expected) => Check(text, expected, FactKind.Call);

    [TestCase("from a import B\ndef f(x: B): x.g()", "Call a.B.g :2 @def:f")]
    [TestCase("import a\ndef f(x: 'a.B' = None, *, y: a.C | None): x.g(); y.h()", "Call a.B.g :2 @def:f|Call a.C.h :2 @def:f")]
    [TestCase("from typing import Optional\nfrom a import B\ndef f(x: Optional[B]): x.g()", "Call a.B.g :3 @def:f")]
    [TestCase("import a\ndef f(a): a.g()", "Call ?.g :2 @def:f")]
    [TestCase("def f():\n    m.g()\nimport a\nm = a.load()", "Call a.load.g :2 @def:f|Call a.load :4")]
    [TestCase("import a\nm = None\ndef f():\n    global m\n    m = a.load()\ndef g(): m.h()", "Call a.load :5 @def:f|Call a.load.h :6 @def:g")]
    [TestCase("from a import B\ndef make():\n    x = B()\n    return x\nmake().f()", "Call a.B :3 @def:make|Call make :5|Call a.B.f :5")]
    [TestCase("from a import B\ndef make() -> B: ...\nmake().f()", "Call make :3|Call a.B.f :3")]
    [TestCase("def make(): return 1\nmake().f()", "Call make :2|Call ?.f :2")]
    [TestCase("async def f():\n    def g(): h()\n    i()", "Call h :2 @def:g|Call i :3 @def:f")]
    public void Calls_in_functions(string text, string expected) => Check(text, expected, FactKind.Call);

    [TestCase("from a import B\nclass C:\n    def f(self): self.x.g()\n    def __init__(self): self.x = B()", "Call a.B.g :3 @def:C.f|Call a.B :4 @def:C.__init__")]
    [TestCase("from a import B\nclass C:\n    x = B()\n    def f(self): self.x.g()", "Call a.B :3|Call a.B.g :4 @def:C.f")]
    [TestCase("from a import B\nclass C:\n    def __init__(self, x: B):\n        self.x = x\n    def f(me): me.x.g()", "Call a.B.g :5 @def:C.f")]
    [TestCase("class C:\n    def f(self): self.g()\n    def g(self): pass\nC().f()", "Call C.g :2 @def:C.f|Call C :4|Call C.f :4")]
    [TestCase("from a import B\nclass C(B):\n    def f(self): self.g(); super().f()", "Call a.B.g :3 @def:C.f|Call super :3 @def:C.f|Call a.B.f :3 @def:C.f")]
    [TestCase("from a import B\nclass C(B): pass\nclass D(C): pass\nD().g()", "Call D :4|Call a.B.g :4")]
    [TestCase("class C:\n    def f(self): self.g()", "Call ?.g :2 @def:C.f")]
    [TestCase("class C(C):\n    def f(self): self.g()\nclass D(E): pass\nclass E(D): pass\nE().x()", "Call ?.g :2 @def:C.f|Call E :5|Call ?.x :5")]
    public void Calls_in_classes(string text, string expected) => Check(text, expected, FactKind.Call);

    [TestCase("f('a', b='c', d=1, e=True, g=None, h=-2.5, i=x, j=[1])", "Call f=a (b=c, d=1, e=True, g=None, h=-2.5, i, j) :1")]
    [TestCase("f('a' \"b\"\n  'c')", "Call f=abc :1")]
    [TestCase("f(f'a')", "Call f=a :1")]
    [TestCase("f(f'a{b}')", "Call f :1")]
    [TestCase("f(r'a\\b', x='\\x41\\n\\u00e9\\'')", "Call f=a\\b (x=A\né') :1")]
    [TestCase("f(1)\ng(*a, **b)", "Call f :1|Call g :2")]
    [TestCase("NAME = 'n'\nf(NAME, x=NAME)", "Call f=n (x=n) :2")]
    [TestCase("NAME = 'n'\nNAME = 'm'\nf(NAME)", "Call f :3")]
    [TestCase("NAME = 'n'\ndef f(NAME): g(NAME)", "Call g :2 @def:f")]
    [TestCase("f(lambda a, b=2: a, c=3)", "Call f (c=3) :1")]
    [TestCase("f(x for x in y if g(x))", "Call f :1|Call g :1")]
    [TestCase("f({'a': g(), **h()})[i():j()]", "Call f :1|Call g :1|Call h :1|Call i :1|Call j :1")]
    [TestCase("x = f\"{f(1)!r:>{g(2)}} {h('}')=}\"", "Call f :1|Call h=} :1")]
    [TestCase("x = f'{d['a']}{f()}'\ng()", "Call f :1|Call g :2")]
    [TestCase("x = f'''{\n  f()\n}'''\ng()", "Call f :2|Call g :4")]
    [TestCase("x = f'''\n\n{f()}\n{g()}'''", "Call f :3|Call g :4")]
    [TestCase("x = t'{f()}'", "Call f :1")]
    [TestCase("x = f'{{f()}}'; g()", "Call g :1")]
    [TestCase("x = f'{'\ng()", "Call g :2")]
    public void Arguments(string text, string expected) => Check(text, expected, FactKind.Call);

    [TestCase("@a\n@b.c('/x', d=1)\ndef f(): pass", "Decorator a=f :1|Decorator ?.c=f (d=1) :2|Definition f=function :3")]
    [TestCase("from a import b\n@b(x=g())\nclass C: pass", "Decorator a.b=C (x) :2|Call g :2|Definition C=class :3")]
    [TestCase("from a import A\napp = A()\n@app.get('/')\nasync def f(): pass", "Call a.A :2|Decorator a.A.get=f :3|Definition f=function :4")]
    [TestCase("class C[T: int](B[T], metaclass=M):\n    def m[U](self, x: U) -> U: pass", "Definition C=class :1|Base B=C :1|Definition m=function :2")]
    [TestCase("import a.b as x\nclass C(x.D, object): pass", "Definition C=class :2|Base a.b.D=C :2|Base object=C :2")]
    [TestCase("def f():\n    def g(): pass", "Definition f=function :1|Definition g=function :2 @def:f")]
    [TestCase("def", "")]
    [TestCase("class", "")]
    [TestCase("def f(", "Definition f=function :1")]
    public void Definitions(string text, string expected) =>
        Check(text, expected, FactKind.Decorator, FactKind.Definition, FactKind.Base, FactKind.Call);

    [TestCase("raise ValueError('x')", "Raise ValueError :1")]
    [TestCase("from a import E\ntry: pass\nexcept E as e:\n    raise E from e", "Raise a.E :4")]
    [TestCase("raise", "")]
    [TestCase("raise e", "")]
    [TestCase("assert f(x), 'no'", "Raise assert :1|Call f :1")]
    [TestCase("import sys\nsys.exit(1)", "Call sys.exit :2")]
    [TestCase("raise E, 'python two'", "")]
    public void Raises(string text, string expected) => Check(text, expected, FactKind.Raise, FactKind.Call);

    [TestCase("A = 'x'\nB: int = 3\nC = -1.5\nD = True", "Constant A=x :1|Constant B=3 :2|Constant C=-1.5 :3|Constant D=True :4")]
    [TestCase("A = None\nB = x\nC = 'a' + 'b'\nD = ...\nE = f'{x}'", "")]
    [TestCase("A, B = 'x', 2\n[C] = ['z']", "Constant A=x :1|Constant B=2 :1|Constant C=z :2")]
    [TestCase("def f(): A = 1\nclass C: B = 2", "")]
    [TestCase("if __name__ == '__main__':\n    A = 1", "Constant A=1 :2")]
    [TestCase("type A = int\ntype = 'x'\nmatch = 1\ncase = 2", "Constant type=x :2|Constant match=1 :3|Constant case=2 :4")]
    [TestCase("A: str", "")]
    [TestCase("A += 1", "")]
    public void Constants(string text, string expected) => Check(text, expected, FactKind.Constant);

    [TestCase("import subprocess\nsubprocess.run(['python', 'train.py'])", "Command python train.py :2")]
    [TestCase("import subprocess, sys\ndef f(): subprocess.check_call([sys.executable, '-m', 'a.b', '--n', str(n)])", "Command python -m a.b --n $value :2 @def:f")]
    [TestCase("from subprocess import Popen\nPopen('make train', shell=True)", "Command make train :2")]
    [TestCase("import os\nos.system('make train')\nos.system(command)", "Command make train :2")]
    [TestCase("import os\nos.system(f'make {target}')", "Command make $value :2")]
    [TestCase("import shlex, subprocess\nsubprocess.call(shlex.split('make a'))\nsubprocess.call('make b'.split())", "Command make a :2|Command make b :3")]
    [TestCase("import subprocess\nCMD = 'make a'\nsubprocess.run(CMD)\nsubprocess.run([tool, 'x'])\nsubprocess.run()", "Command make a :3")]
    [TestCase("run(['make'])", "")]
    public void Commands(string text, string expected) => Check(text, expected, FactKind.Command);

    [TestCase("if __name__ == '__main__':\n    f()", "script :1|main-block main :1")]
    [TestCase("x = 1\nif '__main__' == __name__: f()", "script :2|main-block main :2")]
    [TestCase("if __name__ != '__main__': pass", "")]
    [TestCase("def f():\n    if __name__ == '__main__': pass", "function def:f :1|main-block main :1")]
    [TestCase("x = 1\nclass C:\n    def m(self):\n        def n(): pass\n        class D: pass", "function def:C :2|main-block main :1|function def:n :4|function def:D :5")]
    [TestCase("f()", "")]
    [TestCase("", "")]
    public void Parts_of_a_module_are_units(string text, string expected) => Assert.That(
        string.Join('|', PythonFacts.Detect(new PythonDetector(), "src/train.py", text).Units.Select(unit => $"{Words.Of(unit.Kind)} {unit.Id} :{unit.Position}".Replace("  ", " ", StringComparison.Ordinal))),
        Is.EqualTo(expected));

    [TestCase("if __name__ == '__main__':\n    f()\ng()", "Call f :2 @main|Call g :3")]
    public void What_stands_in_the_main_block_is_in_its_scope(string text, string expected) => Check(text, expected, FactKind.Call);

    [TestCase("print 'a' % f(x), `b`, c <> d\nexec code in ns\nimport e", "Call f :1|Import e :3")]
    [TestCase("print >>f, g()\nraise E, 'x', tb\nexcept E, e: h()", "Call g :1|Call h :3")]
    [TestCase("def f((a, b), c=0777L): g(ur'x')", "Call g=x :1 @def:f")]
    [TestCase("match f(x):\n    case [g(a), *_] if h(): i()\n    case {'k': v}: pass\n    case _: j()", "Call f :1|Call g :2|Call h :2|Call i :2|Call j :4")]
    [TestCase("match(x)\nmatch.f()\nmatch[0].g()\ncase (1)", "Call match :1|Call ?.f :2|Call ?.g :3|Call case :4")]
    [TestCase("try:\n    f()\nexcept* (A, B) as e:\n    g()\nfinally: h()", "Call f :2|Call g :4|Call h :5")]
    [TestCase("async with f() as a, g() as b:\n  async for x in h(): await i()", "Call f :1|Call g :1|Call h :2|Call i :2")]
    [TestCase("x = [f(y) async for y in g()]", "Call f :1|Call g :1")]
    [TestCase("while f(): g()\nelse: h()", "Call f :1|Call g :1|Call h :2")]
    [TestCase("@f\n@g()\n\n# c\ndef h(): return i()", "Call i :5 @def:h")]
    [TestCase("def f(a, /, b=g(), *c, d: h()=i(), **e) -> j(): pass", "Call g :1|Call i :1")]
    public void Old_and_new_grammar(string text, string expected) => Check(text, expected, FactKind.Call, FactKind.Import);

    [TestCase("  f()\n g()\n   h()", "Call f :1|Call g :2|Call h :3")]
    [TestCase("def a():\n        f()\n    g()\nh()", "Call f :2 @def:a|Call g :3 @def:a|Call h :4")]
    [TestCase("def a():\n\tf()\n        g()\nh()", "Call f :2 @def:a|Call g :3 @def:a|Call h :4")]
    [TestCase("x = (1,\nimport a\nf()", "Import a :2|Call f :3")]
    [TestCase("x = foo(\ndef g():\n    h()", "Call foo :1|Call h :3 @def:g")]
    [TestCase("f())\n]\n}g()", "Call f :1|Call g :3")]
    [TestCase("x = 'never closed\nf()", "Call f :2")]
    [TestCase("{% if x %}\nimport {{ y }}\nf('{{ z }}')\n{% endif %}", "Call f={{ z }} :3")]
    [TestCase("\uFEFFimport a\r\nf()\r\n", "Import a :1|Call f :2")]
    [TestCase("f() \\\n\ng()", "Call f :1|Call g :3")]
    [TestCase("$ ? ! \0 \u00a0 f()", "Call f :1")]
    [TestCase("<<<<<<< HEAD\nimport a\n=======\nimport b\n>>>>>>> x", "Import a :2|Import b :4")]
    [TestCase(":\n;\n,\n=\n.\n@\n->\n:=\nf()", "Call f :9")]
    public void Broken_text(string text, string expected) => Check(text, expected, FactKind.Call, FactKind.Import);

    [TestCase("{% if x %}\nimport a\n{% endif %}", true)]
    [TestCase("import {{ name }}", true)]
    [TestCase("x = '{{ name }} {% if %}'\ny = {'a': {'b': 1}}", false)]
    [TestCase("x = f'{{}}'", false)]
    public void Template_text_outside_literals_is_noticed(string text, bool expected) => Assert.That(Detect(text).IsTemplated, Is.EqualTo(expected));

    [Test]
    public void A_text_that_is_never_closed_is_a_problem() =>
        Assert.That(Detect("import a\nx = '''b\nimport c").Problems, Is.EqualTo(new[] { new Problem("train.py", 2, "A text that begins here is never closed.", "python") }));

    [Test]
    public void Bytes_that_are_no_utf_8_do_no_harm()
    {
        var source = SourceText.Decode([.. "# caf"u8, 0xE9, .. "\nx = '"u8, 0xFF, .. "'\nimport a\n"u8]);
        var writer = new FactWriter("a.py", ReadLimits.Default);

        new PythonDetector().Detect(new SourceFile("a.py", source, ReadLimits.Default), writer);

        Assert.That(PythonFacts.Lines(writer.ToFileFacts(), FactKind.Import), Is.EqualTo(new[] { "Import a :3" }));
    }

    private static FileFacts Detect(string text) => PythonFacts.Detect(new PythonDetector(), "train.py", text);

    private static void Check(string text, string expected, params FactKind[] kinds) =>
        Assert.That(PythonFacts.Lines(Detect(text), kinds), Is.EqualTo(Split(expected)));

    private static string[] Split(string lines) => lines.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
