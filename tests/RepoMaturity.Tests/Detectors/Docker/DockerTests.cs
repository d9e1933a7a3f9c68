using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Tests.Detectors.Shell;

namespace RepoMaturity.Tests.Detectors.Docker;

public sealed class DockerTests
{
    [TestCase("Dockerfile", true)]
    [TestCase("a/Dockerfile.train", true)]
    [TestCase("Dockerfile-dev", true)]
    [TestCase("train.Dockerfile", true)]
    [TestCase("Containerfile", true)]
    [TestCase("Dockerfiles.md", false)]
    public void Dockerfiles_are_claimed(string path, bool expected) => Assert.That(new DockerfileDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("FROM python:3.11-slim", "python=3.11-slim")]
    [TestCase("FROM a.b:5000/c/d", "a.b:5000/c/d")]
    [TestCase("FROM a/b@sha256:1", "a/b=sha256:1")]
    [TestCase("FROM a:5000/b:3.1@sha256:1", "a:5000/b=sha256:1")]
    [TestCase("ARG V=3.11\nFROM python:${V}", "python=3.11")]
    [TestCase("FROM --platform=linux/amd64 python:3 AS base\nFROM base\nFROM scratch", "python=3")]
    [TestCase("FROM a\nCOPY --from=ghcr.io/x/uv:1 /uv /bin/", "a,ghcr.io/x/uv=1")]
    [TestCase("", "")]
    public void Base_images_are_named(string text, string expected) => Assert.That(
        string.Join(',', Findings.Facts(Findings.Of("Dockerfile", text), FactKind.Image).Select(line => line.Split(' ')[0])), Is.EqualTo(expected));

    [TestCase("RUN pip install x \\\n  # why\n  && python a.py", "pip install x :2|python a.py :4")]
    [TestCase("RUN [\"python\", \"a b.py\"]", "python a b.py :2")]
    [TestCase("RUN --mount=type=cache,target=/x \\\n    make a", "make a :3")]
    [TestCase("RUN <<EOF\nmake a\nmake b\nEOF\nRUN make c", "make a :3|make b :4|make c :6")]
    [TestCase("RUN python <<EOF\nmake a\nEOF\nRUN make c", "python :2|make c :5")]
    [TestCase("ENV P=src\nRUN python $P/a.py", "python src/a.py :3")]
    [TestCase("ENV P src\nRUN X=1; python ${P}/$X.py", "python src/1.py :3")]
    [TestCase("SHELL [\"bash\", \"-c\"]\nRUN make a", "make a :3")]
    [TestCase("ONBUILD RUN make a", "make a :2")]
    [TestCase("run make a", "make a :2")]
    public void Build_commands_know_their_lines(string text, string expected) => Assert.That(
        string.Join('|', Findings.Facts(Findings.Of("Dockerfile", "FROM a\n" + text), FactKind.Command).Select(line => line.Replace(" @build", "", StringComparison.Ordinal))),
        Is.EqualTo(expected));

    [TestCase("CMD python a.py", "python a.py")]
    [TestCase("CMD [\"python\", \"a.py\"]", "python a.py")]
    [TestCase("ENTRYPOINT [\"python\"]\nCMD [\"a.py\"]", "python a.py")]
    [TestCase("ENTRYPOINT python a.py\nCMD [\"x\"]", "python a.py")]
    [TestCase("CMD [\"sh\", \"-c\", \"cd /x && uvicorn a:b\"]", "uvicorn a:b")]
    [TestCase("CMD a\nFROM b\nCMD c", "c")]
    [TestCase("CMD a\nFROM x", "")]
    [TestCase("FROM b AS one\nCMD c\nFROM one", "c")]
    [TestCase("CMD [not json", "[not json")]
    public void The_last_stage_has_the_entry_point(string text, string expected) => Assert.That(
        string.Join('|', Findings.Of("Dockerfile", "FROM a\n" + text).Facts.Where(fact => fact.Kind == FactKind.Command && fact.Scope == "entrypoint").Select(fact => fact.Name)),
        Is.EqualTo(expected));

    [TestCase("WORKDIR /app\nCOPY . .\nCMD python src/a.py", "src/a.py")]
    [TestCase("WORKDIR /app\nCOPY services/api /app\nCMD python main.py", "services/api/main.py")]
    [TestCase("WORKDIR /app\nCOPY services/api/main.py .\nCMD python main.py", "services/api/main.py")]
    [TestCase("COPY docker/start.sh /start.sh\nENTRYPOINT [\"/start.sh\"]", "docker/start.sh")]
    [TestCase("WORKDIR /app\nCOPY src/ ./code/\nCMD python /app/code/a.py", "src/a.py")]
    [TestCase("WORKDIR /b\nCOPY lib /b/lib\nFROM y\nWORKDIR /c\nCOPY --from=0 /b/lib /c/x\nCMD python x/a.py", "lib/a.py")]
    [TestCase("CMD python a.py", "a.py")]
    public void Paths_of_the_image_are_those_of_the_context(string text, string expected) => Assert.That(
        Findings.Of("Dockerfile", "FROM a\n" + text).References.Where(reference => reference.Kind == ReferenceKinds.Script).Select(reference => reference.Target),
        Is.EqualTo(new[] { expected }));

    [Test]
    public void Units_and_copies()
    {
        var file = Findings.Of("Dockerfile", "FROM a\nCOPY x y /z/\nEXPOSE 80\nHEALTHCHECK CMD curl x\nCMD [\"a\"]\n");
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file), Is.EqualTo(new[] { "build ImageBuild", "entrypoint EntryPoint" }));
            Assert.That(Findings.Facts(file, FactKind.Key), Is.EqualTo(new[] { "copy=x :2 @build", "copy=y :2 @build", "expose :3 @build", "healthcheck :4 @build" }));
        });
    }

    [Test]
    public void Builds_and_runs_find_the_dockerfile()
    {
        Assert.That(
            Findings.Edges(
                ("Dockerfile", "FROM a\nRUN python prepare.py\nCMD python serve.py\n"),
                ("prepare.py", ""),
                ("serve.py", ""),
                ("train/Dockerfile", "FROM a\nCMD python fit.py\n"),
                ("train/fit.py", ""),
                ("run.sh", "docker build -t me/api:1 .\ndocker run me/api\ndocker build train\ndocker run someone/else\n")),
            Is.EqualTo(new[]
            {
                "Dockerfile#build -> prepare.py", "Dockerfile#entrypoint -> serve.py", "run.sh -> Dockerfile#build", "run.sh -> Dockerfile#entrypoint",
                "run.sh -> train/Dockerfile#build", "train/Dockerfile#entrypoint -> train/fit.py",
            }));
    }

    [TestCase("CMD python serve.py", "docker run me/api", true)]
    [TestCase("CMD python serve.py", "docker run --rm -p 80:80 me/api python --version", false)]
    [TestCase("ENTRYPOINT [\"python\", \"serve.py\"]", "docker run --rm me/api --help", true)]
    public void A_command_that_a_container_is_given_takes_the_place_of_the_one_of_the_image(string last, string run, bool starts) => Assert.That(
        Findings.Edges(("Dockerfile", $"FROM a\n{last}\n"), ("serve.py", ""), ("run.sh", $"docker build -t me/api:1 .\n{run}\n")).Contains("run.sh -> Dockerfile#entrypoint"),
        Is.EqualTo(starts));

    [TestCase("FROM")]
    [TestCase("COPY a")]
    [TestCase("RUN <<")]
    [TestCase("RUN <<EOF\nx")]
    [TestCase("CMD [")]
    [TestCase("\\")]
    [TestCase("ENV")]
    [TestCase("WORKDIR ../../..")]
    [TestCase("# escape=`\nRUN a `\n b")]
    public void Broken_dockerfiles_are_read_to_their_end(string text) => Assert.Multiple(() =>
    {
        Assert.That(() => Findings.Of("Dockerfile", text), Throws.Nothing);
        Assert.That(() => Findings.Of("Dockerfile", string.Concat(Enumerable.Repeat(text + "\n", 2000))), Throws.Nothing);
    });
}
