using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Tests.Detectors.Shell;

public sealed class ShellDetectorTests
{
    [TestCase("run.sh", true)]
    [TestCase("a/run.bash", true)]
    [TestCase("bin/train", true)]
    [TestCase("scripts/train", true)]
    [TestCase("Procfile", true)]
    [TestCase("src/train", false)]
    [TestCase("scripts/train.py", false)]
    public void Scripts_are_claimed(string path, bool expected) => Assert.That(new ShellDetector().Claims(path), Is.EqualTo(expected));

    [Test]
    public void A_script_is_a_unit()
    {
        var file = Findings.Of("scripts/run.sh", "#!/bin/bash\ncd \"$(dirname \"$0\")/..\"\npython src/a.py\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file), Is.EqualTo(new[] { " Script" }));
            Assert.That(Findings.References(file), Is.EqualTo(new[] { "script src/a.py in /" }));
        });
    }

    [TestCase("#!/usr/bin/env bash\nmake x", 1)]
    [TestCase("#!/usr/bin/env python\nimport x", 0)]
    [TestCase("make x", 0)]
    [TestCase("", 0)]
    public void A_file_without_ending_is_read_by_its_first_line(string text, int units) =>
        Assert.That(Findings.Of("bin/x", text).Units, Has.Length.EqualTo(units));

    [Test]
    public void A_procfile_names_services()
    {
        var file = Findings.Of("Procfile", "web: gunicorn app.main:app\n# no\nworker: python worker.py\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file), Is.EqualTo(new[] { "process:web Service", "process:worker Service" }));
            Assert.That(Findings.References(file), Is.EqualTo(new[] { "module app.main in / (application=app) @process:web", "script worker.py in / @process:worker" }));
        });
    }

    [Test]
    public void Powershell_is_read_line_by_line()
    {
        var file = Findings.Of("deploy.ps1", "<# python no.py\n#>\n# python no.py\n$x = 1\n& python .\\src\\a.py\ndocker build `\n  -t x .\n");
        Assert.That(Findings.Facts(file, FactKind.Command), Is.EqualTo(new[] { "python ./src/a.py :5", "docker build :6" }));
    }

    [Test]
    public void Scripts_are_found_beside_the_file_above_it_and_in_an_image()
    {
        Assert.That(
            Findings.Edges(
                ("ml/scripts/run.sh", "python a.py\npython src/b.py\n./c.sh\npython pkg\npython /app/src/b.py\npython $X.py\npython ../../../x.py"),
                ("ml/scripts/a.py", ""), ("ml/src/b.py", ""), ("c.sh", ""), ("pkg/__main__.py", "")),
            Is.EqualTo(new[]
            {
                "ml/scripts/run.sh -> c.sh", "ml/scripts/run.sh -> ml/scripts/a.py", "ml/scripts/run.sh -> ml/src/b.py", "ml/scripts/run.sh -> pkg/__main__.py",
            }));
    }

    [TestCase("/opt/airflow/src/b.py", true)]
    [TestCase("/usr/src/app/src/b.py", true)]
    [TestCase("/opt/airflow/b.py", false, Description = "another folder")]
    [TestCase("/a/b/c/d/e/src/b.py", false, Description = "too far down")]
    [TestCase("/opt/other/lib/b.py", false)]
    public void Paths_of_an_image_lose_the_folders_around_the_files(string path, bool expected) => Assert.That(
        Findings.Edges(("dags/run.sh", $"python {path}"), ("src/b.py", ""), ("x/b.py", "")), Is.EqualTo(expected ? new[] { "dags/run.sh -> src/b.py" } : []));

    [Test]
    public void Test_runners_collect_what_lies_below_their_path()
    {
        Assert.That(
            Findings.Edges(("run.sh", "pytest tests/unit"), ("tests/unit/test_a.py", ""), ("tests/unit/b_test.py", ""), ("tests/unit/conf.py", ""), ("tests/e2e/test_c.py", "")),
            Is.EqualTo(new[] { "run.sh -> tests/unit/b_test.py T", "run.sh -> tests/unit/test_a.py T" }));
    }
}
