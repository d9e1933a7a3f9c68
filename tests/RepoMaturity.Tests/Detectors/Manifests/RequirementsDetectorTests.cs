using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Manifests;

internal sealed class RequirementsDetectorTests
{
    [TestCase("requirements.txt", true)]
    [TestCase("requirements-dev.txt", true)]
    [TestCase("dev-requirements.txt", true)]
    [TestCase("requirements_gpu.txt", true)]
    [TestCase("a/Requirements.TXT", true)]
    [TestCase("requirements/base.txt", true)]
    [TestCase("requirements/base.in", true)]
    [TestCase("requirements.in", true)]
    [TestCase("requirements/constraints.txt", false)]
    [TestCase("constraints.txt", false)]
    [TestCase("MANIFEST.in", false)]
    [TestCase("notes.txt", false)]
    [TestCase("requirements.md", false)]
    [TestCase("requirements", false)]
    public void Claims_requirements_files(string path, bool expected) => Assert.That(new RequirementsDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("# numpy", "")]
    [TestCase("numpy", "Dependency numpy :1")]
    [TestCase("\uFEFFnumpy", "Dependency numpy :1")]
    [TestCase("NumPy == 1.2", "Dependency numpy == 1.2 :1")]
    [TestCase("ruamel.yaml_x--y", "Dependency ruamel-yaml-x-y :1")]
    [TestCase("a>=1,<2 # c\nb~=1", "Dependency a >=1,<2 :1|Dependency b ~=1 :2")]
    [TestCase("a[x, y]>=1 ; python_version < '3.9'", "Dependency a >=1 :1")]
    [TestCase("a; sys_platform == 'win32'", "Dependency a :1")]
    [TestCase("a (>=1)", "Dependency a >=1 :1")]
    [TestCase("a==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\nb", "Dependency a ==1 :1|Dependency b :4")]
    [TestCase("a \\\n", "Dependency a :1")]
    [TestCase("a @ https://user:secret@host/a.whl", "Dependency a https://host/a.whl :1")]
    [TestCase("a @ git+ssh://git@host/o/a.git@v1 ; python_version > '3'", "Dependency a git+ssh://host/o/a.git@v1 :1")]
    [TestCase("git+https://host/o/Some_Repo.git@main#egg=A_b[x]&subdirectory=c", "Dependency a-b git+https://host/o/Some_Repo.git@main#egg=A_b[x]&subdirectory=c :1")]
    [TestCase("git+https://host/o/Some_Repo.git@main", "Dependency some-repo git+https://host/o/Some_Repo.git@main :1")]
    [TestCase("-e git+https://host/o/a#egg=b", "Dependency b git+https://host/o/a#egg=b :1")]
    [TestCase("https://host/torch-2.0.0-cp310-linux.whl", "Dependency torch https://host/torch-2.0.0-cp310-linux.whl :1")]
    [TestCase("-e .\n.\n./a\n../b\n-e ./c[d]\n/abs/e", "")]
    [TestCase("--index-url https://host/simple\n-i https://host\n--extra-index-url x\n-f y\n--no-binary :all:", "")]
    [TestCase("@", "")]
    [TestCase("://", "")]
    [TestCase("git+https://", "")]
    [TestCase("{{ name }}", "")]
    [TestCase("some text that is no requirement", "")]
    [TestCase("a=1", "Dependency a =1 :1")]
    public void Reads_dependencies(string text, string expected) =>
        Assert.That(Detected.Facts(new RequirementsDetector(), "requirements.txt", text), Is.EqualTo(expected));

    [TestCase("-r base.txt", "requirements base.txt :1 in a")]
    [TestCase("-rbase.txt\n--requirement=b.txt", "requirements base.txt :1 in a|requirements b.txt :2 in a")]
    [TestCase("-c ../constraints.txt # c", "requirements ../constraints.txt :1 in a")]
    [TestCase("-r https://host/base.txt\n-r", "")]
    public void Names_the_files_that_it_includes(string text, string expected) =>
        Assert.That(Detected.References(new RequirementsDetector(), "a/requirements.txt", text), Is.EqualTo(expected));

    [Test]
    public void A_chain_of_continued_lines_without_end_is_read_once() =>
        Assert.That(Detected.Facts(new RequirementsDetector(), "requirements.txt", "a==1 \\\n" + string.Concat(Enumerable.Repeat("--hash=sha256:00 \\\n", 100_000))), Is.EqualTo("Dependency a ==1 :1"));
}
