using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Infrastructure;

internal sealed class AzureDeveloperTests
{
    private const string Service = "services:\n  api:\n    project: ./src/api\n    language: python\n    host: containerapp\n";

    [TestCase("azd deploy --no-prompt", Service, "src/api/app.py", true)]
    [TestCase("azd up", Service, "src/api/app.py", true)]
    [TestCase("azd provision", Service, "src/api/app.py", false)]
    [TestCase("azd env list", Service, "src/api/app.py", false)]
    [TestCase("azd deploy", "services:\n  api:\n    project: src\n    host: containerapp\n    docker: {path: api/Dockerfile}\n", "src/api/app.py", true)]
    [TestCase("azd deploy", "services:\n  api:\n    project: src/api\n    host: staticwebapp\n", "src/api/app.py", false)]
    [TestCase("azd deploy", "hooks:\n  predeploy: {shell: sh, run: python src/index.py}\n", "src/index.py", true)]
    [TestCase("azd deploy", "hooks:\n  postdeploy:\n    windows: {shell: pwsh, run: ./x.ps1}\n    posix: {shell: sh, run: python src/index.py}\n", "src/index.py", true)]
    [TestCase("azd deploy", "services:\n  api:\n    project: src\n    host: appservice\n    hooks: {postdeploy: {shell: sh, run: python index.py}}\n", "src/index.py", true)]
    public void A_deployment_builds_and_runs_the_services(string command, string file, string reached, bool runs) => Assert.That(
        LinkedFiles.Chain(
            reached,
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: {command}\n"),
            ("azure.yaml", "name: x\n" + file),
            ("src/api/Dockerfile", "FROM python\nCOPY . .\nCMD [\"python\", \"app.py\"]\n"),
            ("src/api/app.py", ""),
            ("src/index.py", "")),
        runs ? Does.StartWith(".github/workflows/a.yml:1 push -> ") : Is.Empty);
}
