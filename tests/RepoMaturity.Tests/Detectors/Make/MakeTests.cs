using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Make;
using RepoMaturity.Tests.Detectors.Shell;

namespace RepoMaturity.Tests.Detectors.Make;

public sealed class MakeTests
{
    [TestCase("", "")]
    [TestCase("train:\n\tpython a.py", "train")]
    [TestCase("train: data\n\tpython a.py\ndata:\n\tpython b.py", "train,data")]
    [TestCase("a b: c\n\tx", "a,b")]
    [TestCase(".PHONY: a\na:\n\tx", "a")]
    [TestCase("%.o: %.c\n\tcc", "")]
    [TestCase("a.o b.o: %.o: %.c\n\tcc", "a.o,b.o")]
    [TestCase("X := 1\nY ?= 2\nZ=3\nexport W = 4", "")]
    [TestCase("T = train\n$(T): x\n\ty", "train")]
    [TestCase("ifeq ($(X),1)\na:\n\tx\nelse\nb:\n\tx\nendif", "a,b")]
    [TestCase("define X\na: b\nendef\nc:\n\tx", "c")]
    [TestCase("a:: b\n\tx", "a")]
    [TestCase("# a: b", "")]
    [TestCase("a: X = 1\na:\n\tx", "a")]
    [TestCase("override X := a:b", "")]
    public void Targets_are_read(string text, string expected) =>
        Assert.That(string.Join(',', MakeReader.Instance.Read(SourceText.Of(text), ReadLimits.Default).Targets.Select(target => target.Name)), Is.EqualTo(expected));

    [TestCase("a:\n\t@python x.py", "python x.py")]
    [TestCase("a:\n\t-@ python x.py", "python x.py")]
    [TestCase("a: ; python x.py", "python x.py")]
    [TestCase("P = python3\na:\n\t$(P) x.py", "python x.py")]
    [TestCase("P = poetry run\na:\n\t${P} python x.py", "python x.py")]
    [TestCase("A = $(B)\nB = x\na:\n\tpython $(A).py", "python x.py")]
    [TestCase("A = x\nA += y\na:\n\tpython $(A)", "python x y")]
    [TestCase("a: x.py\n\tpython $< $@", "python x.py a")]
    [TestCase("a:\n\tpython $$X $(UNKNOWN) $(wildcard a b)", "python $X ${UNKNOWN} ${wildcard}")]
    [TestCase("a:\n\tpython x.py \\\n\t  --y", "python x.py --y")]
    [TestCase("a:\n\tcd src && $(MAKE) b", "make b")]
    [TestCase("a:\n\t# python x.py", "")]
    [TestCase("V := $(shell python v.py)\na:\n\techo $(V)", "python v.py")]
    public void Recipes_are_commands(string text, string expected) =>
        Assert.That(string.Join('\n', Findings.Commands(Findings.Of("Makefile", text))), Is.EqualTo(expected));

    [Test]
    public void Recipes_run_in_the_folder_of_the_makefile_and_know_their_lines()
    {
        var file = Findings.Of("ml/Makefile", "all: train\n\ntrain: data.csv\n\t@echo x\n\tpython a.py && \\\n\t  make -C ../api build\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file), Is.EqualTo(new[] { "target:all Task", "target:train Task" }));
            Assert.That(Findings.Facts(file, FactKind.Command), Is.EqualTo(new[] { "python a.py :5 @target:train", "make -C ../api build :6 @target:train" }));
            Assert.That(Findings.References(file), Is.EqualTo(new[]
            {
                "unit #target:train @target:all", "make-target data.csv in ml @target:train", "script a.py in ml @target:train", "make-target build in api @target:train",
            }));
        });
    }

    [Test]
    public void Targets_are_found_by_folder_and_through_includes()
    {
        Assert.That(
            Findings.Edges(
                ("Makefile", "include mk/ml.mk\nall: train\n"),
                ("mk/ml.mk", "train: data\n\t$(MAKE) clean\n"),
                ("sub/Makefile", ".DEFAULT_GOAL := b\na:\n\tx\nb:\n\tmake -C .. train\n"),
                ("run.sh", "make train\nmake -C sub\nmake -C sub missing\n")),
            Is.EqualTo(new[] { "Makefile#target:all -> mk/ml.mk#target:train", "run.sh -> mk/ml.mk#target:train", "run.sh -> sub/Makefile#target:b", "sub/Makefile#target:b -> mk/ml.mk#target:train" }));
    }

    [Test]
    public void Variables_that_grow_without_end_are_bounded()
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => $"A{i} = {string.Concat(Enumerable.Repeat($"$(A{i + 1})", 200))}\n")) + "a:\n\tpython $(A0)\n";
        Assert.That(() => Findings.Of("Makefile", text), Throws.Nothing);
    }

    [TestCase(":")]
    [TestCase("=")]
    [TestCase("$(")]
    [TestCase("a: $(\n\t$(")]
    [TestCase("\t")]
    [TestCase("\\")]
    [TestCase("\\\n")]
    [TestCase("define")]
    [TestCase("a:\n\t$")]
    [TestCase("a : : b\r\n\tx\r\n")]
    public void Broken_makefiles_are_read_to_their_end(string text) => Assert.Multiple(() =>
    {
        Assert.That(() => Findings.Of("Makefile", text), Throws.Nothing);
        Assert.That(() => Findings.Of("Makefile", string.Concat(Enumerable.Repeat(text, 5000))), Throws.Nothing);
    });

    [Test]
    public void Justfiles_have_recipes()
    {
        var file = Findings.Of("justfile", "py := \"uv run python\"\n\n# trains\ntrain size='a:b' *args: data (clean \"x\")\n    @{{py}} a.py {{size}}\n\ndata:\n    #!/usr/bin/env bash\n    cd src\n    python b.py\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file), Is.EqualTo(new[] { "target:train Task", "target:data Task" }));
            Assert.That(Findings.Facts(file, FactKind.Command), Is.EqualTo(new[] { "python a.py {{size}} :5 @target:train", "python b.py :10 @target:data" }));
            Assert.That(Findings.References(file)[..2], Is.EqualTo(new[] { "unit #target:data @target:train", "unit #target:clean @target:train" }));
        });
    }

    [Test]
    public void Taskfiles_have_tasks()
    {
        var file = Findings.Of("Taskfile.yml", "version: '3'\nvars:\n  PY: python3\ntasks:\n  train:\n    deps: [data]\n    dir: ml\n    cmds:\n      - '{{.PY}} a.py'\n      - task: test\n      - cmd: make x\n  data: python b.py\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file), Is.EqualTo(new[] { "target:train Task", "target:data Task" }));
            Assert.That(Findings.References(file), Is.EqualTo(new[]
            {
                "unit #target:data @target:train", "script a.py in ml @target:train", "unit #target:test @target:train", "make-target x in ml @target:train", "script b.py in / @target:data",
            }));
        });
    }

    [Test]
    public void Recipes_and_tasks_are_found() => Assert.That(
        Findings.Edges(("justfile", "a:\n  x\nb: a\n  x\n"), ("Taskfile.yml", "tasks:\n  default: x\n  t: y\n"), ("run.sh", "just\njust b 1 2\ntask\ntask t\n")),
        Is.EqualTo(new[] { "justfile#target:b -> justfile#target:a", "run.sh -> Taskfile.yml#target:default", "run.sh -> Taskfile.yml#target:t", "run.sh -> justfile#target:a", "run.sh -> justfile#target:b" }));
}
